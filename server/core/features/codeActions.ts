import type { Fix, FixSafety } from '../corpus/problem.ts';
import type { Finding } from '../rules/rule.ts';
import type { Span } from '../source/span.ts';

/** One way to mend one finding, as a menu offers it. Its edits are computed when it is chosen. */
export interface FixOffer {
	readonly finding: Finding;
	readonly fix: Fix;
	/** The number of the fix among its finding's. */
	readonly index: number;
	readonly title: string;
	readonly safety: FixSafety;
	/** The one to take without looking: the first safe fix. */
	readonly isPreferred: boolean;
}

const safetyOrder: Record<FixSafety, number> = { safe: 0, requested: 1, unsafe: 2 };

/** For each rule that has a safe fix on offer and is broken elsewhere too: to mend the whole corpus at once. */
export function fixesOfWholeRules(findings: readonly Finding[], offers: readonly FixOffer[]): { rule: string; title: string }[] {
	const rules = new Set(offers.filter(({ safety }) => safety === 'safe').map(({ finding }) => finding.rule));
	return [...rules].flatMap(rule => {
		const count = findings.filter(finding => finding.rule === rule && finding.fixes.some(({ safety }) => safety === 'safe')).length;
		return count > 1 ? [{ rule, title: `Fix all ${count} findings of ${rule} in this corpus` }] : [];
	});
}

/** The fixes of every finding that touches a span, safe ones first. Spans in the corpus' coordinates. */
export function fixOffers(findings: readonly Finding[], span: Span): FixOffer[] {
	const offers: FixOffer[] = [];
	for (const finding of findings) {
		if (finding.span.to < span.from || finding.span.from > span.to) continue;
		const preferred = finding.fixes.find(({ safety }) => safety === 'safe');
		for (const [index, fix] of finding.fixes.entries()) {
			const title = fix.safety === 'unsafe' ? `${fix.title} (changes text)` : fix.title;
			offers.push({ finding, fix, index, title, safety: fix.safety, isPreferred: fix === preferred });
		}
	}
	return offers.sort((a, b) => safetyOrder[a.safety] - safetyOrder[b.safety]);
}
