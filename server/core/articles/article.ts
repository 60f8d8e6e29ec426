import type { Span } from '../source/span.ts';

export const partKinds = [
	'headline',
	'headline-repeat',
	'caption',
	'byline',
	'date',
	'summary',
	'dateline',
	'paragraph',
	'subhead',
	'url',
	'boilerplate',
	'quotation',
] as const;
export type PartKind = (typeof partKinds)[number];

/** An ISO 8601 calendar day, `2025-08-09`. */
export type IsoDay = string;

export interface DatelineValue {
	readonly place: string | null;
	readonly date: IsoDay | null;
	readonly agency: string | null;
}

/** Who said a quotation: a person or a body, and where the text names it, from the body's start. */
export interface QuotationValue {
	readonly speaker: string;
	readonly speakerSpan: Span;
}

/** What a part says, by kind: a day, a dateline's fields, a quotation's speaker; null for the other kinds and where it is not known. */
export type PartValue = IsoDay | DatelineValue | QuotationValue | null;

/** A piece of an article. Datelines and quotations lie inside paragraphs and are listed beside them. Spans count from the body's start. */
export interface Part {
	readonly kind: PartKind;
	readonly span: Span;
	readonly value: PartValue;
	/** A probability. */
	readonly confidence: number;
}

/** What a dateline says; null for parts of other kinds. */
export function datelineOf({ kind, value }: Part): DatelineValue | null {
	return kind === 'dateline' && value !== null && typeof value === 'object' && 'place' in value ? value : null;
}

/** A reason, in words, why an article was taken to start where it does; `weight` orders them, most telling first. */
export interface Evidence {
	readonly text: string;
	readonly weight: number;
}

/** One story inside a document. Spans count from the body's start, in UTF-16 units, and end before the last line's line end. */
export interface Article {
	readonly span: Span;
	readonly headline: string | null;
	readonly headlineSpan: Span | null;
	readonly date: IsoDay | null;
	/** The probability of its first boundary; 1 for the first article of a document. */
	readonly confidence: number;
	readonly evidence: readonly Evidence[];
	readonly parts: readonly Part[];
}

/** A line that may open an article, too doubtful to split at: shown as an information with a "Split here". */
export interface PossibleBoundary {
	readonly offset: number;
	readonly confidence: number;
	readonly evidence: readonly Evidence[];
}

/** A document's articles in order. What stands before the first headline belongs to the first article. */
export interface ArticleAnalysis {
	readonly articles: readonly Article[];
	readonly possible: readonly PossibleBoundary[];
}
