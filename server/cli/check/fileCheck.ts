import { realpath } from 'node:fs/promises';
import type { Dialect } from '../../core/corpus/dialect.ts';
import { dialectName } from '../../core/corpus/dialectName.ts';
import { escapesBodies } from '../../core/corpus/render.ts';
import { binaryReason } from '../../core/source/encoding.ts';
import type { CorpusConfiguration } from '../../core/workspace/configuration.ts';
import { rules } from '../engine.ts';
import { type ByteFile, becameShorter, openByteFile } from '../files/byteFile.ts';
import { readErrorReason } from '../files/inputs.ts';
import { nameScratch, removeScratch } from '../files/scratch.ts';
import type { Unchecked } from '../formats/reporter.ts';
import { cutSections, type Stretch, sectionBytes, sectionDocuments } from '../sections/cutSections.ts';
import { cutNear, dialectOf, indexRange } from '../sections/indexRange.ts';
import { maximumDocumentBytes, type RangeSurvey } from '../sections/survey.ts';
import type { ShardPlace } from '../shard/planShard.ts';
import { createShardFacts } from '../shard/shardFacts.ts';
import type { CheckRun, DiffFile, DiskInput, FileEvent } from './checkOptions.ts';
import type { CheckedSection } from './checkSection.ts';
import type { CheckedSmall, FileWork } from './checkWork.ts';
import { crossFindings } from './crossFindings.ts';
import { FileTally } from './fileTally.ts';
import { type JoinedSurvey, joinSurveys, newlineDecision } from './joinedSurvey.ts';
import type { SectionFinding } from './sectionFinding.ts';
import { applySelection } from './selection.ts';
import { shareOut } from './shareOut.ts';
import type { SuppressionFile } from './suppressionStore.ts';

/** A corpus that can be read. */
interface OpenedFile {
	/** Where the bytes are. */
	readonly file: string;
	readonly size: number;
	readonly mtimeMs: number;
	readonly dialect: Dialect;
	readonly configuration: CorpusConfiguration;
	readonly sidecarPath: string;
	readonly sidecar: SuppressionFile;
	/** What of it is to be checked, in bytes. */
	readonly from: number;
	readonly to: number;
	/** Whether that is checked at one go. */
	readonly isSmall: boolean;
}

/**
 * Checks one input. `prepare` starts what can be done ahead of its turn: all of a small file; `events` are to be read to their end. `place` is the part
 * of the file that a shard has; undefined for all of it.
 */
export function createFileCheck(
	run: CheckRun,
	input: DiskInput,
	place: ShardPlace | undefined,
): { prepare(): Promise<void>; events(): AsyncGenerator<FileEvent> } {
	let prepared: Promise<Prepared> | undefined;
	const prepare = (): Promise<Prepared> => {
		prepared ??= prepareFile(run, input, place);
		prepared.catch(() => undefined);
		return prepared;
	};
	return {
		prepare: async () => void (await prepare()),
		async *events() {
			const { fixed, opened, small, error } = await prepare();
			if (fixed) yield fixed;
			if (error !== undefined) yield { kind: 'unreadable', path: input.path, error };
			if (!opened) return;
			let report: FileReport | undefined;
			try {
				const done = await small;
				// Kept under no name: what was joined is not needed a second time while the report is read.
				const survey = joinSurveys(done ? [done.survey] : await surveyAll(run, input.path, opened));
				report = new FileReport(run, input.path, opened, survey, place);
				yield* done ? checkSmall(report, done) : checkLarge(report);
			} catch (failure) {
				if (!isReadFailure(failure)) throw failure;
				const reason = readErrorReason(failure);
				if (!report) yield { kind: 'unreadable', path: input.path, error: reason };
				else yield report.close([{ document: null, range: null, reason: `the rest was not checked: ${reason}` }]);
			}
		},
	};
}

interface Prepared {
	readonly fixed?: FileEvent;
	readonly opened?: OpenedFile;
	readonly small?: Promise<CheckedSmall>;
	/** Why the input cannot be read. */
	readonly error?: string;
}

async function prepareFile(run: CheckRun, input: DiskInput, place: ShardPlace | undefined): Promise<Prepared> {
	if (input.kind === 'missing') return { error: input.error };
	const { options, workForce } = run;
	const file = input.kind === 'copy' ? input.file : input.path;
	try {
		const configuration = applySelection(rules, await run.configurations.configurationFor(input.path), options.selection);
		const sidecarPath = await run.configurations.suppressionsPath(input.path);
		const isFixed = options.fix || options.unsafeFixes || options.diff;
		const result = isFixed ? await fix(run, input, configuration, sidecarPath) : undefined;
		if (result?.problem !== undefined) return { error: result.problem };
		const fixed: FileEvent | undefined = result && { kind: 'fixed', fixed: result.fixed, diff: result.diff };
		const opened = await openFile(file, configuration, sidecarPath, await run.sidecars.open(sidecarPath), place, run.sectionBytes);
		if (typeof opened === 'string') return { error: opened };
		if (!opened) return {};
		const before = fixed ? { fixed } : {};
		if (!opened.isSmall) return { ...before, opened };
		const { from, to, size } = opened;
		const small = workForce.run('small', { ...workOn(run, input.path, opened, place), from, to, size });
		small.catch(() => undefined);
		return { ...before, opened, small };
	} catch (failure) {
		if (!isReadFailure(failure)) throw failure;
		return { error: readErrorReason(failure) };
	}
}

