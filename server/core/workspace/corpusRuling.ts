import type { CorpusConfiguration } from './configuration.ts';
import {
	type ConfigurationChain,
	configurationFor,
	emptyChain,
	readConfigurationChain,
	suppressionsPath,
	type TextReader,
} from './configurationChain.ts';
import type { ConfigurationProblem } from './configurationFile.ts';
import { configurationPaths, isInside } from './configurationPaths.ts';
import type { RuleName } from './ruleSelector.ts';
import type { Suppressed } from './snapshot.ts';
import { readSuppressions, type Suppression, writeSuppressions } from './suppressions.ts';
import { suppressionsFileName } from './suppressionsFileName.ts';

/**
 * What the files beside a corpus say of it, for an editor: the same files, read by the same rules, as on the command line. Loaded once there is a file to
 * read.
 */

/** What was read for one corpus. Paths have `/`, or are URIs. */
export interface ReadRuling {
	/** The editor's settings with those of the files on top; undefined where there is no configuration file. */
	readonly configuration: CorpusConfiguration | undefined;
	/** Undefined where there is no sidecar. */
	readonly suppressed: Suppressed | undefined;
	/** Every file that has a say, whether or not it exists: a change of one makes this out of date. */
	readonly files: readonly string[];
	/** Where suppressions of findings in this corpus are kept; undefined where that would be outside of the workspace. */
	readonly sidecar: string | undefined;
	/** What is wrong in the files. */
	readonly problems: readonly ConfigurationProblem[];
}

/**
 * Reads the nearest configuration in the corpus' folder or above, up to the workspace folder that holds it, what that extends, and the sidecar. Nothing
 * outside of `folders` is read.
 */
export async function readRuling(
	corpusPath: string,
	folders: readonly string[],
	readText: TextReader,
	rules: readonly RuleName[],
	base: CorpusConfiguration,
): Promise<ReadRuling> {
	const files: string[] = [];
	const read: TextReader = async path => {
		files.push(path);
		return folders.some(folder => isInside(path, folder)) ? readText(path) : undefined;
	};
	const chain = await nearestChain(corpusPath, folders, read, rules);
	const found = chain.files.at(-1);
	const sidecar = suppressionsPath(chain) ?? `${folderOf(found?.path ?? corpusPath)}/${suppressionsFileName}`;
	const text = await read(sidecar);
	const suppressions = text === undefined ? undefined : readSuppressions(text);
	const start = { line: 0, character: 0 };
	const problems = [...chain.problems, ...(suppressions?.problems ?? []).map(message => ({ path: sidecar, position: start, message }))];
	return {
		configuration: found && configurationFor(chain, corpusPath, base),
		suppressed: suppressions && byRule(suppressions.suppressions),
		files,
		sidecar: folders.some(folder => isInside(sidecar, folder)) ? sidecar : undefined,
		problems,
	};
}

async function nearestChain(corpusPath: string, roots: readonly string[], read: TextReader, rules: readonly RuleName[]): Promise<ConfigurationChain> {
	for (const file of configurationPaths(corpusPath, roots)) if ((await read(file)) !== undefined) return readConfigurationChain(file, read, rules);
	return emptyChain;
}

/** The text of a sidecar with one entry more; a text says, as a problem, why it cannot be added. */
export function addSuppression(text: string | undefined, suppression: Suppression): { readonly text: string } | { readonly problem: string } {
	const read = text === undefined ? { suppressions: [], problems: [] } : readSuppressions(text);
	const [problem] = read.problems;
	return problem === undefined ? { text: writeSuppressions([...read.suppressions, suppression]) } : { problem };
}

function byRule(suppressions: readonly Suppression[]): Suppressed {
	const contents = new Map<string, Set<string>>();
	for (const { rule, content } of suppressions) contents.set(rule, (contents.get(rule) ?? new Set()).add(content));
	return contents;
}

function folderOf(path: string): string {
	return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
