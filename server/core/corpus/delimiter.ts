import type { Span } from '../source/span.ts';
import type { TextChange } from '../source/text.ts';
import type { Problem } from './problem.ts';

/** One attribute as written. Spans count from the document's start. */
export interface Attribute {
	readonly key: string;
	/** Decoded; undefined for the bare flag `noeol`. */
	readonly value: string | undefined;
	readonly span: Span;
	readonly valueSpan: Span | undefined;
}

/** A line read as a delimiter. Spans count from the start of the document it opens or closes. */
export interface DelimiterLine {
	readonly kind: 'opener' | 'end';
	/** The line without its line end. */
	readonly span: Span;
	readonly keyword: Span;
	/** As written, quotes included; undefined where there is none. */
	readonly nameSpan: Span | undefined;
	readonly name: string;
	readonly attributes: readonly Attribute[];
	/** False where recovery had to guess; the document's problems say what. */
	readonly valid: boolean;
}

/** What one line says. Spans and edits count from the line's start. */
export interface LineReading {
	/**
	 * `opener` opens a document, `end` closes the one that is open (both also where recovery had to guess). `reserved` is a text line that should have
	 * been escaped; `escaped` one that is; `suspect` a text line that may have been meant as a delimiter, too doubtful to act on.
	 */
	readonly kind: 'opener' | 'end' | 'reserved' | 'escaped' | 'suspect';
	/** For openers and ends. */
	readonly delimiter: DelimiterLine | undefined;
	/** At most one about the line's shape, the first of format.md's order that applies. */
	readonly problems: readonly Problem[];
	/** For openers: where text that stands behind the delimiter on the same line starts; that text is the first line of the body. */
	readonly textAfter: number | undefined;
	/** For openers that recovery read: the edits that make the line a valid delimiter of that name (`\\n` where a line end is to be put in). */
	readonly mend: ((name: string) => readonly TextChange[]) | undefined;
}
