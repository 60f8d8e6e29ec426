import { parseDateLine } from '../../../core/articles/dates.ts';
import { nameFromHeadline } from '../../../core/corpus/names.ts';
import type { AttributeValue } from '../../../core/corpus/render.ts';
import type { ByteSource } from '../../../core/source/byteSource.ts';
import { UsageError } from '../../exitCode.ts';
import type { FileReader, Form, RawEntry, ReadOptions } from '../form.ts';
import { LineGatherer, lineText, readLines } from '../lines.ts';
import { countInvalidBytes, heldEntry } from './plainEntry.ts';

/**
 * Text exports of LexisNexis, of the older services (`1 of 100 DOCUMENTS` before each document, fields such as `LENGTH:` in capitals) and of the newer
 * (`Body` before and `End of Document` behind the text). Fields become attributes; the text is headline, byline and body. Read only.
 */
export const lexisForm: Form = { id: 'lexisnexis', title: 'a LexisNexis export in text', extensions: [], reader: readExport };

/** What stands before a document of the older form, in the languages of the service. */
export const lexisOpening =
	/^\s*(?:\d+ of \d+ DOCUMENTS?|Dokument \d+ von \d+|Document \d+ (?:de|van) \d+|Documento \d+ (?:de|di) \d+|\d+ de \d+ DOCUMENTOS?)\s*$/i;
export const lexisEnding = /^\s*End of Document\s*$/i;

async function* readExport(source: ByteSource, path: string, options: ReadOptions): ReturnType<FileReader> {
	const gathered = new LineGatherer();
	let isAny = false;
	let isOlder = false;
	let cover = 0;
	const close = (): RawEntry | undefined => {
		const bytes = gathered.take();
		options.losses.add('{amount} bytes are no UTF-8: U+FFFD stands for them.', countInvalidBytes(bytes));
		const text = new TextDecoder('utf-8').decode(bytes);
		if (text.trim() === '') return undefined;
		isAny = true;
		return isOlder ? readOlder(text) : readNewer(text);
	};
	for await (const line of readLines(source, path, options.onProgress)) {
		const text = lineText(line);
		if (lexisOpening.test(text)) {
			const before = isOlder ? close() : undefined;
			if (before) yield before;
			else cover += gathered.take().length;
			isOlder = true;
		} else if (!isOlder && lexisEnding.test(text)) {
			const entry = close();
			if (entry) yield entry;
		} else gathered.add(line.bytes);
	}
	if (isOlder) {
		const last = close();
		if (last) yield last;
	} else cover += gathered.take().toString().trim().length;
	options.losses.add('{amount} bytes before the first or behind the last document (a cover page, say) are left out.', cover);
	if (!isAny && (await source.size()) > 0)
		throw new UsageError(`${path}: neither a line such as "1 of 100 DOCUMENTS" nor "End of Document" stands in it: it is no LexisNexis export.`);
}

/** Lines between empty ones. */
interface Block {
	readonly lines: readonly string[];
	/** Set in the middle of the page. */
	readonly isCentred: boolean;
	readonly field: { readonly key: string; readonly value: string } | undefined;
}

const fieldLine = /^([A-Z][A-Z-]{2,24}|[A-Z][a-z]+(?:-[A-Z][a-z]+)?):[ \t]*(.*)$/;
const knownFields = new Set(
	(
		'byline section length dateline highlight load-date language subject company ticker industry geographic city state country person organization ' +
		'publication-type journal-code document-type graphic correction correction-date acc-no distribution type series edition notes url pub-type update ' +
		'abstract source column copyright links'
	).split(' '),
);

function blocksOf(text: string): readonly Block[] {
	return text
		.replaceAll('\r\n', '\n')
		.split(/\n(?:[ \t\u00a0]*\n)+/)
		.map(block => block.replace(/^\n+|\s+$/g, '').split('\n'))
		.filter(lines => lines.some(line => line.trim() !== ''))
		.map(lines => {
			const match = fieldLine.exec(lines[0]!);
			const key = match?.[1]?.toLowerCase() ?? '';
			const field =
				match && knownFields.has(key)
					? {
							key,
							value: [match[2]!, ...lines.slice(1)]
								.map(line => line.trim())
								.join(' ')
								.trim(),
						}
					: undefined;
			return { lines, isCentred: lines.every(line => /^[ \t]{8,}\S/.test(line)), field };
		});
}

