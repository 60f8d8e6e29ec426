import type { Corpus } from '../../core/corpus/corpus.ts';
import type { Finding, Rule } from '../../core/rules/rule.ts';
import type { Span } from '../../core/source/span.ts';
import type { Excerpt } from '../formats/reporter.ts';
import type { CheckedFinding } from './checkedFile.ts';

/** A finding in the shape of docs/cli.md. Its spans and edits are in units of the corpus. */
export function describeFinding(corpus: Corpus, rule: Rule, finding: Finding): Omit<CheckedFinding, 'fingerprint'> {
	const { text } = corpus;
	return {
		rule: finding.rule,
		name: rule.name,
		severity: finding.severity,
		message: finding.message,
		range: text.rangeOf(finding.span),
		related: finding.related.map(related => ({ range: text.rangeOf(related.span), message: related.message })),
		fixes: finding.fixes.map(fix => ({
			title: fix.title,
			safety: fix.safety,
			edits: fix.edits().map(edit => ({ range: text.rangeOf(edit), newText: edit.insert })),
		})),
	};
}

const excerptUnits = 120;

/** The line that a finding starts on, cut to what a terminal shows. */
export function excerptOf(corpus: Corpus, span: Span): Excerpt {
	const { text } = corpus;
	const line = text.lineAt(span.from);
	const lineStart = text.lineStart(line);
	const lineEnd = text.lineEnd(line);
	const skipped = span.from - lineStart > excerptUnits - 20 ? span.from - lineStart - 20 : 0;
	return { text: text.slice(lineStart + skipped, Math.min(lineEnd, lineStart + skipped + excerptUnits)), skipped };
}
