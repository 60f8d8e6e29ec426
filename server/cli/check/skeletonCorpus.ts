import type { Corpus, CorpusDocument } from '../../core/corpus/corpus.ts';
import type { Dialect } from '../../core/corpus/dialect.ts';
import { type DocumentIndex, IndexColumns } from '../../core/corpus/documentIndex.ts';
import { type ParsedDocument, parseDocument } from '../../core/corpus/documentParser.ts';
import type { Parsed } from '../../core/corpus/problem.ts';
import { createText } from '../../core/source/chunkedText.ts';
import type { Position, Range, Span } from '../../core/source/span.ts';
import type { Text } from '../../core/source/text.ts';
import { contentKey } from '../../core/util/hash.ts';
import { lastAtMost } from '../../core/util/sortedSearch.ts';
import type { DocumentTable } from '../sections/documentTable.ts';
import { type DocumentFacts, positionIn } from '../sections/survey.ts';

/**
 * A corpus in which every document has its real delimiters and, for a body, a hash of its content.
 *
 * The rules that look across documents read names, delimiters, line numbers, and whether two documents hold the same. All of that is here,
 * so they run on a corpus of any size, unchanged, at the cost of a few hundred bytes a document. Spans count in the skeleton; `rangeOf` says
 * where they are in the file.
 */
export class SkeletonCorpus implements Corpus {
	readonly uri: string;
	readonly version = 0;
	readonly lineage: object = {};
	readonly index: DocumentIndex;
	readonly preamble = undefined;
	readonly disk = undefined;
	readonly #facts: DocumentTable;
	readonly #starts: Float64Array;
	/** What was computed of documents, by key. Documents themselves are made when they are asked for: a million of them parsed would fill the memory. */
	readonly memos = new Map<symbol, unknown[]>();
	readonly #end: Position;

	/** `facts` have lines of the file; `end` is the file's. */
	constructor(uri: string, dialect: Dialect, facts: DocumentTable, end: Position) {
		this.uri = uri;
		this.#facts = facts;
		this.#end = end;
		const columns = new IndexColumns(facts.length);
		let start = 0;
		for (const each of facts) {
			columns.push(start, each.line, 0);
			start += skeletonLength(each);
		}
		this.#starts = columns.start;
		this.index = { space: 'utf16', dialect, count: facts.length, start: columns.start, line: columns.line, flags: columns.flags, complete: true };
	}

	/** Empty: rules that read more than documents have no place here. */
	readonly text: Text = createText('');

	document(ordinal: number): CorpusDocument {
		return new SkeletonDocument(this, ordinal, this.#facts.facts(ordinal)!);
	}

	peek<T>(ordinal: number, key: symbol): T | undefined {
		return this.memos.get(key)?.[ordinal] as T | undefined;
	}

	ordinalAt(offset: number): number {
		return lastAtMost(this.#starts, this.index.count, offset);
	}

	/** Where a span of the skeleton is in the file. */
	rangeOf({ from, to }: Span): Range {
		return { start: this.#positionAt(from), end: this.#positionAt(to) };
	}

	#positionAt(offset: number): Position {
		const ordinal = this.ordinalAt(offset);
		const facts = this.#facts.facts(ordinal)!;
		const inDocument = offset - this.#starts[ordinal]!;
		if (inDocument >= skeletonLength(facts)) return this.#end;
		const bodyEnd = skeletonLength(facts) - endText(facts).length;
		if (inDocument < bodyEnd) return placeIn(facts.head.slice(0, inDocument), facts.line);
		return placeIn(facts.end?.text.slice(0, inDocument - bodyEnd) ?? '', facts.line + (facts.end?.line ?? 0));
	}
}

function placeIn(before: string, line: number): Position {
	const { line: lines, character } = positionIn(before);
	return { line: line + lines, character };
}

function bodyText({ trimmed, isBlank }: DocumentFacts): string {
	return isBlank ? '\n' : `${trimmed}\n`;
}

function endText({ end }: DocumentFacts): string {
	return end ? `${end.text}\n` : '';
}

function skeletonLength(facts: DocumentFacts): number {
	return facts.head.length + bodyText(facts).length + endText(facts).length;
}

class SkeletonDocument implements CorpusDocument {
	readonly span: Span;
	readonly line: number;
	#parsed: Parsed<ParsedDocument> | undefined;

	constructor(
		readonly corpus: SkeletonCorpus,
		readonly ordinal: number,
		readonly facts: DocumentFacts,
	) {
		const from = corpus.index.start[ordinal]!;
		this.span = { from, to: from + skeletonLength(facts) };
		this.line = facts.line;
	}

	source(): string {
		return this.facts.head + bodyText(this.facts) + endText(this.facts);
	}

	parsed(): Parsed<ParsedDocument> {
		return (this.#parsed ??= parseDocument(this.source(), this.corpus.index.dialect));
	}

	contentKey(): string {
		return contentKey(this.source());
	}

	memo<T>(key: symbol, compute: () => T): T {
		const kept = this.corpus.memos.get(key) ?? [];
		this.corpus.memos.set(key, kept);
		kept[this.ordinal] ??= compute();
		return kept[this.ordinal] as T;
	}
}
