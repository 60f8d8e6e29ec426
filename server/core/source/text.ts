import type { Position, Range, Span } from './span.ts';

/** Replaces `from`..`to` (offsets in the text before any change of the same batch) by `insert`. */
export interface TextChange {
	readonly from: number;
	readonly to: number;
	readonly insert: string;
}

/**
 * An immutable text: what an editor holds, as UTF-16 units. Versions share what an edit did not touch.
 * A line ends at LF, CR LF or a lone CR, as in LSP, and nowhere else; `lineCount` is one more than the number of line ends.
 */
export interface Text {
	readonly length: number;
	readonly lineCount: number;
	/** Clamped to the text; `to` defaults to its end. */
	slice(from: number, to?: number): string;
	/** The text from `from` on, in pieces of unspecified size. */
	chunks(from?: number): Iterable<string>;
	/** Changes must be sorted and must not overlap. */
	edit(changes: readonly TextChange[]): Text;
	/** The offset at which a 0-based line starts, clamped to the text. */
	lineStart(line: number): number;
	/** The offset at which a 0-based line's content ends, before its line end. */
	lineEnd(line: number): number;
	/** The 0-based line that holds an offset. */
	lineAt(offset: number): number;
	positionAt(offset: number): Position;
	/** Positions past the end of a line or the text are clamped, as LSP asks. */
	offsetAt(position: Position): number;
	rangeOf(span: Span): Range;
	spanOf(range: Range): Span;
}
