import type { AttributeValue } from '../../../core/corpus/render.ts';
import type { ByteSource } from '../../../core/source/byteSource.ts';
import { UsageError } from '../../exitCode.ts';
import type { FileReader, Form, RawEntry, ReadOptions } from '../form.ts';
import { LineGatherer, lineText, readLines } from '../lines.ts';
import { readTagAttributes, unescapeMarkup } from './markup.ts';
import { heldEntry } from './plainEntry.ts';

/** The SGML of Reuters-21578, Distribution 1.0 (its README, section VI): a document a `<REUTERS>` element. Read only. */
export const reutersForm: Form = { id: 'reuters', title: 'Reuters-21578 SGML', extensions: ['.sgm', '.sgml'], reader: readReuters };

async function* readReuters(source: ByteSource, path: string, options: ReadOptions): ReturnType<FileReader> {
	const element = new LineGatherer();
	let isOpen = false;
	let isAny = false;
	let number = 0;
	for await (const line of readLines(source, path, options.onProgress)) {
		const mayBeTag = line.bytes.includes(0x3c);
		const text = mayBeTag ? lineText(line) : '';
		if (mayBeTag && /^\s*<REUTERS\b/.test(text)) {
			if (isOpen) throw new UsageError(`${path}:${line.number + 1}: a <REUTERS> starts before the one of line ${number} has ended.`);
			isOpen = true;
			number = line.number + 1;
		}
		if (isOpen) element.add(line.bytes);
		if (!isOpen || !text.includes('</REUTERS>')) continue;
		isOpen = false;
		isAny = true;
		yield readElement(element.take(), options);
	}
	if (isOpen) throw new UsageError(`${path}: the <REUTERS> of line ${number} has no end.`);
	if (!isAny && (await source.size()) > 0) throw new UsageError(`${path}: it holds no <REUTERS> element.`);
}

const strict = new TextDecoder('utf-8', { fatal: true });
const western = new TextDecoder('windows-1252');

const listFields = ['TOPICS', 'PLACES', 'PEOPLE', 'ORGS', 'EXCHANGES', 'COMPANIES'] as const;

function readElement(bytes: Uint8Array, { losses }: ReadOptions): RawEntry {
	const source = decode(bytes, losses);
	const tag = readTagAttributes(/<REUTERS\b([^>]*)>/.exec(source)?.[1] ?? '');
	const attribute = (key: string): string | undefined => tag.find(each => each.key === key)?.value;
	const attributes: AttributeValue[] = [];
	const add = (key: string, value: string | undefined): void => {
		if (value !== undefined && value !== '') attributes.push({ key, value });
	};
	const id = attribute('NEWID');
	add('id', id);
	const written = fieldOf(source, 'DATE')?.trim();
	const date = written === undefined ? undefined : isoDate(written);
	add('date', date);
	if (written !== undefined && date === undefined) add('written-date', written);
	const text = /<TEXT\b[^>]*>([\s\S]*?)<\/TEXT>/.exec(source)?.[1] ?? '';
	const title = fieldOf(text, 'TITLE')?.trim();
	add('title', title === undefined ? undefined : plain(title, losses));
	for (const key of listFields) add(key.toLowerCase(), listOf(fieldOf(source, key)));
	add('oldid', attribute('OLDID'));
	add('lewissplit', attribute('LEWISSPLIT'));
	add('cgisplit', attribute('CGISPLIT'));
	add('topics-assigned', attribute('TOPICS'));
	losses.add('{amount} UNKNOWN and MKNOTE elements (codes of the wire) are left out.', (source.match(/<(?:UNKNOWN|MKNOTE)>/g) ?? []).length);
	const name = id === undefined ? undefined : `reuters-${id.padStart(5, '0')}.txt`;
	return { ...heldEntry('', attributes, bodyOf(text, losses)), name };
}

function decode(bytes: Uint8Array, losses: ReadOptions['losses']): string {
	try {
		return strict.decode(bytes);
	} catch {
		losses.add('{amount} documents that are no UTF-8 were read as Windows-1252.', 1);
		return western.decode(bytes);
	}
}

/** Headline, author, then dateline and body as the wire ran them; for texts without structure (UNPROC), what stands in them. */
function bodyOf(text: string, losses: ReadOptions['losses']): string {
	const field = (name: string): string => plain(fieldOf(text, name) ?? '', losses);
	const title = field('TITLE').trim();
	const author = field('AUTHOR').trim();
	const body = field('BODY');
	const dateline = field('DATELINE').trim();
	const rest = plain(text.replace(/<(TITLE|AUTHOR|DATELINE|BODY)>[\s\S]*?<\/\1>/g, ''), losses).trim();
	const story = `${dateline === '' ? '' : `${dateline} `}${body.trim()}`.trim();
	return [title, author, story, rest]
		.filter(each => each !== '')
		.map(each => `${each}\n`)
		.join('\n');
}

function fieldOf(source: string, name: string): string | undefined {
	return new RegExp(`<${name}\\b[^>]*>([\\s\\S]*?)</${name}>`).exec(source)?.[1];
}

function listOf(field: string | undefined): string {
	return [...(field ?? '').matchAll(/<D>([\s\S]*?)<\/D>/g)].map(([, item]) => unescapeMarkup(item!.trim())).join(',');
}

/** Text without references and without the control characters that mark its ends on the wire. */
function plain(source: string, losses: ReadOptions['losses']): string {
	const text = unescapeMarkup(source);
	const kept = text.replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '');
	losses.add('{amount} control characters of the wire are left out.', text.length - kept.length);
	return kept;
}

const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];

/** `26-FEB-1987 15:01:01.79` as ISO 8601. */
function isoDate(written: string): string | undefined {
	const match = /^(\d{1,2})-([A-Z]{3})-(\d{4}) (\d{2}:\d{2}:\d{2})/.exec(written);
	const month = months.indexOf(match?.[2] ?? '') + 1;
	if (!match || month === 0) return undefined;
	return `${match[3]}-${String(month).padStart(2, '0')}-${match[1]!.padStart(2, '0')}T${match[4]}`;
}
