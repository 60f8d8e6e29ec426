import type { Dialect } from '../../core/corpus/dialect.ts';
import { acronymConflicts, conflictingAcronym, type ExplainedAcronym } from '../../core/rules/conflictingAcronym.ts';
import { finalLineFixTitle, finalLineMessage, missingFinalNewline } from '../../core/rules/missingFinalNewline.ts';
import { lineEndsMessage, mixedLineEndings, prevailingLineEndOf } from '../../core/rules/mixedLineEndings.ts';
import type { Range } from '../../core/source/span.ts';
import type { CorpusConfiguration } from '../../core/workspace/configuration.ts';
import type { DocumentTable } from '../sections/documentTable.ts';
import type { JoinedSurvey } from './joinedSurvey.ts';
import { NameFindings } from './nameFindings.ts';
import { movedRange, type SectionFinding } from './sectionFinding.ts';

/** What is found by looking across all documents of a corpus. */
export interface CrossFindings {
	/** All of it. Ordinals count from the survey's first document, lines from its first. */
	all(): readonly SectionFinding[];
	/** The same of the documents from one ordinal to the next; -1 is what stands before the first. */
	within(from: number, to: number): readonly SectionFinding[];
}

/** What those rules find, from a survey alone. */
export function crossFindings(path: string, dialect: Dialect, survey: JoinedSurvey, configuration: CorpusConfiguration): CrossFindings {
	const few = [
		...mixedLineEndFindings(survey, configuration),
		...finalLineFindings(survey, configuration),
		...acronymFindings(survey, configuration),
	].sort((a, b) => a.ordinal - b.ordinal);
	const ofNames = new NameFindings(path, dialect, survey, configuration);
	const within = (from: number, to: number): readonly SectionFinding[] => {
		const inside = few.filter(({ ordinal }) => ordinal >= from && ordinal < to);
		return [...inside, ...ofNames.within(from, to)].map(finding => ({ ...finding, isAcross: true }));
	};
	return { all: () => within(-1, survey.documents.length), within };
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
