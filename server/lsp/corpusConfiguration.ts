import { formatRules } from '../core/rules/registry.ts';
import type { CorpusConfiguration } from '../core/workspace/configuration.ts';
import { configurationPaths } from '../core/workspace/configurationPaths.ts';
import type { Host } from '../core/workspace/host.ts';

/**
 * What the nearest `corpus.config.jsonc` makes of the editor's settings for a corpus; undefined where there is none inside of the workspace folders. What reads
 * it is loaded once there is something to read. Problems go to the log, with file, line and column.
 */
export async function readCorpusConfiguration(
	host: Host,
	corpusUri: string,
	roots: readonly string[],
	base: CorpusConfiguration,
	load: () => Promise<Pick<typeof import('../core/features/analysisLoaders.ts'), 'applyConfigurationFile' | 'qualityRules'>>,
): Promise<CorpusConfiguration | undefined> {
	for (const uri of configurationPaths(corpusUri, roots)) {
		if (!(await host.openBytes(uri))) continue;
		const { applyConfigurationFile, qualityRules } = await load();
		const { configuration, problems } = await applyConfigurationFile(host, uri, corpusUri, roots, [...formatRules, ...qualityRules], base);
		for (const { path, position, message } of problems) host.log('warning', `${path}:${position.line + 1}:${position.character + 1}: ${message}`);
		return configuration;
	}
	return undefined;
}
