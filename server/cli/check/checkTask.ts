import path from 'node:path';
import type { Corpus } from '../../core/corpus/corpus.ts';
import type { Severity } from '../../core/rules/rule.ts';
import type { CorpusConfiguration } from '../../core/workspace/configuration.ts';
import type { Suppression } from '../../core/workspace/suppressions.ts';
import { createConfigurationFinder } from '../configuration.ts';
import { dialectName, openCorpus, prepareArticleRules, rules } from '../engine.ts';
import type { Input } from '../files/inputs.ts';
import { readInput } from '../files/readInput.ts';
import { tryToReplace } from '../files/replaceInput.ts';
import { unifiedDiff } from '../files/unifiedDiff.ts';
import type { ReportedFile } from '../formats/reporter.ts';
import { applyFixes } from './applyFixes.ts';
import { checkCorpus } from './checkCorpus.ts';
import { applySelection, readSelection } from './selection.ts';
import { createSuppressionStore, type SuppressionFile } from './suppressionStore.ts';

/** What `corpus check` was asked for, as plain data that a worker can be given. */
export interface CheckTaskOptions {
	readonly select: readonly string[];
	readonly ignore: readonly string[];
	readonly config: string | undefined;
	readonly minimumSeverity: Severity;
	readonly withExcerpts: boolean;
	readonly fix: boolean;
	readonly unsafeFixes: boolean;
	/** Show what a fix would change in place of writing it. */
	readonly diff: boolean;
	/** Ids of rules whose findings are to be accepted from now on; `*` for all. */
	readonly suppress: readonly string[];
}

/** What came of one input. Plain data. */
export interface CheckOutcome {
	readonly reported: ReportedFile;
	/** How many places the fixes changed, or would change. */
	readonly fixed: number;
	/** With `diff`: the unified diff. With `fix` on standard input: the whole text. */
	readonly output: Uint8Array | undefined;
	/** The path of the sidecar; undefined where the file could not be read. */
	readonly sidecar: string | undefined;
	/** Entries of the sidecar that suppressed something. */
	readonly met: readonly Suppression[];
	/** Findings that the sidecar shall suppress from now on. */
	readonly accepted: readonly Suppression[];
	readonly suppressed: number;
}

const rulesById = new Map(rules.map(rule => [rule.id, rule]));

/** A checker for the inputs of one run: configurations and sidecars are read once. */
export function createChecker(options: CheckTaskOptions): (input: Input) => Promise<CheckOutcome> {
	const selection = readSelection(rules, options.select, options.ignore);
	const configurations = createConfigurationFinder(rules, options.config);
	const sidecars = createSuppressionStore();
	const accepts = (rule: string) => options.suppress.includes('*') || options.suppress.includes(rule);

	return async input => {
		const read = await readInput(input);
		if (!read.ok) return unreadable(input.path, read.error);
		await prepareArticleRules();
		const configuration = applySelection(rules, await configurations.configurationFor(input.path), selection);
		const opened = openCorpus(input.path, read.value.bytes, configuration);
		if (!opened.ok) return unreadable(input.path, opened.error);
		const sidecarPath = await configurations.suppressionsPath(input.path);
		const sidecar = await sidecars.open(sidecarPath);

		let corpus = opened.value;
		let fixed = 0;
		let output: Uint8Array | undefined;
		if (options.fix || options.unsafeFixes || options.diff) {
			const isKept = (rule: string, content: string) => accepts(rule) || sidecar.has(rule, content);
			const result = applyFixes(input.path, corpus, read.value.bytes, configuration, { named: selection.named, unsafe: options.unsafeFixes, isKept });
			fixed = result.fixed;
			if (options.diff) output = unifiedDiff(input.path, read.value.bytes, result.bytes);
			else {
				const problem = fixed > 0 ? await tryToReplace(input.path, read.value.stamp, result.bytes) : undefined;
				if (problem !== undefined) return unreadable(input.path, `its fixes were not written: ${problem}`);
				if (input.kind === 'stdin') output = result.bytes;
				corpus = result.corpus;
			}
		}
		return { ...check(input.path, corpus, configuration, options, sidecarPath, sidecar, accepts), fixed, output };
	};
}

function check(
	filePath: string,
	corpus: Corpus,
	configuration: CorpusConfiguration,
	options: CheckTaskOptions,
	sidecarPath: string,
	sidecar: SuppressionFile,
	accepts: (rule: string) => boolean,
): Omit<CheckOutcome, 'fixed' | 'output'> {
	const file = path.relative(path.dirname(sidecarPath), path.resolve(filePath)).split(path.sep).join('/');
	const met: Suppression[] = [];
	const accepted: Suppression[] = [];
	const isSuppressed = (rule: string, content: string, document: string): boolean => {
		if (sidecar.has(rule, content)) met.push({ rule, content, file, document });
		else if (accepts(rule)) accepted.push({ rule, content, file, document });
		else return false;
		return true;
	};
	const { reported, suppressed } = checkCorpus(corpus, filePath, dialectName(corpus), rulesById, configuration, options, isSuppressed);
	return { reported, sidecar: sidecarPath, met, accepted, suppressed };
}

function unreadable(filePath: string, error: string): CheckOutcome {
	return {
		reported: { file: { path: filePath, error }, excerpts: [] },
		fixed: 0,
		output: undefined,
		sidecar: undefined,
		met: [],
		accepted: [],
		suppressed: 0,
	};
}
