import type { Dialect } from '../../core/corpus/dialect.ts';
import { suspectNames } from '../../core/corpus/suspectNames.ts';
import { acronymConflicts, conflictingAcronym, type ExplainedAcronym } from '../../core/rules/conflictingAcronym.ts';
import { finalLineFixTitle, finalLineMessage, missingFinalNewline } from '../../core/rules/missingFinalNewline.ts';
import { lineEndsMessage, mixedLineEndings, prevailingLineEndOf } from '../../core/rules/mixedLineEndings.ts';
import type { Finding } from '../../core/rules/rule.ts';
import { runRules } from '../../core/rules/runRules.ts';
import type { Range } from '../../core/source/span.ts';
import type { CorpusConfiguration } from '../../core/workspace/configuration.ts';
import { DocumentTable, packDocuments } from '../sections/documentTable.ts';
import type { DocumentFacts } from '../sections/survey.ts';
import type { CheckedFinding } from './checkedFile.ts';
import { nameRules } from './crossRules.ts';
import type { JoinedSurvey } from './joinedSurvey.ts';
import { movedRange, type SectionFinding } from './sectionFinding.ts';
import { SkeletonCorpus } from './skeletonCorpus.ts';

/** What those rules find, from a survey alone. Ordinals count from the survey's first document, lines from its first. */
export function crossFindings(path: string, dialect: Dialect, survey: JoinedSurvey, configuration: CorpusConfiguration): readonly SectionFinding[] {
	const all = [
		...mixedLineEndFindings(survey, configuration),
		...finalLineFindings(survey, configuration),
		...nameFindings(path, dialect, survey, configuration),
		...acronymFindings(survey, configuration),
	];
	return all.map(finding => ({ ...finding, isAcross: true }));
}

/** Of documents whose names go together nothing is found, so the rules look at the others alone. */
function nameFindings(path: string, dialect: Dialect, { documents, end }: JoinedSurvey, configuration: CorpusConfiguration): SectionFinding[] {
	const ordinals = withNext(
		suspectNames(documents.length, ordinal => documents.name(ordinal)),
		documents.length,
	);
	if (ordinals.length === 0) return [];
	const suspects = packDocuments(factsOf(documents, ordinals));
	const skeleton = new SkeletonCorpus(path, dialect, new DocumentTable([{ columns: suspects, line: 0 }]), end);
	return runRules(skeleton, configuration, nameRules).map(finding => ({
		ordinal: ordinals[skeleton.ordinalAt(finding.span.from)] ?? -1,
		finding: describe(skeleton, finding),
		excerpt: undefined,
	}));
}

/** A fix may end where the next document starts, so that is needed too. */
function withNext(ordinals: readonly number[], count: number): readonly number[] {
	const wanted: number[] = [];
	for (const ordinal of ordinals) {
		if (wanted.at(-1) !== ordinal) wanted.push(ordinal);
		if (ordinal + 1 < count) wanted.push(ordinal + 1);
	}
	return wanted;
}

function* factsOf(documents: DocumentTable, ordinals: readonly number[]): Generator<DocumentFacts> {
	for (const ordinal of ordinals) yield documents.facts(ordinal)!;
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
	return [{ ordinal: documents.ordinalAtLine(first.line), finding, excerpt: undefined }];
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
	return [{ ordinal: documents.ordinalAtLine(end.line), finding, excerpt: undefined }];
}

function acronymFindings({ documents }: JoinedSurvey, { rules }: CorpusConfiguration): SectionFinding[] {
	const { id, name } = conflictingAcronym;
	const configured = rules[id] ?? 'information';
	if (configured === 'off') return [];
	return acronymConflicts(explainedIn(documents)).map(({ message, place, usualMessage, usualPlace }) => ({
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

/** One document after the other: in news nearly each explains some. */
function* explainedIn(documents: DocumentTable): Generator<readonly ExplainedAcronym<{ ordinal: number; range: Range }>[]> {
	for (let ordinal = 0; ordinal < documents.length; ordinal++) {
		const line = documents.line(ordinal);
		yield documents.acronyms(ordinal).map(acronym => ({ ...acronym, place: { ordinal, range: movedRange(acronym.place, line) } }));
	}
}
