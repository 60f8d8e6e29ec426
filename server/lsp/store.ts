import type { Corpus, CorpusDocument } from '../core/corpus/corpus.ts';
import { detectDialect } from '../core/corpus/detection.ts';
import type { DiskFacts } from '../core/corpus/diskFacts.ts';
import { parseDocument } from '../core/corpus/documentParser.ts';
import { readLine } from '../core/corpus/lineReader.ts';
import { createText } from '../core/source/chunkedText.ts';
import type { Range } from '../core/source/span.ts';
import type { Text } from '../core/source/text.ts';
import { contentKey } from '../core/util/hash.ts';
import { type CorpusConfiguration, defaultConfiguration } from '../core/workspace/configuration.ts';
import type { CorpusSnapshot } from '../core/workspace/snapshot.ts';

/** The single writer of everything that is open. */
export interface CorpusStore {
	readonly snapshot: CorpusSnapshot;
	open(uri: string, version: number, text: string): void;
	change(uri: string, version: number, changes: readonly { readonly range?: Range; readonly text: string }[]): void;
	close(uri: string): void;
	configure(configuration: CorpusConfiguration): void;
	setDisk(uri: string, facts: DiskFacts | undefined): void;
}

type Memos = Map<string, Map<symbol, unknown>>;

function build(uri: string, version: number, text: Text, disk: DiskFacts | undefined, memos: Memos): Corpus {
	const lines: string[] = [];
	for (let line = 0; line < text.lineCount; line++) lines.push(text.slice(text.lineStart(line), text.lineEnd(line)));
	const dialect = detectDialect(lines);
	const start: number[] = [];
	const line: number[] = [];
	lines.forEach((content, number) => {
		if (readLine(content, dialect)?.kind === 'opener') {
			start.push(text.lineStart(number));
			line.push(number);
		}
	});
	const count = start.length;
	const corpus: Corpus = {
		uri,
		version,
		text,
		disk,
		index: {
			space: 'utf16',
			dialect,
			count,
			start: Float64Array.from(start),
			line: Uint32Array.from(line),
			flags: new Uint8Array(count),
			complete: true,
		},
		preamble: count > 0 && start[0] === 0 ? undefined : text.length === 0 ? undefined : { from: 0, to: start[0] ?? text.length },
		ordinalAt: offset => start.findLastIndex(from => from <= offset),
		document: ordinal => documents[ordinal]!,
	};
	const documents = start.map((from, ordinal): CorpusDocument => {
		const span = { from, to: start[ordinal + 1] ?? text.length };
		const source = text.slice(span.from, span.to);
		const key = contentKey(source);
		let memo = memos.get(key);
		if (!memo) memos.set(key, (memo = new Map()));
		const own = memo;
		const document: CorpusDocument = {
			corpus,
			ordinal,
			span,
			line: line[ordinal]!,
			source: () => source,
			contentKey: () => key,
			parsed: () => document.memo(parsedKey, () => parseDocument(source, dialect)),
			memo: <T>(symbol: symbol, compute: () => T): T => {
				if (!own.has(symbol)) own.set(symbol, compute());
				return own.get(symbol) as T;
			},
		};
		return document;
	});
	return corpus;
}
const parsedKey = Symbol('parsed');

export function createStore(): CorpusStore {
	const memos: Memos = new Map();
	let snapshot: CorpusSnapshot = { id: 0, corpora: new Map(), configuration: defaultConfiguration };
	const put = (uri: string, corpus: Corpus | undefined): void => {
		const corpora = new Map(snapshot.corpora);
		if (corpus) corpora.set(uri, corpus);
		else corpora.delete(uri);
		snapshot = { ...snapshot, id: snapshot.id + 1, corpora };
	};
	return {
		get snapshot() {
			return snapshot;
		},
		open: (uri, version, text) => put(uri, build(uri, version, createText(text), undefined, memos)),
		change: (uri, version, changes) => {
			let text = snapshot.corpora.get(uri)?.text;
			if (!text) return;
			for (const { range, text: insert } of changes) {
				if (!range) text = createText(insert);
				else {
					const { from, to } = text.spanOf(range);
					text = text.edit([{ from, to, insert }]);
				}
			}
			put(uri, build(uri, version, text, undefined, memos));
		},
		close: uri => put(uri, undefined),
		configure: configuration => {
			snapshot = { ...snapshot, id: snapshot.id + 1, configuration };
		},
		setDisk: (uri, disk) => {
			const corpus = snapshot.corpora.get(uri);
			if (corpus) put(uri, build(uri, corpus.version, corpus.text, disk, memos));
		},
	};
}

export function reopen(corpus: Corpus, text: Text): Corpus {
	return build(corpus.uri, corpus.version, text, undefined, new Map());
}
