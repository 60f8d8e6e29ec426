import type { ByteSource } from '../../../core/source/byteSource.ts';
import { unhurried } from '../../../core/util/slices.ts';
import { loadArticleFinder, loadEntityFinder } from '../../engine.ts';
import { conllDocument } from '../../entities/conll.ts';
import { UsageError } from '../../exitCode.ts';
import type { Entry } from '../entry.ts';
import { entryDocument } from '../entryDocument.ts';
import type { FileReader, FileWriter, Form, RawEntry, ReadOptions, WriteOptions } from '../form.ts';
import { lineText, readLines } from '../lines.ts';
import { decodedEntry, heldEntry } from './plainEntry.ts';
import { countTokenLosses } from './tokenLosses.ts';

/** Columns of words and BIO labels, as `corpus entities --format conll` writes them. */
export const conllForm: Form = {
	id: 'conll',
	title: 'CoNLL columns: a word and its BIO label in each line, -DOCSTART- before each document',
	extensions: ['.conll', '.bio', '.iob'],
	reader: readConll,
	writer: writeConll,
};

/** Words become sentences, a line each, with single blanks. */
class TokenText {
	#lines: string[] = [];
	#words: string[] = [];
	labels = 0;

	/** A line of columns, or an empty one. */
	add(line: string): void {
		if (line === '') {
			if (this.#words.length > 0) this.#lines.push(this.#words.join(' '));
			this.#words = [];
			return;
		}
		const columns = line.split(/[ \t]+/);
		if (columns.length > 1 && columns.at(-1) !== 'O') this.labels++;
		this.#words.push(columns[0]!);
	}

	take(): string {
		this.add('');
		const text = this.#lines.map(line => `${line}\n`).join('');
		this.#lines = [];
		return text;
	}
}

async function* readConll(source: ByteSource, path: string, options: ReadOptions): ReturnType<FileReader> {
	const tokens = new TokenText();
	let isOpen = false;
	const close = (): RawEntry => ({ ...heldEntry('', [], tokens.take()), name: undefined });
	for await (const line of readLines(source, path, options.onProgress)) {
		const text = lineText(line).trimEnd();
		if (text.startsWith('-DOCSTART-')) {
			if (isOpen) yield close();
			isOpen = true;
		} else if (text !== '' || isOpen) {
			if (/^[ \t]/.test(text)) throw new UsageError(`${path}:${line.number + 1}: a word was expected at the start of the line.`);
			isOpen = true;
			tokens.add(text);
		}
	}
	if (isOpen) yield close();
	options.losses.add('{amount} labels of names are left out: a corpus holds text alone.', tokens.labels);
}

async function writeConll(entries: AsyncIterable<Entry>, sink: Parameters<FileWriter>[1], { losses, proof }: WriteOptions): Promise<void> {
	const [findArticles, findEntities] = [await loadArticleFinder(), await loadEntityFinder()];
	let number = 0;
	for await (const entry of entries) {
		const { name } = entry;
		const { text, attributes } = await decodedEntry(entry, losses);
		losses.add('{amount} attributes of {documents} are lost: CoNLL columns hold words and labels alone.', attributes.length, name);
		losses.add('The names of {documents} are lost: CoNLL columns have no place for them.', 1, name);
		const document = entryDocument(name, attributes, text);
		const written = conllDocument(document, await findEntities(document, await findArticles(document, unhurried), unhurried));
		await sink.write(written);
		const tokens = new TokenText();
		for (const line of written.split('\n').slice(1, -1)) tokens.add(line);
		const kept = tokens.take();
		const { body } = document.parsed().value;
		countTokenLosses(name, document.source().slice(body.from, body.to), kept, losses);
		proof.expect(numberedDocumentName(++number), [], kept);
	}
}

/** What a document is called that its form gives no name. */
export function numberedDocumentName(number: number): string {
	return `document-${String(number).padStart(6, '0')}.txt`;
}
