import { fingerprint } from '../../core/rules/fingerprint.ts';
import type { Severity } from '../../core/rules/rule.ts';
import type { Range } from '../../core/source/span.ts';
import { NumberSet } from '../../core/util/numberSet.ts';
import type { Excerpt } from '../formats/reporter.ts';
import type { DocumentTable } from '../sections/documentTable.ts';
import { hash } from '../sections/survey.ts';
import { type CheckedFinding, isAtLeast } from './checkedFile.ts';
import { crossRules } from './crossRules.ts';
import type { JoinedSurvey } from './joinedSurvey.ts';
import { movedByLines, type SectionFinding } from './sectionFinding.ts';

/** Says whether a finding is accepted, by rule and content. */
export type IsSuppressed = (rule: string, contentHash: string, documentName: string) => boolean;

/** Findings as they are reported. */
export interface FinishedFindings {
	readonly findings: readonly CheckedFinding[];
	/** Of each finding, which of its rule's in its document it is, from 0: with that a fingerprint can be made again. -1 for what was found across documents. */
	readonly occurrences: readonly number[];
	/** One for each finding; empty texts where none are wanted. */
	readonly excerpts: readonly Excerpt[];
	readonly suppressed: number;
}

/** Places findings in their file, identifies them, and leaves out what is not to be reported. */
export interface Finisher {
	/**
	 * Takes the findings of some documents that follow each other, all of each document's at once. Their ordinals count from `firstOrdinal`,
	 * their lines from `firstLine`.
	 */
	finish(findings: readonly SectionFinding[], firstOrdinal: number, firstLine: number): FinishedFindings;
}

/** For the findings of one file. */
export function createFinisher(
	survey: Pick<JoinedSurvey, 'documents' | 'preamble'>,
	minimumSeverity: Severity,
	isSuppressed: IsSuppressed,
): Finisher {
	const copies = copyNumbers(survey.documents);
	const outside = { name: '', content: survey.preamble?.content ?? hash('') };
	return {
		finish(sectionFindings, firstOrdinal, firstLine) {
			const findings: CheckedFinding[] = [];
			const occurrences: number[] = [];
			const excerpts: Excerpt[] = [];
			let suppressed = 0;
			const counts = new Map<string, number>();
			for (const { ordinal: own, finding, excerpt, isAcross = false } of [...sectionFindings].sort(byPlace)) {
				const ordinal = own < 0 ? -1 : own + firstOrdinal;
				const { name, content } = survey.documents.facts(ordinal) ?? outside;
				const counter = `${identityOf(finding.rule, isAcross)} ${ordinal}`;
				const occurrence = counts.get(counter) ?? 0;
				counts.set(counter, occurrence + 1);
				if (!isAtLeast(finding.severity, minimumSeverity)) continue;
				if (isSuppressed(finding.rule, content, name)) {
					suppressed++;
					continue;
				}
				findings.push(
					withFingerprint(
						movedByLines(finding, firstLine),
						fingerprint(identityOf(finding.rule, isAcross), name, content, occurrence, copies.get(ordinal) ?? 0),
					),
				);
				occurrences.push(isAcross ? -1 : occurrence);
				excerpts.push(excerpt ?? { text: '', skipped: 0 });
			}
			return { findings, occurrences, excerpts, suppressed };
		},
	};
}

/** A rule that looks both at documents and across them counts the two apart: what it finds in a document is the same whatever stands around it. */
function identityOf(rule: string, isAcross: boolean): string {
	return isAcross && !crossRules.has(rule) ? `${rule}/corpus` : rule;
}

/** The finding with its fingerprint where the contract has it. */
function withFingerprint({ fixes, ...finding }: Omit<CheckedFinding, 'fingerprint'>, identity: string): CheckedFinding {
	return { ...finding, fingerprint: identity, fixes };
}

/** Of each document that repeats another, how many before it have the same name and the same content. */
export function copyNumbers(documents: DocumentTable): ReadonlyMap<number, number> {
	const copies = new Map<number, number>();
	const seen = new NumberSet();
	const again = new NumberSet();
	for (let ordinal = 0; ordinal < documents.length; ordinal++) {
		const number = documents.contentNumber(ordinal);
		if (!seen.add(number)) again.add(number);
	}
	if (again.size === 0) return copies;
	const counts = new Map<string, number>();
	for (let ordinal = 0; ordinal < documents.length; ordinal++) {
		if (!again.has(documents.contentNumber(ordinal))) continue;
		const { name, content } = documents.facts(ordinal)!;
		const key = `${content} ${name}`;
		const before = counts.get(key) ?? 0;
		counts.set(key, before + 1);
		if (before > 0) copies.set(ordinal, before);
	}
	return copies;
}

function byPlace(a: SectionFinding, b: SectionFinding): number {
	return compareFindings(a.finding, b.finding);
}

/** The order in which findings are reported: by place, then by rule. */
export function compareFindings(a: { readonly range: Range; readonly rule: string }, b: { readonly range: Range; readonly rule: string }): number {
	return (
		a.range.start.line - b.range.start.line ||
		a.range.start.character - b.range.start.character ||
		a.range.end.line - b.range.end.line ||
		a.range.end.character - b.range.end.character ||
		(a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0)
	);
}
