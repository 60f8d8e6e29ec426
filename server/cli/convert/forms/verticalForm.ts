import type { AttributeValue } from '../../../core/corpus/render.ts';
import { splitSentences } from '../../../core/entities/sentences.ts';
import { tokenize } from '../../../core/entities/tokenizer.ts';
import type { ByteSource } from '../../../core/source/byteSource.ts';
import { UsageError } from '../../exitCode.ts';
import { printable } from '../../terminal.ts';
import type { Entry } from '../entry.ts';
import type { FileReader, FileWriter, Form, RawEntry, ReadOptions, WriteOptions } from '../form.ts';
import { lineText, readLines } from '../lines.ts';
import { escapeAttribute, escapeMarkup, readTagAttributes, unescapeMarkup } from './markup.ts';
import { decodedEntry, heldEntry } from './plainEntry.ts';
import { countTokenLosses } from './tokenLosses.ts';

/** Vertical text as Sketch Engine and the Corpus Workbench read it: a token a line, structures as tags on lines of their own. */
export const verticalForm: Form = {
	id: 'vertical',
	title: 'vertical text (Sketch Engine, CWB): <doc>, <p> and <s> around a token in each line',
	extensions: ['.vert', '.vrt'],
	reader: readVertical,
	writer: writeVertical,
};

/** Tokens become paragraphs, a line each, with single blanks where nothing says that there is none. */
class VerticalText {
	#text = '';
	#isGlued = true;
	/** Tokens with further columns. */
	tagged = 0;
	/** Tags other than those of paragraphs, sentences and glue. */
	otherTags = 0;

	add(line: string): void {
		const tag = /^<(\/?)([A-Za-z_][\w.-]*)\b[^>]*>$/.exec(line)?.[2];
		if (tag === undefined) {
			const [word = '', ...columns] = line.split('\t');
			if (columns.length > 0) this.tagged++;
			this.#text += `${this.#isGlued ? '' : ' '}${unescapeMarkup(word)}`;
			this.#isGlued = false;
		} else if (tag === 'g') this.#isGlued = true;
		else if (tag === 'p') {
			if (this.#text !== '' && !this.#text.endsWith('\n')) this.#text += '\n';
			this.#isGlued = true;
		} else if (tag !== 's') this.otherTags++;
	}

	take(): string {
		const text = this.#text === '' || this.#text.endsWith('\n') ? this.#text : `${this.#text}\n`;
		this.#text = '';
		this.#isGlued = true;
		return text;
	}
}

/** The attribute of `<doc>` that holds a document's name; by these, other tools' names are found too. */
const nameKeys = ['name', 'file', 'filename', 'id'];

async function* readVertical(source: ByteSource, path: string, options: ReadOptions): ReturnType<FileReader> {
	const tokens = new VerticalText();
	let open: { name: string | undefined; attributes: readonly AttributeValue[] } | undefined;
	let outside = 0;
	const close = (): RawEntry | undefined => {
		const entry = open && { ...heldEntry('', open.attributes, tokens.take()), name: open.name };
		open = undefined;
		return entry;
	};
	for await (const line of readLines(source, path, options.onProgress)) {
		const text = lineText(line);
		const doc = /^<(\/?)(?:doc|text)\b([^>]*)>\s*$/.exec(text);
		if (doc) {
			const entry = close();
			if (entry) yield entry;
			if (doc[1] === '') open = openingOf(doc[2]!);
		} else if (open && text !== '') tokens.add(text);
		else if (text.trim() !== '' && !/^<[?!/]?[A-Za-z]/.test(text)) outside++;
	}
	const entry = close();
	if (entry) yield entry;
	options.losses.add('{amount} tokens had further columns (tags, lemmas), which are left out.', tokens.tagged);
	options.losses.add('{amount} tags other than doc, p, s and g are left out.', tokens.otherTags);
	options.losses.add('{amount} tokens outside of every document are left out.', outside);
}

function openingOf(inside: string): { name: string | undefined; attributes: readonly AttributeValue[] } {
	const attributes = readTagAttributes(inside);
	const nameKey = nameKeys.find(key => attributes.some(attribute => attribute.key === key));
	return {
		name: attributes.find(({ key }) => key === nameKey)?.value,
		// An id is an attribute of its own as well where it has to do for the name.
		attributes: attributes.filter(({ key }) => key !== nameKey || key === 'id'),
	};
}

async function writeVertical(entries: AsyncIterable<Entry>, sink: Parameters<FileWriter>[1], { losses, proof }: WriteOptions): Promise<void> {
	for await (const entry of entries) {
		const { name } = entry;
		const { text, attributes } = await decodedEntry(entry, losses);
		if (attributes.some(({ key }) => key === 'name'))
			throw new UsageError(
				`${printable(name)} has an attribute name, which <doc> already has for the name of the document. Rename or remove it first.`,
			);
		const body = verticalText(text);
		const written = [{ key: 'name', value: name }, ...attributes];
		await sink.write(`<doc ${written.map(({ key, value }) => `${key}="${escapeAttribute(value ?? '')}"`).join(' ')}>\n${body}</doc>\n`);
		const tokens = new VerticalText();
		for (const line of body.split('\n')) if (line !== '') tokens.add(line);
		const kept = tokens.take();
		countTokenLosses(name, text, kept, losses);
		proof.expect(name, attributes, kept);
	}
}

/** Each line with text as a paragraph of sentences; `<g/>` stands where no white space is between two tokens. */
function verticalText(text: string): string {
	const lines: string[] = [];
	for (const paragraph of text.split(/\r\n|\n|\r/)) {
		const tokens = tokenize(paragraph);
		if (tokens.length === 0) continue;
		lines.push('<p>');
		let end = -1;
		let next = 0;
		for (const sentence of splitSentences(paragraph)) {
			// Glue between two sentences has no place inside of either.
			if (tokens[next]!.from === end) lines.push('<g/>');
			lines.push('<s>');
			for (let isFirst = true; next < tokens.length && tokens[next]!.from < sentence.to; next++, isFirst = false) {
				const { from, to } = tokens[next]!;
				if (from === end && !isFirst) lines.push('<g/>');
				lines.push(escapeMarkup(paragraph.slice(from, to)));
				end = to;
			}
			lines.push('</s>');
		}
		lines.push('</p>');
	}
	return lines.map(line => `${line}\n`).join('');
}
