import { createReadStream } from 'node:fs';
import { Command, InvalidArgumentError, Option } from 'commander';
import type { Severity } from '../../core/rules/rule.ts';
import { isAtLeast, severities } from '../check/checkedFile.ts';
import type { CheckOptions, CheckRun, DiffFile, DiskInput, FileEvent } from '../check/checkOptions.ts';
import { failsRun } from '../check/failure.ts';
import type { SettledFile } from '../check/fileTally.ts';
import { runChecks } from '../check/runChecks.ts';
import { readSelection } from '../check/selection.ts';
import { settleSuppressions } from '../check/settleSuppressions.ts';
import { createSuppressionStore } from '../check/suppressionStore.ts';
import { type CheckTotals, countFindings, emptyTotals } from '../check/totals.ts';
import { createWorkForce } from '../check/workForce.ts';
import { createConfigurationFinder } from '../configuration.ts';
import { rules } from '../engine.ts';
import { ExitCode, UsageError } from '../exitCode.ts';
import { type Input, resolveInputs } from '../files/inputs.ts';
import { removeScratch } from '../files/scratch.ts';
import { watchInputs } from '../files/watch.ts';
import { type CheckFormat, checkFormats, createReporter } from '../formats/formats.ts';
import type { Reporter } from '../formats/reporter.ts';
import { sarifLimitMessage } from '../formats/sarif.ts';
import { planShard, readShard } from '../shard/planShard.ts';
import { spoolToFile } from '../streams/spool.ts';
import { printable, type Terminal } from '../terminal.ts';
import type { CommandContext } from './context.ts';
import { forceIgnoreOption } from './inputFlags.ts';

interface CheckFlags {
	format: CheckFormat;
	fix?: boolean;
	unsafeFixes?: boolean;
	diff?: boolean;
	select: string[];
	ignore: string[];
	severity: Severity;
	failOn: Severity | 'never';
	maxWarnings?: number;
	exitZero?: boolean;
	statistics?: boolean;
	config?: string;
	stdinFilename?: string;
	forceIgnore?: boolean;
	jobs: number;
	watch?: boolean;
	shard?: string;
	suppressAll?: boolean;
	suppressRule: string[];
	pruneSuppressions?: boolean;
}

/** `corpus check`: findings, fixes, suppressions. */
export function checkCommand(context: CommandContext): Command {
	return new Command('check')
		.summary('report what is wrong in corpora, and fix it')
		.description(
			'Checks corpora against every rule and reports the findings. Exit code: 0 clean, 1 findings at or above --fail-on, 2 input that cannot be read.',
		)
		.argument('[files...]', 'files, globs, folders (their *.corpus and *.corpus.txt), or - for standard input; the current folder by default')
		.addOption(new Option('--format <format>', 'how findings are written').choices(checkFormats).default('pretty'))
		.option('--fix', 'apply safe fixes: delimiter lines and invisible bytes only')
		.option('--unsafe-fixes', 'apply fixes that move or remove article text, too')
		.option('--diff', 'write what the fixes would change as a unified diff, and change nothing')
		.option(
			'--select <rules>',
			'only these rules: ids, beginnings of ids, names, ALL; with --fix, rules named one by one have their fixes on request applied',
			collect,
			[],
		)
		.option('--ignore <rules>', 'not these rules', collect, [])
		.addOption(new Option('--severity <level>', 'leave out findings milder than this').choices(severities).default('hint'))
		.addOption(
			new Option('--fail-on <level>', 'findings of this severity or worse make the exit code 1').choices([...severities, 'never']).default('error'),
		)
		.option('--max-warnings <n>', 'more warnings than this make the exit code 1', wholeNumber)
		.option('--exit-zero', 'exit with 0 whatever the findings')
		.option('--statistics', 'count findings by rule in place of listing them')
		.addOption(forceIgnoreOption())
		.option('--config <file>', 'this configuration for all files, in place of the nearest corpus.config.jsonc')
		.option('--stdin-filename <path>', 'the path that standard input is checked and reported as')
		.option('--jobs <n>', 'threads that share the work, on many files or on one; 0 for one a processor', wholeNumber, 1)
		.option('--shard <i/n>', 'check the i-th of n parts of the corpora; "corpus merge-results" joins the results')
		.option('--watch', 'check again whenever a file changes, until interrupted')
		.option('--suppress-all', 'accept all present findings: they are written to the sidecar with suppressions')
		.option('--suppress-rule <rules>', 'accept the present findings of these rules', collect, [])
		.option('--prune-suppressions', 'drop suppressions from the sidecar that have nothing left to suppress')
		.action(async (files: string[], flags: CheckFlags) => {
			refuseContradictions(files, flags);
			if (!flags.watch) return check(context, files, flags);
			await watchInputs(files, () => check(context, files, flags), context.terminal);
		});
}

