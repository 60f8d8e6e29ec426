import { readFile, stat } from 'node:fs/promises';
import { Command, Option } from 'commander';
import type { Severity } from '../../core/rules/rule.ts';
import { isAtLeast, severities } from '../check/checkedFile.ts';
import { failsRun } from '../check/failure.ts';
import { countFindings, emptyTotals } from '../check/totals.ts';
import { rules } from '../engine.ts';
import { ExitCode, UsageError } from '../exitCode.ts';
import { readErrorReason } from '../files/inputs.ts';
import { maximumTextBytes } from '../files/limits.ts';
import { type CheckFormat, checkFormats, createReporter } from '../formats/formats.ts';
import { sarifLimitMessage } from '../formats/sarif.ts';
import { mergeShards, type NamedResult } from '../shard/mergeShards.ts';
import { readShardResult } from '../shard/readShardResults.ts';
import { printable } from '../terminal.ts';
import { wholeNumber } from './check.ts';
import type { CommandContext } from './context.ts';

interface MergeFlags {
	format: CheckFormat;
	failOn: Severity | 'never';
	maxWarnings?: number;
	exitZero?: boolean;
}

/** `corpus merge-results`: the results of all shards, joined to what one run gives. */
export function mergeResultsCommand(context: CommandContext): Command {
	return new Command('merge-results')
		.summary('join the results of shards')
		.description(
			'Joins the results of "corpus check --shard I/N" for all I to what one run without --shard gives, to the byte: findings across documents and their places in the file are worked out anew. ' +
				'Exit codes are those of "corpus check".',
		)
		.argument('<results...>', 'the results of all shards, in any order: json, jsonl or sarif')
		.addOption(
			new Option('--format <format>', 'how findings are written').choices(checkFormats.filter(format => format !== 'pretty')).default('json'),
		)
		.addOption(
			new Option('--fail-on <level>', 'findings of this severity or worse make the exit code 1').choices([...severities, 'never']).default('error'),
		)
		.option('--max-warnings <n>', 'more warnings than this make the exit code 1', wholeNumber)
		.option('--exit-zero', 'exit with 0 whatever the findings')
		.action((files: string[], flags: MergeFlags) => mergeResults(context, files, flags));
}

async function mergeResults(
	{ terminal, environment, version, exitWith }: CommandContext,
	files: readonly string[],
	flags: MergeFlags,
): Promise<void> {
	const results: NamedResult[] = [];
	for (const file of files) results.push({ name: file, result: await readResult(file) });
	const merged = mergeShards(results);
	if (typeof merged === 'string') throw new UsageError(`The results cannot be joined: ${merged}.`);
	const fails = (severity: Severity): boolean => flags.failOn !== 'never' && isAtLeast(severity, flags.failOn);
	const reporter = createReporter(flags.format, { rules, version, styles: terminal.styles, environment, fails, statistics: false, shard: undefined });
	const totals = emptyTotals();
	await terminal.out(reporter.begin());
	for (const file of merged) {
		totals.files++;
		if ('error' in file) {
			totals.unreadable++;
			terminal.log(`${terminal.styles.red('error')}: ${printable(file.path)}: ${printable(file.error)}`);
			await terminal.out(reporter.unreadable(file.path, file.error));
			continue;
		}
		const { head, findings, unchecked } = file;
		totals.documents += head.documents;
		totals.unchecked += unchecked.length;
		countFindings(totals, findings);
		await terminal.out(reporter.open(head));
		await terminal.out(reporter.findings(findings, []));
		await terminal.out(reporter.close(unchecked, undefined));
	}
	await terminal.out(reporter.end(totals));
	const limit = flags.format === 'sarif' ? sarifLimitMessage(totals) : undefined;
	if (limit !== undefined) terminal.log(limit);
	if (totals.unreadable + totals.unchecked > 0) exitWith(ExitCode.Failure);
	else if (!flags.exitZero && failsRun(totals, flags)) exitWith(ExitCode.Findings);
}

async function readResult(file: string): Promise<NamedResult['result']> {
	try {
		const { size } = await stat(file);
		if (size > maximumTextBytes) throw new UsageError(`${file} is larger than ${maximumTextBytes / 1024 / 1024} MiB: use more shards.`);
		const result = readShardResult(await readFile(file, 'utf8'));
		if (typeof result === 'string') throw new UsageError(`${file} cannot be joined: ${result}.`);
		return result;
	} catch (error) {
		if (error instanceof UsageError) throw error;
		throw new UsageError(`${file} cannot be read: ${readErrorReason(error)}.`);
	}
}
