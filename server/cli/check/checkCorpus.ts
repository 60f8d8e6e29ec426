import type { Corpus } from '../../core/corpus/corpus.ts';
import type { Rule, Severity } from '../../core/rules/rule.ts';
import type { CorpusConfiguration } from '../../core/workspace/configuration.ts';
import { findingsOf } from '../engine.ts';
import type { Excerpt, ReportedFile } from '../formats/reporter.ts';
import { type CheckedFinding, isAtLeast } from './checkedFile.ts';
import { createOccurrenceCounter, createPlaceFinder, describeFinding, excerptOf } from './describe.ts';

export interface CheckOptions {
	/** Findings milder than this are left out. */
	readonly minimumSeverity: Severity;
	/** Whether the lines of findings are wanted too. */
	readonly withExcerpts: boolean;
}

/** Says whether a finding is accepted, by rule and content. */
export type IsSuppressed = (rule: string, contentHash: string, documentName: string) => boolean;

/** What checking one corpus gave. */
export interface CheckedText {
	readonly reported: ReportedFile;
	readonly suppressed: number;
}

/** Checks one corpus and describes what was found, in the order of the text. */
export function checkCorpus(
	corpus: Corpus,
	path: string,
	dialect: string,
	rules: ReadonlyMap<string, Rule>,
	configuration: CorpusConfiguration,
	options: CheckOptions,
	isSuppressed: IsSuppressed,
): CheckedText {
	const placeOf = createPlaceFinder(corpus);
	const occurrenceOf = createOccurrenceCounter();
	const findings: CheckedFinding[] = [];
	const excerpts: Excerpt[] = [];
	let suppressed = 0;
	for (const finding of findingsOf(corpus, configuration)) {
		const rule = rules.get(finding.rule);
		if (!rule) continue;
		const place = placeOf(finding.span);
		const occurrence = occurrenceOf(finding.rule, place);
		if (!isAtLeast(finding.severity, options.minimumSeverity)) continue;
		if (isSuppressed(finding.rule, place.contentHash, place.documentName)) {
			suppressed++;
			continue;
		}
		findings.push(describeFinding(corpus, rule, finding, place, occurrence));
		if (options.withExcerpts) excerpts.push(excerptOf(corpus, finding.span));
	}
	const preamble = corpus.preamble ? corpus.text.rangeOf(corpus.preamble) : null;
	return { reported: { file: { path, dialect, documents: corpus.index.count, preamble, findings }, excerpts }, suppressed };
}
