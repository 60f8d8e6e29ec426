import { Command, InvalidArgumentError, Option } from 'commander';
import type { Severity } from '../../core/rules/rule.ts';
import { isAtLeast, isUnreadable, severities } from '../check/checkedFile.ts';
import type { CheckOutcome, CheckTaskOptions } from '../check/checkTask.ts';
import { runChecks } from '../check/runChecks.ts';
import { readSelection } from '../check/selection.ts';
import { settleSuppressions } from '../check/settleSuppressions.ts';
import { addToTotals, type CheckTotals, emptyTotals } from '../check/totals.ts';
import { createConfigurationFinder } from '../configuration.ts';
import { rules } from '../engine.ts';
import { ExitCode, UsageError } from '../exitCode.ts';
import { type Input, resolveInputs } from '../files/inputs.ts';
import { watchInputs } from '../files/watch.ts';
import { type CheckFormat, checkFormats, createReporter } from '../formats/formats.ts';
import type { Reporter } from '../formats/reporter.ts';
import { sarifLimitMessage } from '../formats/sarif.ts';
import type { CommandContext } from './context.ts';

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
	jobs: number;
	watch?: boolean;
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
		.option('--config <file>', 'this configuration for all files, in place of the nearest corpus.config.jsonc')
		.option('--stdin-filename <path>', 'the path that standard input is checked and reported as')
		.option('--jobs <n>', 'files checked at once, each in a thread of its own; 0 for one a processor', wholeNumber, 1)
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
	if (flags.diff && flags.statistics) throw new UsageError('--diff and --statistics both take the output: give one of them.');
	if (suppresses && (flags.fix || flags.unsafeFixes || flags.diff))
		throw new UsageError('Fix first, then suppress what is left: the two cannot be combined.');
}

async function check(context: CommandContext, files: readonly string[], flags: CheckFlags): Promise<void> {
	const { terminal } = context;
	const options = taskOptions(flags);
	const inputs = await withoutIgnored(await resolveInputs(files, flags.stdinFilename), flags.config);
	const totals = emptyTotals();
	const reporter = createReporter(flags.format, {
		rules,
		version: context.version,
		styles: terminal.styles,
		environment: context.environment,
		fails: severity => flags.failOn !== 'never' && isAtLeast(severity, flags.failOn),
		statistics: flags.statistics === true,
	});
	const writesText = options.diff || (inputs.some(input => input.kind === 'stdin') && (options.fix || options.unsafeFixes));
	const report = writesText ? async (text: string) => writeToError(text) : (text: string) => terminal.out(text);
	const outcomes: CheckOutcome[] = [];

	await report(reporter.begin());
	let done = 0;
	for await (const outcome of runChecks(inputs, options, flags.jobs)) {
		terminal.progress(`${++done} of ${inputs.length} checked`);
		await take(outcome, totals, reporter, report, options.diff, context);
		outcomes.push({ ...outcome, reported: { file: { path: outcome.reported.file.path, error: '' }, excerpts: [] }, output: undefined });
	}
	terminal.progress('');
	await report(reporter.end(totals));
	await settleSuppressions(outcomes, options, flags.pruneSuppressions === true, terminal);
	const limit = flags.format === 'sarif' ? sarifLimitMessage(totals) : undefined;
	if (limit !== undefined) terminal.log(limit);
	context.exitWith(exitCode(totals, flags, options.diff));
}

async function take(
	outcome: CheckOutcome,
	totals: CheckTotals,
	reporter: Reporter,
	report: (text: string) => Promise<void>,
	isDiff: boolean,
	{ terminal }: CommandContext,
): Promise<void> {
	const { file } = outcome.reported;
	addToTotals(totals, file);
	totals.suppressed += outcome.suppressed;
	totals.fixed += outcome.fixed;
	if (isUnreadable(file)) terminal.log(`${terminal.styles.red('error')}: ${file.path}: ${file.error}`);
	if (!isDiff) await report(reporter.file(outcome.reported));
	if (outcome.output) await terminal.out(outcome.output);
}

/** Diffs and fixed text own stdout; the report then goes where messages go. */
async function writeToError(text: string): Promise<void> {
	if (text !== '') process.stderr.write(text);
}

function exitCode(totals: CheckTotals, flags: CheckFlags, isDiff: boolean): ExitCode {
	if (totals.unreadable > 0) return ExitCode.Failure;
	if (flags.exitZero) return ExitCode.Clean;
	if (isDiff) return totals.fixed > 0 ? ExitCode.Findings : ExitCode.Clean;
	const { failOn } = flags;
	const fails = failOn !== 'never' && severities.some(severity => isAtLeast(severity, failOn) && totals.findings[severity] > 0);
	const tooManyWarnings = flags.maxWarnings !== undefined && totals.findings.warning > flags.maxWarnings;
	return fails || tooManyWarnings ? ExitCode.Findings : ExitCode.Clean;
}

function taskOptions(flags: CheckFlags): CheckTaskOptions {
	const suppressed = readSelection(rules, flags.suppressRule, []).selected ?? new Set<string>();
	return {
		select: flags.select,
		ignore: flags.ignore,
		config: flags.config,
		minimumSeverity: flags.severity,
		withExcerpts: flags.format === 'pretty' && !flags.statistics,
		fix: flags.fix === true,
		unsafeFixes: flags.unsafeFixes === true,
		diff: flags.diff === true,
		suppress: flags.suppressAll ? ['*'] : [...suppressed],
	};
}

/** A configuration may say which files a search leaves out. */
async function withoutIgnored(inputs: readonly Input[], config: string | undefined): Promise<Input[]> {
	const configurations = createConfigurationFinder(rules, config);
	const kept: Input[] = [];
	for (const input of inputs) if (input.kind !== 'file' || !input.found || !(await configurations.isIgnored(input.path))) kept.push(input);
	return kept;
}

function collect(value: string, previous: readonly string[]): string[] {
	return [...previous, value];
}

export function wholeNumber(value: string): number {
	if (!/^\d{1,9}$/.test(value)) throw new InvalidArgumentError('A whole number is expected.');
	return Number(value);
}
