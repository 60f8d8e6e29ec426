import type { Dialect } from '../../core/corpus/dialect.ts';
import { decideByVotes, type NewlineBeforeEnd, noNewlineVotes, sumNewlineVotes } from '../../core/corpus/newlineBeforeEnd.ts';
import type { Position } from '../../core/source/span.ts';
import { DocumentTable, type PlacedColumns } from '../sections/documentTable.ts';
import type { LineEndCounts, LineEndKind } from '../sections/lineEnds.ts';
import type { PreambleFacts, RangeSurvey } from '../sections/survey.ts';

/** The survey of stretches that follow each other, as one. Lines count from the first stretch's first. */
export interface JoinedSurvey {
	readonly from: number;
	readonly to: number;
	readonly lines: number;
	/** The position behind the last character. */
	readonly end: Position;
	readonly lineEnds: LineEndCounts;
	readonly firstLines: Partial<Record<LineEndKind, { readonly line: number; readonly length: number }>>;
	readonly preamble: PreambleFacts | null;
	readonly documents: DocumentTable;
	readonly newlineVotes: RangeSurvey['newlineVotes'];
}

/** Joins surveys of one file, in the order of the file, without gaps. */
export function joinSurveys(surveys: readonly RangeSurvey[]): JoinedSurvey {
	const parts: PlacedColumns[] = [];
	const lineEnds = { lf: 0, crlf: 0, cr: 0 };
	const firstLines: { -readonly [Kind in LineEndKind]?: { line: number; length: number } } = {};
	let votes = noNewlineVotes;
	let lines = 0;
	for (const survey of surveys) {
		parts.push({ columns: survey.documents, line: lines });
		for (const kind of ['lf', 'crlf', 'cr'] as const) {
			lineEnds[kind] += survey.lineEnds[kind];
			const first = survey.firstLines[kind];
			if (first) firstLines[kind] ??= { line: first.line + lines, length: first.length };
		}
		votes = sumNewlineVotes(votes, survey.newlineVotes);
		lines += survey.lines;
	}
	return {
		from: surveys[0]?.from ?? 0,
		to: surveys.at(-1)?.to ?? 0,
		lines,
		end: { line: lines, character: surveys.at(-1)?.tail ?? 0 },
		lineEnds,
		firstLines,
		preamble: surveys[0]?.preamble ?? null,
		documents: new DocumentTable(parts),
		newlineVotes: votes,
	};
}

/** Whether the line end before end markers is content, as far as the surveyed documents tell. */
export function newlineDecision(survey: Pick<JoinedSurvey, 'newlineVotes'>, dialect: Dialect, setting: NewlineBeforeEnd): 'marker' | 'content' {
	return decideByVotes(dialect, setting, survey.newlineVotes);
}
