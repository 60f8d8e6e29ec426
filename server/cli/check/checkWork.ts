import type { Dialect } from '../../core/corpus/dialect.ts';
import { conflictingAcronym } from '../../core/rules/conflictingAcronym.ts';
import type { CorpusConfiguration } from '../../core/workspace/configuration.ts';
import { prepareArticleRules } from '../engine.ts';
import { type ByteFile, bytesAsFile, openByteFile } from '../files/byteFile.ts';
import type { Stretch } from '../sections/cutSections.ts';
import { type RangeSurvey, surveyRange } from '../sections/survey.ts';
import { checkLongDocument } from './checkLongDocument.ts';
import { type CheckedSection, checkSection } from './checkSection.ts';
import { crossFindings } from './crossFindings.ts';
import { type FixedFile, type FixTask, fixFile } from './fixFile.ts';
import { joinSurveys, newlineDecision } from './joinedSurvey.ts';
import type { SectionFinding } from './sectionFinding.ts';

/** What is the same for all work on one file. */
export interface FileWork {
	/** Where the bytes are. */
	readonly file: string;
	/** As it is shown. */
	readonly path: string;
	readonly dialect: Dialect;
	readonly configuration: CorpusConfiguration;
	readonly withExcerpts: boolean;
	readonly asksOtherDecision: boolean;
}

export interface SurveyWork extends Pick<FileWork, 'file' | 'dialect' | 'configuration'> {
	readonly from: number;
	readonly to: number;
}

export interface SectionWork extends FileWork {
	readonly stretch: Stretch;
	readonly newlineBeforeEnd: 'marker' | 'content';
	/** The findings of other checks that lie in the stretch; their excerpts are wanted. */
	readonly excerptsAt: readonly { readonly line: number; readonly character: number }[];
}

/** A whole file, or a stretch of one, that is small enough for one section. */
export interface SmallWork extends FileWork {
	readonly from: number;
	readonly to: number;
	readonly size: number;
}

export interface CheckedSmall {
	readonly survey: RangeSurvey;
	readonly cross: readonly SectionFinding[];
	readonly section: CheckedSection;
}

/** The kinds of work that a thread is given: what goes in and what comes out, plain data both. */
export interface CheckWork {
	readonly survey: { readonly task: SurveyWork; readonly result: RangeSurvey };
	readonly section: { readonly task: SectionWork; readonly result: CheckedSection };
	readonly small: { readonly task: SmallWork; readonly result: CheckedSmall };
	readonly fix: { readonly task: FixTask; readonly result: FixedFile };
}

export type WorkKind = keyof CheckWork;

/** Does one piece of work, in whatever thread this is. */
export async function performWork<Kind extends WorkKind>(kind: Kind, task: CheckWork[Kind]['task']): Promise<CheckWork[Kind]['result']> {
	return performers[kind](task);
}

const performers: { readonly [Kind in WorkKind]: (task: CheckWork[Kind]['task']) => Promise<CheckWork[Kind]['result']> } = {
	survey: task => withFile(task.file, file => surveyRange(file, task.dialect, task.from, task.to, asksAcronyms(task.configuration))),
	section: checkStretch,
	small: checkSmall,
	fix: fixFile,
};

function asksAcronyms({ rules }: CorpusConfiguration): boolean {
	return rules[conflictingAcronym.id] !== 'off';
}

async function checkStretch(work: SectionWork): Promise<CheckedSection> {
	await prepareArticleRules();
	const { stretch } = work;
	return withFile(work.file, async file => {
		if (stretch.isLong) return checkLongDocument(file, work);
		return checkSection({
			...work,
			bytes: await file.read(stretch.from, stretch.to),
			from: stretch.from,
			starts: stretch.starts,
		});
	});
}

async function checkSmall(work: SmallWork): Promise<CheckedSmall> {
	await prepareArticleRules();
	const { from, to, size, dialect, configuration, path } = work;
	const bytes = await withFile(work.file, file => file.read(from, to));
	const survey = await surveyRange(shifted(bytes, from, size), dialect, from, to, asksAcronyms(configuration));
	const joined = joinSurveys([survey]);
	const cross = crossFindings(path, dialect, joined, configuration).all();
	const newlineBeforeEnd = newlineDecision(joined, dialect, configuration.newlineBeforeEnd);
	const starts = [...survey.documents.start];
	const excerptsAt = work.withExcerpts ? cross.map(({ finding }) => finding.range.start) : [];
	return { survey, cross, section: checkSection({ ...work, bytes, from, starts, newlineBeforeEnd, excerptsAt }) };
}

/** A stretch of a file that was read already, as if it were the file. */
function shifted(bytes: Uint8Array, from: number, size: number): ByteFile {
	const held = bytesAsFile(bytes);
	return { ...held, size, read: (start, end) => held.read(start - from, end - from) };
}

async function withFile<T>(path: string, use: (file: ByteFile) => Promise<T>): Promise<T> {
	const file = await openByteFile(path);
	try {
		return await use(file);
	} finally {
		await file.close();
	}
}
