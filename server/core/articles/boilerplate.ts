import type { ArticleAnalysis, Part, PartKind } from './article.ts';
import { isBlank } from './logicalLines.ts';

/**
 * Learned furniture: lines that many documents of one source have are the page's, not the article's. Nothing but counting, per source. What it finds
 * informs the reader and the kind `boilerplate`; boundaries never depend on it, so a document's articles stay a matter of its own text.
 */

/** Furniture stands in at least so many documents of its source, and in at least this share of them. */
const fewestDocuments = 5;
const leastShare = 0.1;

/** Longer lines are text, in UTF-16 units. */
const longestLine = 200;
/** Of a document's distinct lines the first and last so many count: page furniture stands around the text. */
const linesAtEachEnd = 150;

/** The distinct lines of one document, each a 32-bit key; equal lines have equal keys, blanks at their ends aside. */
export type LineKeys = Uint32Array;

/** The keys of a body's lines. Lines end at LF, CR LF or CR. */
export function lineKeys(body: string): LineKeys {
	const keys = new Set<number>();
	let start = 0;
	for (let at = 0; at <= body.length; at++) {
		const code = at < body.length ? body.charCodeAt(at) : 10;
		if (code !== 10 && code !== 13) continue;
		const key = keyOfRange(body, start, at);
		if (key !== undefined) keys.add(key);
		start = at + 1;
	}
	const all = Uint32Array.from(keys);
	if (all.length <= 2 * linesAtEachEnd) return all;
	const kept = new Uint32Array(2 * linesAtEachEnd);
	kept.set(all.subarray(0, linesAtEachEnd));
	kept.set(all.subarray(all.length - linesAtEachEnd), linesAtEachEnd);
	return kept;
}

/** The key of one line; undefined where it is empty, has no letters, or is too long for furniture. */
export function lineKey(line: string): number | undefined {
	return keyOfRange(line, 0, line.length);
}

function keyOfRange(text: string, from: number, to: number): number | undefined {
	while (from < to && isBlank(text.charCodeAt(from))) from++;
	while (to > from && isBlank(text.charCodeAt(to - 1))) to--;
	if (to - from < 2 || to - from > longestLine || !/[\p{L}\p{Nd}]/u.test(text.slice(from, to))) return undefined;
	let key = 0x811c9dc5;
	for (let at = from; at < to; at++) key = Math.imul(key ^ text.charCodeAt(at), 0x01000193);
	key ^= key >>> 15;
	return Math.imul(key, 0x2c1b3c6d) >>> 0;
}

/** How often a line stands in the documents of its source. */
export interface Recurrence {
	readonly source: string;
	/** Documents that have it, of `total`. */
	readonly count: number;
	readonly total: number;
}

/** Counts of lines, per source. Memory is bounded by `maximumLines`: of more, those that are furthest from being furniture are forgotten. */
export interface LineCounts {
	add(source: string, keys: LineKeys): void;
	/** Takes back what `add` did, for a document that is gone or changed. */
	remove(source: string, keys: LineKeys): void;
	/** Undefined where the line is no furniture of that source. */
	furniture(source: string, key: number): Recurrence | undefined;
	/** Grows whenever a line becomes furniture or ceases to be: what was said before may then be said otherwise. */
	readonly revision: number;
	/** Lines that are counted. */
	readonly size: number;
}

interface SourceCounts {
	total: number;
	readonly lines: Map<number, number>;
	/** Lines above the threshold when last looked at. */
	furniture: Set<number>;
	/** Documents at which the furniture is looked at next: its share falls as the total grows. */
	nextLook: number;
}