function refuseContradictions(files: readonly string[], flags: CheckFlags): void {
	const suppresses = flags.suppressAll || flags.suppressRule.length > 0;
	if (flags.watch && files.includes('-')) throw new UsageError('--watch needs files: standard input cannot change.');
	if (flags.watch && (flags.fix || flags.unsafeFixes))
		throw new UsageError('--watch cannot be combined with --fix: what it writes would start it again.');
	if (flags.shard !== undefined) refuseWithShard(files, flags, suppresses || flags.pruneSuppressions === true);
	if (flags.diff && flags.statistics) throw new UsageError('--diff and --statistics both take the output: give one of them.');
	if (suppresses && (flags.fix || flags.unsafeFixes || flags.diff))
		throw new UsageError('Fix first, then suppress what is left: the two cannot be combined.');
}

function refuseWithShard(files: readonly string[], flags: CheckFlags, settles: boolean): void {
	if (flags.fix || flags.unsafeFixes || flags.diff)
		throw new UsageError('--shard checks a part of each corpus; fixes need the whole. Fix without --shard.');
	if (settles) throw new UsageError('Suppressions are written by a run over the whole corpora: leave --shard out.');
	if (flags.watch || flags.statistics) throw new UsageError(`--shard cannot be combined with ${flags.watch ? '--watch' : '--statistics'}.`);
	if (files.includes('-')) throw new UsageError('--shard needs files: standard input cannot be read in parts.');
	if (!shardFormats.has(flags.format))
		throw new UsageError('A shard is reported as json, jsonl or sarif, which "corpus merge-results" joins; it writes the other formats.');
}

const shardFormats: ReadonlySet<CheckFormat> = new Set(['json', 'jsonl', 'sarif']);

async function check(context: CommandContext, files: readonly string[], flags: CheckFlags): Promise<void> {
	const { terminal } = context;
	const shard = flags.shard === undefined ? undefined : readShard(flags.shard);
	const options = checkOptions(flags);
	const configurations = createConfigurationFinder(rules, flags.config);
	const inputs = await configurations.withoutIgnored(await resolveInputs(files, flags.stdinFilename), flags.forceIgnore);
	const totals = emptyTotals();
	const reporter = createReporter(flags.format, {
		rules,
		version: context.version,
		styles: terminal.styles,
		environment: context.environment,
		fails: severity => flags.failOn !== 'never' && isAtLeast(severity, flags.failOn),
		statistics: flags.statistics === true,
		shard,
	});
	const fixesInput = inputs.some(input => input.kind === 'stdin') && (options.fix || options.unsafeFixes) && !options.diff;
	const report = options.diff || fixesInput ? writeToError : (text: string) => terminal.out(text);
	const planned = shard ? await planShard(inputs, shard) : inputs.map(input => ({ input, place: undefined }));
	const onDisk = await Promise.all(planned.map(async ({ input, place }) => ({ input: await toDisk(input), place })));
	const workForce = createWorkForce(flags.jobs);
	const onProgress = (path: string, share: number): void => terminal.progress(`${path}: ${Math.floor(share * 100)} %`);
	const run: CheckRun = { options, configurations, sidecars: createSuppressionStore(), workForce, onProgress };
	const settled: SettledFile[] = [];
	try {
		await report(reporter.begin());
		for await (const event of runChecks(onDisk, run)) {
			if (event.kind === 'close') {
				settled.push(event.settled);
				terminal.progress(`${settled.length} of ${inputs.length} checked`);
			}
			await take(event, totals, reporter, report, options.diff, context);
		}
		terminal.progress('');
		for (const { input } of onDisk)
			if (input.kind === 'copy' && fixesInput) for await (const chunk of createReadStream(input.file)) await terminal.out(chunk);
	} finally {
		await workForce.dismiss();
	}
	await report(reporter.end(totals));
	if (!shard) await settleSuppressions(settled, options.selection, flags.pruneSuppressions === true, terminal);
	const limit = flags.format === 'sarif' ? sarifLimitMessage(totals) : undefined;
	if (limit !== undefined) terminal.log(limit);
	context.exitWith(exitCode(totals, flags, options.diff));
}

