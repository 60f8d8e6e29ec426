import type { ArticleAnalysis } from '../articles/article.ts';
import type { Corpus, CorpusDocument } from '../corpus/corpus.ts';
import type { Finding, RelatedSpan, Rule, Severity } from '../rules/rule.ts';
import { type Span, shiftSpan } from '../source/span.ts';
import type { Analyses } from './analyses.ts';
import type { Limited } from './limited.ts';

/** What the editor shows as one entry of the list of problems. Spans in the corpus' coordinates. */
export interface DiagnosticItem {
	/** A rule's id, or `limit` for the entry that says how many were left out. */
	readonly rule: string;
	readonly severity: Severity;
	readonly message: string;
	readonly span: Span;
	readonly related: readonly RelatedSpan[];
}

/** Format findings and quality findings are two lists, so that the second can never crowd the first out of an editor's limit. */
export type DiagnosticList = 'format' | 'quality';

/** One diagnostic names no more places than this beside its own; its message counts them all. */
const maximumRelated = 50;

const severities = ['error', 'warning', 'information', 'hint'] as const;

/** Diagnostics in the order of their place, and how many there are of each severity, in the order of `severities`. */
export interface PlacedItems {
	readonly items: readonly DiagnosticItem[];
	readonly counts: readonly number[];
}

/** What tells apart delimiter findings, which are shown one by one, from all others. */
export type GroupOfRule = (rule: string) => Rule['group'];

/**
 * The findings of one document as an editor shows them: delimiter findings one by one, those of any other group gathered to one a rule and article (or
 * document, where articles are not known). All spans count from the document's start, so that the answer holds until its text or its articles change.
 */
export function documentItems(
	document: CorpusDocument,
	analysis: ArticleAnalysis | undefined,
	findings: readonly Finding[],
	groupOf: GroupOfRule,
): PlacedItems {
	if (findings.length === 0) return noItems;
	const articles = analysis?.articles ?? [];
	const bodyFrom = articles.length > 0 ? document.parsed().value.body.from : 0;
	return placed(gather(findings, groupOf, offset => articles.findLastIndex(({ span }) => span.from <= offset - bodyFrom)));
}

/** The same for findings in the corpus' coordinates, such as those about a file as a whole. */
export function corpusItems(corpus: Corpus, analyses: Analyses, findings: readonly Finding[], groupOf: GroupOfRule): PlacedItems {
	return placed(
		gather(findings, groupOf, offset => {
			const ordinal = corpus.ordinalAt(offset);
			if (ordinal < 0) return 'preamble';
			const document = corpus.document(ordinal);
			const articles = analyses.articles(document)?.articles ?? [];
			const at = offset - document.span.from - document.parsed().value.body.from;
			return `${ordinal} ${articles.findLastIndex(({ span }) => span.from <= at)}`;
		}),
	);
}

const noItems: PlacedItems = Object.freeze({ items: [], counts: [0, 0, 0, 0] });

function placed(items: readonly DiagnosticItem[]): PlacedItems {
	const counts = severities.map(severity => items.filter(item => item.severity === severity).length);
	return { items: items.toSorted(byPlace), counts };
}

function byPlace(one: DiagnosticItem, other: DiagnosticItem): number {
	return one.span.from - other.span.from || (one.rule < other.rule ? -1 : one.rule > other.rule ? 1 : 0);
}

/**
 * What is shown of a corpus: errors first, then by place; at most `maximum`, the last of which then says how many are left out. `ofDocuments` are the
 * documents that have any, in their order, with the offsets that they start at; the result is in the corpus' coordinates.
 */
export function shownItems(
	ofFile: PlacedItems,
	ofDocuments: readonly { readonly items: PlacedItems; readonly from: number }[],
	maximum: number,
): Limited<DiagnosticItem> {
	const totals = severities.map((_, index) => ofDocuments.reduce((sum, { items }) => sum + items.counts[index]!, ofFile.counts[index]!));
	const total = totals.reduce((sum, count) => sum + count, 0);
	const most = total <= maximum ? total : Math.max(0, maximum - 1);
	const shown: DiagnosticItem[] = [];
	const left = totals.slice();
	for (const [index, severity] of severities.entries()) {
		const room = most - shown.length;
		if (room === 0 || totals[index] === 0) continue;
		const found = ofFile.items.filter(item => item.severity === severity);
		let fromDocuments = 0;
		for (const { items, from } of ofDocuments) {
			if (fromDocuments >= room) break;
			if (items.counts[index] === 0) continue;
			for (const item of items.items) if (item.severity === severity) found.push(shiftItem(item, from));
			fromDocuments += items.counts[index]!;
		}
		const chosen = found.sort(byPlace).slice(0, room);
		left[index] = totals[index]! - chosen.length;
		shown.push(...chosen);
	}
	if (total <= maximum) return { items: shown };
	shown.push({ rule: 'limit', severity: 'information', message: leftOutMessage(total - most, left), span: { from: 0, to: 0 }, related: [] });
	return { items: shown, limit: { kind: 'diagnostics', shown: maximum, total } };
}

function shiftItem(item: DiagnosticItem, offset: number): DiagnosticItem {
	const related = item.related.map(({ span, message }) => ({ span: shiftSpan(span, offset), message }));
	return { rule: item.rule, severity: item.severity, message: item.message, span: shiftSpan(item.span, offset), related };
}

function leftOutMessage(total: number, bySeverity: readonly number[]): string {
	const counts = severities
		.map((severity, index) => ({ severity, count: bySeverity[index]! }))
		.filter(({ count }) => count > 0)
		.map(({ severity, count }) => `${count.toLocaleString('en')} ${severity === 'information' || count === 1 ? severity : `${severity}s`}`);
	return `${total.toLocaleString('en')} further findings are not shown (${counts.join(', ')}). "corpus check" lists all of them; the setting corpus.diagnostics.maximum moves the limit.`;
}

/** `placeOf` tells apart what an offset lies in: an article, or a document. */
function gather(findings: readonly Finding[], groupOf: GroupOfRule, placeOf: (offset: number) => number | string): DiagnosticItem[] {
	const items: DiagnosticItem[] = [];
	const gathered = new Map<string, Finding[]>();
	for (const finding of findings) {
		if (groupOf(finding.rule) === 'delimiter') {
			items.push(finding);
			continue;
		}
		const key = `${finding.rule} ${finding.severity} ${placeOf(finding.span.from)}`;
		const same = gathered.get(key);
		if (same) same.push(finding);
		else gathered.set(key, [finding]);
	}
	for (const same of gathered.values()) {
		const first = same[0]!;
		if (same.length === 1) {
			items.push(first);
			continue;
		}
		const others = same.slice(1, maximumRelated + 1).map(({ span, message }) => ({ span, message }));
		const more = `${(same.length - 1).toLocaleString('en')} more in this article`;
		items.push({ ...first, message: `${first.message} (${more})`, related: [...first.related, ...others] });
	}
	return items;
}
