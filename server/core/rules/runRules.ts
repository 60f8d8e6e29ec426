import type { ArticleAnalysis } from '../articles/article.ts';
import type { Corpus, CorpusDocument } from '../corpus/corpus.ts';
import { shiftSpan } from '../source/span.ts';
import { append } from '../util/append.ts';
import { formatRules } from './registry.ts';
import type { Finding, Rule, Severity } from './rule.ts';

/** The part of a configuration that rules need: the severity of a rule by its id, or `off`. */
export interface RuleSettings {
	readonly rules: Readonly<Record<string, Severity | 'off'>>;
}

/**
 * Everything that the rules find in a corpus, in the order of their place, with spans and edits in units of the corpus.
 * What a rule says about one document is computed once for each content and kept through edits elsewhere.
 */
export function runRules(corpus: Corpus, settings: RuleSettings, rules: readonly Rule[] = formatRules): readonly Finding[] {
	const active = activeRules(settings, rules);
	const findings = corpusFindings(corpus, settings, rules).slice();
	const perDocument = active.filter(rule => rule.checkDocument);
	for (let ordinal = 0; ordinal < corpus.index.count; ordinal++) {
		const document = corpus.document(ordinal);
		for (const rule of perDocument) append(findings, documentRuleFindings(document, rule, settings));
	}
	return findings.sort(byPlace);
}

/** What the rules that look at the file as a whole find, in units of the corpus. */
export function corpusFindings(corpus: Corpus, settings: RuleSettings, rules: readonly Rule[] = formatRules): readonly Finding[] {
	return activeRules(settings, rules).flatMap(rule => rule.checkCorpus?.(corpus).map(finding => configured(finding, settings)) ?? []);
}

/** What the rules that look at single documents find in one, in units of the corpus. For callers that work in slices. */
export function documentFindings(document: CorpusDocument, settings: RuleSettings, rules: readonly Rule[] = formatRules): readonly Finding[] {
	return activeRules(settings, rules).flatMap(rule => documentRuleFindings(document, rule, settings));
}

/** What the rules about articles find in a document whose articles are known, in units of the corpus; `now` in milliseconds since the epoch. */
export function articleFindings(
	document: CorpusDocument,
	analysis: ArticleAnalysis,
	now: number,
	settings: RuleSettings,
	rules: readonly Rule[],
): readonly Finding[] {
	return activeRules(settings, rules)
		.flatMap(rule => rule.checkArticles?.(document, analysis, now) ?? [])
		.map(finding => shiftFinding(configured(finding, settings), document.span.from));
}

function activeRules(settings: RuleSettings, rules: readonly Rule[]): readonly Rule[] {
	return rules.filter(({ id }) => settings.rules[id] !== 'off');
}

const memoKeys = new Map<string, symbol>();

function memoKey(rule: Rule): symbol {
	let key = memoKeys.get(rule.id);
	if (!key) {
		key = Symbol(rule.id);
		memoKeys.set(rule.id, key);
	}
	return key;
}

function documentRuleFindings(document: CorpusDocument, rule: Rule, settings: RuleSettings): readonly Finding[] {
	const found = document.memo(memoKey(rule), () => rule.checkDocument?.(document) ?? []);
	return found.map(finding => shiftFinding(configured(finding, settings), document.span.from));
}

/** The finding with the severity that the settings have for its rule. */
export function configured(finding: Finding, settings: RuleSettings): Finding {
	const severity = settings.rules[finding.rule];
	return severity === undefined || severity === 'off' ? finding : { ...finding, severity };
}

/** The finding, its related places and its fixes moved by `offset`: from a document's coordinates to those of its corpus. */
export function shiftFinding(finding: Finding, offset: number): Finding {
	if (offset === 0) return finding;
	return {
		...finding,
		span: shiftSpan(finding.span, offset),
		related: finding.related.map(related => ({ ...related, span: shiftSpan(related.span, offset) })),
		fixes: finding.fixes.map(fix => ({
			...fix,
			edits: () => fix.edits().map(edit => ({ ...edit, from: edit.from + offset, to: edit.to + offset })),
		})),
	};
}

/** The order of findings: by place, then by rule. */
export function byPlace(a: Finding, b: Finding): number {
	return a.span.from - b.span.from || a.span.to - b.span.to || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);
}
