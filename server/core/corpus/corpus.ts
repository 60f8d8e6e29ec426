import type { Span } from '../source/span.ts';
import type { Text } from '../source/text.ts';
import type { DiskFacts } from './diskFacts.ts';
import type { DocumentIndex } from './documentIndex.ts';
import type { ParsedDocument } from './documentParser.ts';
import type { Parsed } from './problem.ts';

/** One version of one corpus that is held as text. Immutable. */
export interface Corpus {
	readonly uri: string;
	readonly version: number;
	/** The same object for all versions since the corpus was opened: a key for what is carried from one version to the next. */
	readonly lineage: object;
	readonly text: Text;
	/** In UTF-16 units. */
	readonly index: DocumentIndex;
	/** What stands before the first opener; undefined when nothing does. In units of the corpus. */
	readonly preamble: Span | undefined;
	/** What the file's bytes say and the editor hides; undefined while unknown or since changed. */
	readonly disk: DiskFacts | undefined;
	/** `ordinal` counts from 0 and must be below `index.count`. */
	document(ordinal: number): CorpusDocument;
	/** What `memo` has kept for a document, if anything; cheap enough to ask of every document after every edit. */
	peek<T>(ordinal: number, key: symbol): T | undefined;
	/** The ordinal of the document that holds an offset; -1 in the preamble. */
	ordinalAt(offset: number): number;
}

/** One `<<<FILE name>>>` block of one version of a corpus. */
export interface CorpusDocument {
	readonly corpus: Corpus;
	readonly ordinal: number;
	/** From the start of the opener's line to the start of the next opener's line, or the end. In units of the corpus. */
	readonly span: Span;
	/** The 0-based line of the opener. */
	readonly line: number;
	/** The block's text, opener line included. */
	source(): string;
	/** Read once for each content; every span in it counts from the document's start. */
	parsed(): Parsed<ParsedDocument>;
	/** A key of the block's text: equal for equal text (`contentKey`). */
	contentKey(): string;
	/**
	 * What `compute` gave for this document's text and dialect, computed once and kept through edits elsewhere in the corpus.
	 * What is kept must not depend on anything but this document's text and dialect.
	 */
	memo<T>(key: symbol, compute: () => T): T;
}