/** What mends a file needs room for its next states; where the file is replaced, beside it. The difference is in a scratch folder, for whoever writes it out to remove. */
async function fix(
	{ options, workForce, sectionBytes: held }: CheckRun,
	input: Exclude<DiskInput, { kind: 'missing' }>,
	configuration: CorpusConfiguration,
	sidecar: string,
): Promise<{ fixed: number; diff: DiffFile | undefined; problem: string | undefined }> {
	const { selection, diff: isDiff, unsafeFixes: unsafe } = options;
	const isCopy = input.kind === 'copy';
	const file = isCopy ? input.file : input.path;
	const scratch = nameScratch(isDiff || isCopy ? undefined : await realpath(file));
	let isWanted = false;
	try {
		const task = { file, path: input.path, isCopy, configuration, named: [...selection.named], unsafe, diff: isDiff, sidecar, scratch };
		const { fixed, diff, problem } = await workForce.run('fix', { ...task, sectionBytes: held });
		isWanted = diff !== undefined;
		return { fixed, diff: diff === undefined ? undefined : { path: diff, folder: scratch }, problem };
	} finally {
		if (!isWanted) await removeScratch(scratch);
	}
}

/** Undefined where the shard has no part of the file; a text says why it is no corpus. */
async function openFile(
	file: string,
	configuration: CorpusConfiguration,
	sidecarPath: string,
	sidecar: SuppressionFile,
	place: ShardPlace | undefined,
	held: number = sectionBytes,
): Promise<OpenedFile | string | undefined> {
	const handle = await openByteFile(file);
	try {
		const reason = binaryReason(await handle.read(0, 8 * 1024));
		if (reason !== undefined) return place && place.from > 0 ? undefined : reason;
		const { size, mtimeMs } = handle;
		const dialect = await dialectOf(handle);
		const from = place ? await cutNear(handle, dialect, place.from) : 0;
		const to = place ? await cutNear(handle, dialect, place.to) : size;
		if (place && from === to && size > 0) return undefined;
		const isSmall = to - from <= held && (await hasFewDocuments(handle, dialect, from, to));
		return { file, size, mtimeMs, dialect, configuration, sidecarPath, sidecar, from, to, isSmall };
	} finally {
		await handle.close();
	}
}

/** Whether a stretch is no more than one section, as far as its number of documents goes. Only one of tiny documents has to be looked at. */
async function hasFewDocuments(file: ByteFile, dialect: Dialect, from: number, to: number): Promise<boolean> {
	if (to - from < sectionDocuments * shortestOpenerBytes) return true;
	const { index } = await indexRange(file, dialect, from, to);
	return index.count <= sectionDocuments;
}

/** No opener is shorter, its line end included. */
const shortestOpenerBytes = 8;

function workOn({ options }: CheckRun, shownPath: string, { file, dialect, configuration }: OpenedFile, place: ShardPlace | undefined): FileWork {
	const asksOtherDecision = place !== undefined && !escapesBodies(dialect) && configuration.newlineBeforeEnd === 'auto';
	return { file, path: shownPath, dialect, configuration, withExcerpts: options.withExcerpts, asksOtherDecision };
}

/** The steps that are the same for every file: its head, its findings, and what is to be said at its end. */
class FileReport {
	readonly tally: FileTally;

	constructor(
		readonly run: CheckRun,
		readonly path: string,
		readonly opened: OpenedFile,
		readonly survey: JoinedSurvey,
		readonly place: ShardPlace | undefined,
	) {
		const { minimumSeverity, accepts } = run.options;
		const { sidecar, sidecarPath } = opened;
		this.tally = new FileTally({ path, survey, minimumSeverity, sidecarPath, sidecar, accepts, keepsShardFacts: place !== undefined });
	}

	get newlineBeforeEnd(): 'marker' | 'content' {
		return newlineDecision(this.survey, this.opened.dialect, this.opened.configuration.newlineBeforeEnd);
	}

	open(): FileEvent {
		const { documents, preamble } = this.survey;
		const head = { path: this.path, dialect: dialectName(this.opened.dialect), documents: documents.length, preamble: preamble?.range ?? null };
		return { kind: 'open', head };
	}

	findings(section: CheckedSection, cross: readonly SectionFinding[], firstOrdinal: number, firstLine: number): FileEvent {
		const { findings, excerpts } = this.tally.take(section, cross, firstOrdinal, firstLine);
		return { kind: 'findings', findings, excerpts };
	}

