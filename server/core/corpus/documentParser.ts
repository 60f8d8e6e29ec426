import type { Span } from '../source/span.ts';
import type { DelimiterLine } from './delimiter.ts';

/** One document taken apart. Spans count from the document's start, in UTF-16 units. */
export interface ParsedDocument {
	/** As the opener names it, decoded; empty where the name is missing. */
	readonly name: string;
	readonly opener: DelimiterLine;
	/** Everything between the opener's line and the end marker (or the end of the document), escapes and all. */
	readonly body: Span;
	readonly end: DelimiterLine | undefined;
	/** Lines of the body that match the reserved pattern, escaped ones included. */
	readonly reserved: readonly ReservedLine[];
}

export interface ReservedLine {
	/** The line without its line end. */
	readonly span: Span;
	readonly escaped: boolean;
}
