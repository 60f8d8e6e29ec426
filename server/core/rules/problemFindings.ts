import type { Corpus, CorpusDocument } from '../corpus/corpus.ts';
import { preambleProblems } from '../corpus/preamble.ts';
import type { Problem } from '../corpus/problem.ts';
import type { Finding, Severity } from './rule.ts';

/** The two checks of a rule that turns what parsing met into findings: those of each document, and those of the text before the first. */
export function problemChecks(
	rule: string,
	severity: Severity,
): { checkDocument(document: CorpusDocument): readonly Finding[]; checkCorpus(corpus: Corpus): readonly Finding[] } {
	return {
		checkDocument: document => problemFindings(document.parsed().problems, rule, severity),
		checkCorpus: corpus => problemFindings(preambleProblems(corpus), rule, severity),
	};
}

/** The problems of one rule as findings, in the problems' own coordinates. */
export function problemFindings(problems: readonly Problem[], rule: string, severity: Severity): readonly Finding[] {
	return problems.filter(problem => problem.rule === rule).map(problem => toFinding(problem, severity));
}

/** A problem as a finding of the severity it asks for, or the rule's. */
export function toFinding(problem: Problem, severity: Severity): Finding {
	return {
		rule: problem.rule,
		severity: problem.severity ?? severity,
		message: problem.message,
		span: problem.span,
		related: [],
		fixes: problem.fixes,
	};
}
