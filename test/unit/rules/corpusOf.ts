import type { Corpus, CorpusDocument } from '../../../server/core/corpus/corpus.ts';
import { detectDialect } from '../../../server/core/corpus/detection.ts';
import type { Dialect } from '../../../server/core/corpus/dialect.ts';
import type { DiskFacts } from '../../../server/core/corpus/diskFacts.ts';
import { DocumentFlag } from '../../../server/core/corpus/documentIndex.ts';
import { type ParsedDocument, parseDocument } from '../../../server/core/corpus/documentParser.ts';
import { readLine } from '../../../server/core/corpus/lineReader.ts';
import { lineSpans } from '../../../server/core/corpus/lines.ts';
import type { Parsed } from '../../../server/core/corpus/problem.ts';
import { createText } from '../../../server/core/source/chunkedText.ts';
import type { Text } from '../../../server/core/source/text.ts';

/** A corpus scanned by the plainest means there is, so that rules are tested apart from the scanner. */
export function corpusOf(content: string | Text, disk?: DiskFacts, known?: Dialect): Corpus {
	const text = typeof content === 'string' ? createText(content) : content;
	const source = text.slice(0);
	const lines = [...lineSpans(source)];
	const dialect = known ?? detectDialect(lines.map(line => source.slice(line.from, line.to)));
	const start: number[] = [];
	const lineNumbers: number[] = [];
	for (const [number, line] of lines.entries()) {
		if (readLine(source.slice(line.from, line.to), dialect)?.kind !== 'opener') continue;
		start.push(line.from);
		lineNumbers.push(number);
	}
	const documents: CorpusDocument[] = [];
	const kept = start.map(() => new Map<symbol, unknown>());
	const corpus: Corpus = {
		uri: 'memory:/test.corpus.txt',
		version: 1,
		lineage: {},
		text,
		index: {
			space: 'utf16',
			dialect,
			count: start.length,
			start: Float64Array.from(start),
			line: Uint32Array.from(lineNumbers),
			flags: new Uint8Array(start.length).fill(DocumentFlag.Malformed),
			complete: true,
		},
		preamble: (start[0] ?? source.length) > 0 ? { from: 0, to: start[0] ?? source.length } : undefined,
		disk,
		document: ordinal => documents[ordinal]!,
		peek: <T>(ordinal: number, key: symbol) => kept[ordinal]?.get(key) as T | undefined,
		ordinalAt: offset => start.findLastIndex(from => from <= offset),
	};
	for (const [ordinal, from] of start.entries())
		documents.push(documentOf(corpus, ordinal, { from, to: start[ordinal + 1] ?? source.length }, lineNumbers[ordinal]!, kept[ordinal]!));
	return corpus;
}

function documentOf(corpus: Corpus, ordinal: number, span: { from: number; to: number }, line: number, kept: Map<symbol, unknown>): CorpusDocument {
	const source = corpus.text.slice(span.from, span.to);
	let parsed: Parsed<ParsedDocument> | undefined;
	return {
		corpus,
		ordinal,
		span,
		line,
		source: () => source,
		parsed: () => (parsed ??= parseDocument(source, corpus.index.dialect)),
		contentKey: () => source,
		memo<T>(key: symbol, compute: () => T): T {
			if (!kept.has(key)) kept.set(key, compute());
			return kept.get(key) as T;
		},
	};
}