export function createLineCounts(maximumLines: number): LineCounts {
	const sources = new Map<string, SourceCounts>();
	let size = 0;
	let revision = 0;

	const isFurniture = (count: number, total: number): boolean => count >= fewestDocuments && count >= total * leastShare;
	const countsOf = (source: string): SourceCounts => {
		let counts = sources.get(source);
		if (!counts) sources.set(source, (counts = { total: 0, lines: new Map(), furniture: new Set(), nextLook: fewestDocuments }));
		return counts;
	};
	const settle = (counts: SourceCounts, key: number, count: number): void => {
		const is = isFurniture(count, counts.total);
		if (is === counts.furniture.has(key)) return;
		if (is) counts.furniture.add(key);
		else counts.furniture.delete(key);
		revision++;
	};
	/** Lossy counting (Manku and Motwani 2002): the rarest go, and what stands in a tenth of all documents never is among them. */
	const prune = (): void => {
		for (let least = 1; size > maximumLines / 2 && least < fewestDocuments; least++) {
			for (const counts of sources.values()) {
				for (const [key, count] of counts.lines) {
					if (count > least) continue;
					counts.lines.delete(key);
					size--;
				}
			}
		}
		if (size <= maximumLines) return;
		for (const counts of sources.values()) {
			for (const key of counts.lines.keys()) {
				if (counts.furniture.has(key)) continue;
				counts.lines.delete(key);
				size--;
			}
		}
	};
	return {
		add: (source, keys) => {
			const counts = countsOf(source);
			counts.total++;
			for (const key of keys) {
				const count = (counts.lines.get(key) ?? 0) + 1;
				if (count === 1) size++;
				counts.lines.set(key, count);
				if (count >= fewestDocuments) settle(counts, key, count);
			}
			if (counts.total >= counts.nextLook) {
				counts.nextLook = Math.ceil(counts.total * 1.1) + 1;
				for (const key of [...counts.furniture]) settle(counts, key, counts.lines.get(key) ?? 0);
			}
			if (size > maximumLines) prune();
		},
		remove: (source, keys) => {
			const counts = sources.get(source);
			if (!counts) return;
			counts.total--;
			for (const key of keys) {
				const count = (counts.lines.get(key) ?? 0) - 1;
				if (count > 0) counts.lines.set(key, count);
				else if (counts.lines.delete(key)) size--;
				if (counts.furniture.has(key)) settle(counts, key, count);
			}
			if (counts.total <= 0) {
				size -= counts.lines.size;
				sources.delete(source);
			}
		},
		furniture: (source, key) => {
			const counts = sources.get(source);
			const count = counts?.lines.get(key) ?? 0;
			return counts && isFurniture(count, counts.total) ? { source, count, total: counts.total } : undefined;
		},
		get revision() {
			return revision;
		},
		get size() {
			return size;
		},
	};
}

/** The source of a document: its `source` attribute, else the first folder of its name; empty where it has neither. */
export function sourceOf(name: string, attribute: string | null): string {
	if (attribute) return attribute;
	const slash = name.indexOf('/');
	return slash < 0 ? '' : name.slice(0, slash);
}

/** Kinds that a recurring line may be taken for. A headline, a date or a byline that many articles share stays what it is. */
const mistakable: ReadonlySet<PartKind> = new Set(['paragraph', 'subhead', 'summary', 'caption']);

/** The analysis with recurring lines named `boilerplate`; the very same object where there are none. */
export function withFurniture(analysis: ArticleAnalysis, body: string, recurrence: (key: number) => Recurrence | undefined): ArticleAnalysis {
	let isChanged = false;
	const articles = analysis.articles.map(article => {
		const parts = article.parts.map((part): Part => {
			if (!mistakable.has(part.kind) || part.span.to - part.span.from > longestLine) return part;
			const key = lineKey(body.slice(part.span.from, part.span.to));
			const found = key === undefined ? undefined : recurrence(key);
			if (!found) return part;
			isChanged = true;
			return { kind: 'boilerplate', span: part.span, value: null, confidence: Math.max(0.5, found.count / found.total) };
		});
		return { ...article, parts };
	});
	return isChanged ? { ...analysis, articles } : analysis;
}
