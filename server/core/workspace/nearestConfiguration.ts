import { decodeUtf8 } from '../source/encoding.ts';
import type { CorpusConfiguration } from './configuration.ts';
import { configurationFor, readConfigurationChain } from './configurationChain.ts';
import type { ConfigurationProblem } from './configurationFile.ts';
import { isInside } from './configurationPaths.ts';
import type { Host } from './host.ts';
import { readAllBytes } from './openBytes.ts';
import type { RuleName } from './ruleSelector.ts';

/** What a configuration file makes of the settings that hold without it. */
export interface AppliedConfiguration {
	readonly configuration: CorpusConfiguration;
	/** What in it, or in a file that it extends, cannot be followed. */
	readonly problems: readonly ConfigurationProblem[];
}

/** Applies the configuration file at a URI, and what it extends inside of `roots`, to the settings of a corpus. */
export async function applyConfigurationFile(
	host: Pick<Host, 'openBytes'>,
	fileUri: string,
	corpusUri: string,
	roots: readonly string[],
	rules: readonly RuleName[],
	base: CorpusConfiguration,
): Promise<AppliedConfiguration> {
	const read = async (uri: string): Promise<string | undefined> => {
		const source = roots.some(root => isInside(uri, root)) ? await host.openBytes(uri) : undefined;
		return source && decodeUtf8(await readAllBytes(source));
	};
	const chain = await readConfigurationChain(fileUri, read, rules);
	return { configuration: configurationFor(chain, corpusUri, base), problems: chain.problems };
}
