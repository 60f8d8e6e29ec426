import { formatRules } from '../core/rules/registry.ts';
import type { Rule } from '../core/rules/rule.ts';
import { decodeUtf8 } from '../core/source/encoding.ts';
import type { CorpusConfiguration } from '../core/workspace/configuration.ts';
import { configurationPaths, isInside } from '../core/workspace/configurationPaths.ts';
import type { ReadRuling, readRuling } from '../core/workspace/corpusRuling.ts';
import type { Host } from '../core/workspace/host.ts';
import { readAllBytes } from '../core/workspace/openBytes.ts';
import { suppressionsFileName } from '../core/workspace/suppressionsFileName.ts';
import { pathOfUri, uriOfPath } from './uriPath.ts';

/** What reads the files, and the rules that are loaded with it. */
export interface RulingBundle {
	readonly readRuling: typeof readRuling;
	readonly qualityRules: readonly Rule[];
}

/** A configuration or a sidecar that is larger is not read: it is no file of ours. */
const maximumBytes = 64 * 1024 * 1024;

/**
 * What the nearest `corpus.config.jsonc` makes of the editor's settings for a corpus, and what its sidecar accepts. Outside of the workspace folders nothing is
 * looked for. What reads files is loaded once there is something to read.
 */
export async function readCorpusRuling(
	host: Host,
	corpusUri: string,
	roots: readonly string[],
	base: CorpusConfiguration,
	load: () => Promise<RulingBundle>,
): Promise<ReadRuling> {
	const path = pathOfUri(corpusUri);
	const folders = roots.map(pathOfUri);
	const sidecar = `${path.slice(0, path.lastIndexOf('/'))}/${suppressionsFileName}`;
	const files = [...configurationPaths(path, folders), ...(folders.some(folder => isInside(path, folder)) ? [sidecar] : [])];
	for (const file of files) {
		if (!(await host.openBytes(uriOfPath(file)))) continue;
		const { readRuling: read, qualityRules } = await load();
		return read(path, folders, each => readFileText(host, each), [...formatRules, ...qualityRules], base);
	}
	return { configuration: undefined, suppressed: undefined, files, sidecar: files.at(-1), problems: [] };
}

/** The text of a configuration file or a sidecar; undefined where there is none. */
export async function readFileText(host: Pick<Host, 'openBytes'>, path: string): Promise<string | undefined> {
	const source = await host.openBytes(uriOfPath(path));
	if (!source || (await source.size()) > maximumBytes) return undefined;
	return decodeUtf8(await readAllBytes(source));
}
