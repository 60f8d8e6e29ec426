import type { Corpus } from '../corpus/corpus.ts';
import type { Finding, RelatedSpan, Rule, Severity } from '../rules/rule.ts';
import type { Span } from '../source/span.ts';
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

const severityOrder: Record<Severity, number> = { error: 0, warning: 1, information: 2, hint: 3 };

/**
 * Findings as an editor shows them: delimiter findings one by one, those of any other group gathered to one a rule and article; errors first, then by place;
 * at most `maximum`, the last of which then says how many are left out. `findings` are in the corpus' coordinates.
 */
export function diagnosticItems(
	corpus: Corpus,
	analyses: Analyses,
	findings: readonly Finding[],
	groupOf: (rule: string) => Rule['group'],
	maximum: number,
): Limited<DiagnosticItem> {
	const items = gather(corpus, analyses, findings, groupOf);
	items.sort((a, b) => severityOrder[a.severity] - severityOrder[b.severity] || a.span.from - b.span.from || a.rule.localeCompare(b.rule));
	if (items.length <= maximum) return { items };
	const shown = items.slice(0, Math.max(0, maximum - 1));
	const left = items.slice(shown.length);
	shown.push({ rule: 'limit', severity: 'information', message: leftOutMessage(left), span: { from: 0, to: 0 }, related: [] });
	return { items: shown, limit: { kind: 'diagnostics', shown: maximum, total: items.length } };
}

function leftOutMessage(left: readonly DiagnosticItem[]): string {
	const counts = (['error', 'warning', 'information', 'hint'] as const)
		.map(severity => ({ severity, count: left.filter(item => item.severity === severity).length }))
		.filter(({ count }) => count > 0)
		.map(({ severity, count }) => `${count.toLocaleString('en')} ${severity === 'information' || count === 1 ? severity : `${severity}s`}`);
	return `${left.length.toLocaleString('en')} further findings are not shown (${counts.join(', ')}). "corpus check" lists all of them; the setting corpus.diagnostics.maximum moves the limit.`;
}

function gather(corpus: Corpus, analyses: Analyses, findings: readonly Finding[], groupOf: (rule: string) => Rule['group']): DiagnosticItem[] {
	const items: DiagnosticItem[] = [];
	const gathered = new Map<string, Finding[]>();
	for (const finding of findings) {
		if (groupOf(finding.rule) === 'delimiter') {
			items.push(finding);
			continue;
		}
		const key = `${finding.rule} ${finding.severity} ${articleKey(corpus, analyses, finding.span.from)}`;
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

/** Equal for offsets in one article; where articles are not known, in one document. */
function articleKey(corpus: Corpus, analyses: Analyses, offset: number): string {
	const ordinal = corpus.ordinalAt(offset);
	if (ordinal < 0) return 'preamble';
	const document = corpus.document(ordinal);
	const articles = analyses.articles(document)?.articles ?? [];
	const at = offset - document.span.from - document.parsed().value.body.from;
	const article = articles.findLastIndex(({ span }) => span.from <= at);
	return `${ordinal} ${article}`;
}
