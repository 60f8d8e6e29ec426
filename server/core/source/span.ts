/** A half-open stretch of text or bytes, `from` inclusive, `to` exclusive. The unit and origin are the owner's: see each field that holds one. */
export interface Span {
	readonly from: number;
	readonly to: number;
}

/** A place in a text as LSP counts it: both 0-based, `character` in UTF-16 units. */
export interface Position {
	readonly line: number;
	readonly character: number;
}

export interface Range {
	readonly start: Position;
	readonly end: Position;
}

/** The range between two positions. */
export function positionRange(start: Position, end: Position): Range {
	return { start, end };
}

/** The span moved by `offset`: from a document's own coordinates to its corpus', or back. */
export function shiftSpan(span: Span, offset: number): Span {
	return { from: span.from + offset, to: span.to + offset };
}
