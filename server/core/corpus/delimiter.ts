import type { Span } from '../source/span.ts';

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
