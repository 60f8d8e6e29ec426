import picomatch from 'picomatch/posix.js';
import { type CorpusConfiguration, defaultConfiguration } from './configuration.ts';
import { type ConfigurationFile, type ConfigurationProblem, type ConfigurationSettings, readConfigurationFile } from './configurationFile.ts';
import type { RuleName } from './ruleSelector.ts';

/** Reads a file's text; undefined where there is none or it may not be read. */
export type TextReader = (path: string) => Promise<string | undefined>;

/** A configuration file with everything that it extends, what is extended first. */
export interface ConfigurationChain {
	/** Later files win. The last is the one that was found. */
	readonly files: readonly ConfigurationFile[];
	readonly problems: readonly ConfigurationProblem[];
}

export const emptyChain: ConfigurationChain = Object.freeze({ files: [], problems: [] });

const deepestChain = 32;

/** Reads the configuration at `path` (with `/`, or a URI) and what it extends. Files that extend each other are a problem, not a hang. */
export async function readConfigurationChain(path: string, readText: TextReader, rules: readonly RuleName[]): Promise<ConfigurationChain> {
	const files: ConfigurationFile[] = [];
	const problems: ConfigurationProblem[] = [];
	const visit = async (filePath: string, from: readonly string[]): Promise<void> => {
		const reason = from.includes(filePath)
			? 'it extends itself'
			: from.length >= deepestChain
				? `it is extended over more than ${deepestChain} steps`
				: undefined;
		const text = reason === undefined ? await readText(filePath) : undefined;
		if (text === undefined) {
			const message = `The configuration ${filePath} cannot be used: ${reason ?? 'it does not exist or cannot be read'}.`;
			problems.push({ path: from.at(-1) ?? filePath, position: { line: 0, character: 0 }, message });
			return;
		}
		const read = readConfigurationFile(filePath, text, rules);
		problems.push(...read.problems);
		for (const reference of read.value.extends) await visit(resolveReference(filePath, reference), [...from, filePath]);
		files.push(read.value);
	};
	await visit(path, []);
	return { files, problems };
}

/**
 * What holds for one corpus: the defaults, then each file's settings, then those of its overrides that match. All globs count from the folder
 * of the configuration that was found, so that a shared one can speak of folders in the projects that extend it.
 */
export function configurationFor(
	chain: ConfigurationChain,
	corpusPath: string,
	base: CorpusConfiguration = defaultConfiguration,
): CorpusConfiguration {
	const found = chain.files.at(-1);
	let configuration = base;
	if (!found) return configuration;
	for (const file of chain.files) {
		configuration = merge(configuration, file);
		for (const override of file.overrides) {
			if (matchesAny(found.path, override.files, corpusPath)) configuration = merge(configuration, override);
		}
	}
	return configuration;
}

/** Whether a corpus that was found by searching is to be left alone. A file that the user names is never ignored. */
export function isIgnored(chain: ConfigurationChain, corpusPath: string): boolean {
	const found = chain.files.at(-1);
	return found !== undefined && chain.files.some(file => matchesAny(found.path, file.ignore, corpusPath));
}

/** The path of the sidecar with suppressions that the chain names; undefined where it names none. */
export function suppressionsPath(chain: ConfigurationChain): string | undefined {
	const named = chain.files.findLast(file => file.suppressions !== undefined);
	return named?.suppressions === undefined ? undefined : resolveReference(named.path, named.suppressions);
}

/** A relative path as seen from a file: `..` and `.` are followed, and never above the root. */
export function resolveReference(fromFile: string, reference: string): string {
	const segments = folderOf(fromFile).split('/');
	for (const segment of reference.replaceAll('\\', '/').split('/')) {
		if (segment === '..') segments.length = Math.max(1, segments.length - 1);
		else if (segment !== '.' && segment !== '') segments.push(segment);
	}
	return segments.join('/');
}

function folderOf(path: string): string {
	return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function matchesAny(configurationPath: string, globs: readonly string[], corpusPath: string): boolean {
	if (globs.length === 0) return false;
	const folder = `${folderOf(configurationPath)}/`;
	if (!corpusPath.startsWith(folder)) return false;
	const relative = corpusPath.slice(folder.length);
	return globs.some(glob => matcherOf(glob)(relative));
}

/** As in .gitignore, a glob without a slash matches a file name in any folder. */
function matcherOf(glob: string): (path: string) => boolean {
	const trimmed = glob.replace(/^\.\//, '');
	return picomatch(trimmed.includes('/') ? trimmed : `**/${trimmed}`, { dot: true });
}

function merge(configuration: CorpusConfiguration, settings: ConfigurationSettings): CorpusConfiguration {
	return {
		rules: { ...configuration.rules, ...settings.rules },
		newlineBeforeEnd: settings.newlineBeforeEnd ?? configuration.newlineBeforeEnd,
		maximumSymbols: settings.maximumSymbols ?? configuration.maximumSymbols,
		maximumDiagnostics: settings.maximumDiagnostics ?? configuration.maximumDiagnostics,
		aliases: settings.aliases.length > 0 ? [...configuration.aliases, ...settings.aliases] : configuration.aliases,
	};
}