	close(unchecked: readonly Unchecked[]): FileEvent {
		const { opened, survey, tally, place, newlineBeforeEnd } = this;
		const { minimumSeverity } = this.run.options;
		const shard = place && createShardFacts({ ...opened, survey, tally, newlineBeforeEnd, minimumSeverity });
		return { kind: 'close', path: this.path, unchecked, shard, settled: tally.settled() };
	}
}

async function* checkSmall(report: FileReport, { cross, section }: CheckedSmall): AsyncGenerator<FileEvent> {
	yield report.open();
	yield report.findings(section, cross, 0, 0);
	yield report.close(await changedMeanwhile(report.opened));
}

/** A corpus of any size: surveyed in parallel, then checked stretch by stretch, with as many under way as there are threads, and given out in order. */
async function* checkLarge(report: FileReport): AsyncGenerator<FileEvent> {
	const { run, path, opened, survey, place, newlineBeforeEnd } = report;
	const { dialect, configuration, from, to } = opened;
	yield report.open();
	const parts = shareOut(crossFindings(path, dialect, survey, configuration), cutSections(survey.documents, from, to, run.sectionBytes));
	const work = workOn(run, path, opened, place);
	const started: { readonly cross: readonly SectionFinding[]; readonly section: Promise<CheckedSection> }[] = [];
	for (const [index, { stretch }] of parts.entries()) {
		for (; started.length < Math.min(parts.length, index + aheadOf(run)); ) {
			const ahead = parts[started.length]!;
			const cross = ahead.cross();
			const excerptsAt = work.withExcerpts ? cross.map(({ finding }) => finding.range.start) : [];
			const section = run.workForce.run('section', { ...work, stretch: ahead.stretch, newlineBeforeEnd, excerptsAt });
			section.catch(() => undefined);
			started.push({ cross, section });
		}
		const { cross, section: checking } = started[index]!;
		const section = await checking;
		delete started[index];
		yield report.findings(section, cross, stretch.firstOrdinal, stretch.line);
		run.onProgress(path, (stretch.to - from) / (to - from));
	}
	const long = parts.filter(({ stretch }) => stretch.isLong).map(({ stretch }) => tooLong(stretch, survey));
	yield report.close([...long, ...(await changedMeanwhile(opened))]);
}

function tooLong({ from, to, starts, firstOrdinal, line }: Stretch, { documents }: JoinedSurvey): Unchecked {
	const document = starts.length > 0 ? documents.name(firstOrdinal) : null;
	const size = `${Math.round((to - from) / 1024 / 1024)} MiB`;
	const what = document === null ? 'the text before the first delimiter' : 'the text of this document';
	return {
		document,
		range: { start: { line, character: 0 }, end: { line, character: 0 } },
		reason: `${what} was not checked: it has ${size}, and at most ${maximumDocumentBytes / 1024 / 1024} MiB are held as one text`,
	};
}

/** A file that somebody wrote to while it was read has been checked in part as it was and in part as it is. */
async function changedMeanwhile({ file, size, mtimeMs }: OpenedFile): Promise<readonly Unchecked[]> {
	const now = await openByteFile(file);
	await now.close();
	if (now.size === size && now.mtimeMs === mtimeMs) return [];
	return [{ document: null, range: null, reason: 'the file changed on disk while it was checked; check it again' }];
}

async function surveyAll(run: CheckRun, shownPath: string, { file, dialect, configuration, from, to }: OpenedFile): Promise<readonly RangeSurvey[]> {
	const pieces = Math.max(1, Math.ceil((to - from) / surveyBytes));
	const cuts = [from];
	const handle = await openByteFile(file);
	try {
		for (let piece = 1; piece < pieces; piece++) {
			const cut = Math.min(to, await cutNear(handle, dialect, Math.max(cuts.at(-1)! + 1, from + piece * surveyBytes)));
			if (cut > cuts.at(-1)! && cut < to) cuts.push(cut);
		}
	} finally {
		await handle.close();
	}
	const surveys: Promise<RangeSurvey>[] = [];
	for (let index = 0; index < cuts.length; index++) {
		for (; surveys.length < Math.min(cuts.length, index + aheadOf(run)); ) {
			const at = surveys.length;
			const survey = run.workForce.run('survey', { file, dialect, configuration, from: cuts[at]!, to: cuts[at + 1] ?? to });
			survey.catch(() => undefined);
			surveys.push(survey);
		}
		await surveys[index];
		run.onProgress(`${shownPath} (first look)`, (index + 1) / cuts.length);
	}
	return Promise.all(surveys);
}

/** How many pieces of work are under way at once: threads find the next one waiting; without threads, two at a time would only hold twice as much. */
function aheadOf({ workForce }: CheckRun): number {
	return workForce.width > 1 ? workForce.width * 2 : 1;
}

/** How much is surveyed as one piece. */
const surveyBytes = 64 * 1024 * 1024;

/** Whether reading a file failed, which is told of the file; anything else is a defect. */
function isReadFailure(failure: unknown): boolean {
	return failure instanceof Error && ('code' in failure || failure.message === becameShorter);
}