function readOlder(text: string): RawEntry {
	const blocks = blocksOf(text);
	const attributes = new Attributes();
	let next = 0;
	const centred: string[] = [];
	for (; blocks[next]?.isCentred; next++) centred.push(...blocks[next]!.lines.map(line => line.trim()));
	attributes.add('source', centred[0]);
	for (const line of centred.slice(1)) attributes.addDateOr('edition', line);
	let headline = '';
	if (blocks[next] && !blocks[next]!.field) headline = joined(blocks[next++]!.lines);
	// Fields before the body, and text between them, such as a date below the headline.
	const lengthAt = blocks.findIndex((block, index) => index >= next && block.field?.key === 'length');
	for (; next <= lengthAt || blocks[next]?.field; next++) {
		const { field, lines } = blocks[next]!;
		if (field) attributes.add(field.key, field.value);
		else attributes.addDateOr('note', joined(lines));
	}
	let end = blocks.length;
	while (end > next && (blocks[end - 1]!.field || blocks[end - 1]!.isCentred)) end--;
	for (const { field, lines } of blocks.slice(end)) attributes.add(field?.key ?? 'copyright', field?.value ?? joined(lines));
	return entryOf(headline, attributes, bodyText(blocks.slice(next, end)));
}

function readNewer(text: string): RawEntry {
	const attributes = new Attributes();
	const lines = text.replaceAll('\r\n', '\n').split('\n');
	const bodyAt = lines.findIndex(line => /^\s*Body\s*$/.test(line));
	const endAt = lines.findIndex((line, index) => index > bodyAt && /^\s*(?:Classification|Load-Date:.*)\s*$/.test(line));
	const head = lines.slice(0, Math.max(0, bodyAt)).map(line => line.trim());
	const titles: string[] = [];
	for (const line of head.filter(each => each !== '')) {
		const match = fieldLine.exec(line);
		if (match && knownFields.has(match[1]!.toLowerCase())) attributes.add(match[1]!.toLowerCase(), match[2]);
		else if (/^Copyright\b/i.test(line)) attributes.add('copyright', line);
		else if (titles.length < 2) titles.push(line);
		else attributes.addDateOr('note', line);
	}
	attributes.add('source', titles[1]);
	const end = endAt < 0 ? lines.length : endAt;
	const body = blocksOf(lines.slice(bodyAt + 1, end).join('\n'));
	for (const line of lines.slice(end)) {
		const match = fieldLine.exec(line.trim());
		if (match && knownFields.has(match[1]!.toLowerCase())) attributes.add(match[1]!.toLowerCase(), match[2]);
	}
	return entryOf(titles[0] ?? '', attributes, bodyText(body));
}

function entryOf(headline: string, attributes: Attributes, body: string): RawEntry {
	attributes.add('title', headline);
	const parts = [headline, attributes.valueOf('byline') ?? '', body.trimEnd()].filter(part => part !== '');
	return {
		...heldEntry('', attributes.list(), parts.map(part => `${part}\n`).join('\n')),
		name: headline === '' ? undefined : nameFromHeadline(headline),
	};
}

function bodyText(blocks: readonly Block[]): string {
	return blocks.map(({ lines }) => `${lines.map(line => line.trimEnd()).join('\n')}\n`).join('\n');
}

function joined(lines: readonly string[]): string {
	return lines
		.map(line => line.trim())
		.join(' ')
		.trim();
}

const languages: Readonly<Record<string, string>> = {
	english: 'en',
	german: 'de',
	deutsch: 'de',
	french: 'fr',
	français: 'fr',
	spanish: 'es',
	español: 'es',
	dutch: 'nl',
	nederlands: 'nl',
	italian: 'it',
	portuguese: 'pt',
	russian: 'ru',
	arabic: 'ar',
	turkish: 'tr',
	chinese: 'zh',
	japanese: 'ja',
	urdu: 'ur',
	hindi: 'hi',
};

/** Fields as attributes: the first of a key counts, further ones are joined to it. */
class Attributes {
	readonly #values = new Map<string, string>();

	add(key: string, value: string | undefined): void {
		if (value === undefined || value === '') return;
		const language = key === 'language' ? languages[/^\p{L}+/u.exec(value)?.[0].toLowerCase() ?? ''] : undefined;
		const as = language === undefined ? key : 'lang';
		const before = this.#values.get(as);
		this.#values.set(as, before === undefined ? (language ?? value) : `${before}; ${value}`);
	}

	/** The first line with a date gives the day, and is kept as it is written; any other line is what `key` says. */
	addDateOr(key: string, line: string): void {
		const date = this.#values.has('date') ? null : parseDateLine(line);
		if (date?.iso) this.#values.set('date', date.iso);
		this.add(date?.iso ? 'written-date' : key, line);
	}

	valueOf(key: string): string | undefined {
		return this.#values.get(key);
	}

	list(): readonly AttributeValue[] {
		return [...this.#values].map(([key, value]) => ({ key, value }));
	}
}
