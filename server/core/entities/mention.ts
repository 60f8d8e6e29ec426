import type { Span } from '../source/span.ts';

export const mentionTypes = ['PER', 'ORG', 'LOC', 'MISC', 'DATE', 'TIME', 'MONEY', 'PERCENT', 'QUANTITY'] as const;
export type MentionType = (typeof mentionTypes)[number];

/** A TIMEX3 value (or two with a slash), and the first and last day it covers; null where it has no place on the calendar. */
export interface TemporalValue {
	readonly timex: string;
	readonly start: string | null;
	readonly end: string | null;
}

export interface MoneyValue {
	readonly amount: number;
	/** The upper end of a range, `$3-4 million`, whose lower end is `amount`. */
	readonly upTo?: number;
	/** ISO 4217; null where the currency cannot be told. */
	readonly currency: string | null;
}

export interface PercentValue {
	readonly number: number;
	/** The upper end of a range. */
	readonly upTo?: number;
}

export interface QuantityValue {
	readonly number: number;
	/** The upper end of a range. */
	readonly upTo?: number;
	readonly unit: string;
}

export type MentionValue = TemporalValue | MoneyValue | PercentValue | QuantityValue | null;

/** One stretch of text that names or says something. Spans count from the start of the text that was analysed. */
export interface Mention {
	readonly type: MentionType;
	readonly span: Span;
	readonly text: string;
	readonly value: MentionValue;
	/** A probability; 1 for rules. */
	readonly confidence: number;
	/** `Entity.id`, for PER, ORG, LOC and MISC. */
	readonly entity: string | null;
}

/** A row of the knowledge base that an entity was found in. */
export interface EntityLink {
	readonly source: string;
	readonly id: string;
}

/** What several mentions name. */
export interface Entity {
	/** Unique within the analysis, in order of first mention: `e1`, `e2`, ... */
	readonly id: string;
	readonly type: 'PER' | 'ORG' | 'LOC' | 'MISC';
	/** The fullest form. */
	readonly name: string;
	/** Other forms as they stand, the acronym included. */
	readonly aliases: readonly string[];
	readonly acronym: string | null;
	/** How the text itself introduces it: a title or an apposition. */
	readonly descriptor: string | null;
	/** Indices into `EntityAnalysis.mentions`, in order. */
	readonly mentions: readonly number[];
	readonly link: EntityLink | null;
}

export interface EntityAnalysis {
	/** In order of their start; they never overlap. */
	readonly mentions: readonly Mention[];
	readonly entities: readonly Entity[];
}
