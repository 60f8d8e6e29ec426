import type { Dialect } from '../../core/corpus/dialect.ts';
import { acronymConflicts, conflictingAcronym } from '../../core/rules/conflictingAcronym.ts';
import { finalLineFixTitle, finalLineMessage, missingFinalNewline } from '../../core/rules/missingFinalNewline.ts';
import { lineEndsMessage, mixedLineEndings, prevailingLineEndOf } from '../../core/rules/mixedLineEndings.ts';
import type { Finding } from '../../core/rules/rule.ts';
import { runRules } from '../../core/rules/runRules.ts';
import { lastAtMost } from '../../core/util/sortedSearch.ts';
import type { CorpusConfiguration } from '../../core/workspace/configuration.ts';
import type { CheckedFinding } from './checkedFile.ts';
import { nameRules } from './crossRules.ts';
import type { JoinedSurvey } from './joinedSurvey.ts';
import { movedRange, type SectionFinding } from './sectionFinding.ts';
import { SkeletonCorpus } from './skeletonCorpus.ts';

/** What those rules find, from a survey alone. Ordinals count from the survey's first document, lines from its first. */
export function crossFindings(path: string, dialect: Dialect, survey: JoinedSurvey, configuration: CorpusConfiguration): readonly SectionFinding[] {
	const skeleton = new SkeletonCorpus(path, dialect, survey.documents, survey.end);
	const findings = runRules(skeleton, configuration, nameRules).map(
		(finding): SectionFinding => ({
			ordinal: skeleton.ordinalAt(finding.span.from),
			finding: describe(skeleton, finding),
			excerpt: undefined,
		}),
	);
	const all = [
		...mixedLineEndFindings(survey, configuration),
		...finalLineFindings(survey, configuration),
		...findings,
		...acronymFindings(survey, configuration),
	];
	return all.map(finding => ({ ...finding, isAcross: true }));
}

function describe(skeleton: SkeletonCorpus, finding: Finding): Omit<CheckedFinding, 'fingerprint'> {
	return {
		rule: finding.rule,
		name: nameRules.find(({ id }) => id === finding.rule)?.name ?? '',
		severity: finding.severity,
		message: finding.message,
		range: skeleton.rangeOf(finding.span),
		related: finding.related.map(({ span, message }) => ({ range: skeleton.rangeOf(span), message })),
		fixes: finding.fixes.map(({ title, safety, edits }) => ({
			title,
			safety,
			edits: edits().map(({ from, to, insert }) => ({ range: skeleton.rangeOf({ from, to }), newText: insert })),
		})),
	};
}

function mixedLineEndFindings({ lineEnds, firstLines, documents }: JoinedSurvey, { rules }: CorpusConfiguration): SectionFinding[] {
	const { id, name, severity } = mixedLineEndings;
	const configured = rules[id] ?? severity;
	const kinds = (['lf', 'crlf', 'cr'] as const).filter(kind => lineEnds[kind] > 0);
	if (configured === 'off' || kinds.length < 2) return [];
	const prevailing = prevailingLineEndOf(lineEnds);
	const odd = kinds.filter(kind => kind !== prevailing.kind).map(kind => firstLines[kind] ?? { line: 0, length: 0 });
	const first = odd.reduce((one, other) => (other.line < one.line ? other : one));
	const range = { start: { line: first.line, character: 0 }, end: { line: first.line, character: first.length } };
	const finding = {
		rule: id,
		name,
		severity: configured,
		message: lineEndsMessage(lineEnds),
		range,
		related: [],
		fixes: [{ title: `Write every line end as ${prevailing.name}`, safety: 'requested' as const, edits: [] }],
	};
	const lines = documents.map(({ line }) => line);
	return [{ ordinal: lastAtMost(lines, lines.length, first.line), finding, excerpt: undefined }];
}

/** Only the end of a file has a tail. The line end that is missing is of the kind that most lines have. */
function finalLineFindings({ lineEnds, documents, end }: JoinedSurvey, { rules }: CorpusConfiguration): SectionFinding[] {
	const { id, name, severity } = missingFinalNewline;
	const configured = rules[id] ?? severity;
	if (configured === 'off' || end.character === 0) return [];
	const edit = { range: { start: end, end }, newText: prevailingLineEndOf(lineEnds).text };
	const finding = {
		rule: id,
		name,
		severity: configured,
		message: finalLineMessage,
		range: { start: { line: end.line, character: 0 }, end },
		related: [],
		fixes: [{ title: finalLineFixTitle, safety: 'requested' as const, edits: [edit] }],
	};
	const lines = documents.map(({ line }) => line);
	return [{ ordinal: lastAtMost(lines, lines.length, end.line), finding, excerpt: undefined }];
}

function acronymFindings({ documents }: JoinedSurvey, { rules }: CorpusConfiguration): SectionFinding[] {
	const { id, name } = conflictingAcronym;
	const configured = rules[id] ?? 'information';
	if (configured === 'off') return [];
	const explained = documents.map(({ acronyms, line }, ordinal) =>
		(acronyms ?? []).map(acronym => ({ ...acronym, place: { ordinal, range: movedRange(acronym.place, line) } })),
	);
	return acronymConflicts(explained).map(({ message, place, usualMessage, usualPlace }) => ({
		ordinal: place.ordinal,
		finding: {
			rule: id,
			name,
			severity: configured,
			message,
			range: place.range,
			related: [{ range: usualPlace.range, message: usualMessage }],
			fixes: [],
		},
		excerpt: undefined,
	}));
}