async function toDisk(input: Input): Promise<DiskInput> {
	return input.kind === 'stdin' ? { kind: 'copy', path: input.path, file: await spoolToFile(process.stdin) } : input;
}

async function take(
	event: FileEvent,
	totals: CheckTotals,
	reporter: Reporter,
	report: (text: string) => Promise<void>,
	isDiff: boolean,
	{ terminal }: CommandContext,
): Promise<void> {
	const tell = async (text: string): Promise<void> => (isDiff ? undefined : report(text));
	const complain = (path: string, error: string): void => terminal.log(`${terminal.styles.red('error')}: ${printable(path)}: ${printable(error)}`);
	switch (event.kind) {
		case 'fixed':
			totals.fixed += event.fixed;
			if (event.diff) await writeOut(event.diff, terminal);
			return;
		case 'unreadable':
			totals.files++;
			totals.unreadable++;
			complain(event.path, event.error);
			return tell(reporter.unreadable(event.path, event.error));
		case 'open':
			totals.files++;
			totals.documents += event.head.documents;
			return tell(reporter.open(event.head));
		case 'findings':
			countFindings(totals, event.findings);
			return tell(reporter.findings(event.findings, event.excerpts));
		case 'close':
			totals.suppressed += event.settled.suppressed;
			totals.unchecked += event.unchecked.length;
			for (const { document, reason } of event.unchecked) complain(event.path, document === null ? reason : `${document}: ${reason}`);
			return tell(reporter.close(event.unchecked, event.shard));
	}
}

async function writeOut({ path, folder }: DiffFile, terminal: Terminal): Promise<void> {
	for await (const piece of createReadStream(path)) await terminal.out(piece);
	await removeScratch(folder);
}

/** Diffs and fixed text own stdout; the report then goes where messages go. */
async function writeToError(text: string): Promise<void> {
	if (text !== '') process.stderr.write(text);
}

function exitCode(totals: CheckTotals, flags: CheckFlags, isDiff: boolean): ExitCode {
	if (totals.unreadable + totals.unchecked > 0) return ExitCode.Failure;
	if (flags.exitZero) return ExitCode.Clean;
	if (isDiff) return totals.fixed > 0 ? ExitCode.Findings : ExitCode.Clean;
	return failsRun(totals, flags) ? ExitCode.Findings : ExitCode.Clean;
}

function checkOptions(flags: CheckFlags): CheckOptions {
	const suppressed = readSelection(rules, flags.suppressRule, []).selected ?? new Set<string>();
	return {
		selection: readSelection(rules, flags.select, flags.ignore),
		minimumSeverity: flags.severity,
		withExcerpts: flags.format === 'pretty' && !flags.statistics,
		fix: flags.fix === true,
		unsafeFixes: flags.unsafeFixes === true,
		diff: flags.diff === true,
		accepts: rule => flags.suppressAll === true || suppressed.has(rule),
	};
}

function collect(value: string, previous: readonly string[]): string[] {
	return [...previous, value];
}

export function wholeNumber(value: string): number {
	if (!/^\d{1,9}$/.test(value)) throw new InvalidArgumentError('A whole number is expected.');
	return Number(value);
}
