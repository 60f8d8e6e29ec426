import type { FindingPlace } from '../rules/findingPlace.ts';
import { decodeUtf8 } from '../source/encoding.ts';
import type { Range } from '../source/span.ts';
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
import type { Host } from './host.ts';
import { readAllBytes } from './openBytes.ts';
import type { RuleName } from './ruleSelector.ts';
import type { Suppressed } from './snapshot.ts';
import { readSuppressions, type Suppression, writeSuppressions } from './suppressions.ts';
import { suppressionsFileName } from './suppressionsFileName.ts';
import { pathOfUri, uriOfPath } from './uriPath.ts';

/**
 * What the files beside a corpus say of it, for an editor: the same files, read by the same rules, as on the command line. Loaded once there is a file to
 * read.
 */

/** What was read for one corpus. */
export interface ReadRuling {
	/** The editor's settings with those of the files on top; undefined where there is no configuration file. */
	readonly configuration: CorpusConfiguration | undefined;
	/** Undefined where there is no sidecar. */
	readonly suppressed: Suppressed | undefined;
	/** Every file that has a say, whether or not it exists: a change of one makes this out of date. Paths as `pathOfUri` gives them. */
	readonly files: readonly string[];
	/** The URI of the file in which suppressions of findings in this corpus are kept; undefined where that would be outside of the workspace. */
	readonly sidecar: string | undefined;
	/** What is wrong, by the URI of the file. */
	readonly problems: ReadonlyMap<string, readonly ConfigurationProblem[]>;
}

/** Files are read through this part of the host. */
type FileHost = Pick<Host, 'openBytes'>;

/** A configuration or a sidecar that is larger is not read: it is no file of ours. */
const maximumBytes = 64 * 1024 * 1024;

/**
 * Reads the nearest configuration in the corpus' folder or above, up to the workspace folder that holds it, what that extends, and the sidecar. Nothing
 * outside of the workspace folders (`roots`, URIs) is read.
 */
export async function readRuling(
	host: FileHost,
	corpusUri: string,
	roots: readonly string[],
	rules: readonly RuleName[],
	base: CorpusConfiguration,
): Promise<ReadRuling> {
	const corpusPath = pathOfUri(corpusUri);
	const folders = roots.map(pathOfUri);
	const isReadable = (path: string): boolean => folders.some(folder => isInside(path, folder));
	if (!isReadable(corpusPath)) return { configuration: undefined, suppressed: undefined, files: [], sidecar: undefined, problems: new Map() };
	const files: string[] = [];
	const read: TextReader = async path => {
		files.push(path);
		return isReadable(path) ? readFileText(host, uriOfPath(path)) : undefined;
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
		sidecar: isReadable(sidecar) ? uriOfPath(sidecar) : undefined,
		problems: byFile(problems),
	};
}

async function readFileText(host: FileHost, uri: string): Promise<string | undefined> {
	const source = await host.openBytes(uri);
	if (!source || (await source.size()) > maximumBytes) return undefined;
	return decodeUtf8(await readAllBytes(source));
}

async function nearestChain(corpusPath: string, roots: readonly string[], read: TextReader, rules: readonly RuleName[]): Promise<ConfigurationChain> {
	for (const file of configurationPaths(corpusPath, roots)) if ((await read(file)) !== undefined) return readConfigurationChain(file, read, rules);
	return emptyChain;
}

/** A finding that is to be accepted: its rule, and where it belongs. */
export interface AcceptedFinding extends FindingPlace {
	readonly rule: string;
	readonly corpusUri: string;
}

/** The change that adds an entry to a sidecar. */
export interface SuppressionChange {
	/** Whether the sidecar has to be made first. */
	readonly isNew: boolean;
	readonly range: Range;
	readonly newText: string;
}

/** Reads the sidecar and gives the change; undefined where it is damaged: nothing of it may be lost. */
export async function addSuppression(
	host: FileHost,
	sidecar: string,
	{ rule, corpusUri, contentHash, documentName }: AcceptedFinding,
): Promise<SuppressionChange | undefined> {
	const text = await readFileText(host, sidecar);
	const read = text === undefined ? { suppressions: [], problems: [] } : readSuppressions(text);
	if (read.problems.length > 0) return undefined;
	const file = relativePath(folderOf(pathOfUri(sidecar)), pathOfUri(corpusUri));
	const lines = (text ?? '').split(/\r\n|\r|\n/);
	const end = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
	const newText = writeSuppressions([...read.suppressions, { rule, content: contentHash, file, document: documentName }]);
	return { isNew: text === undefined, range: { start: { line: 0, character: 0 }, end }, newText };
}

/** A file as seen from a folder, both as paths. */
function relativePath(folder: string, file: string): string {
	const from = folder.split('/');
	const to = file.split('/');
	let common = 0;
	while (common < from.length && common < to.length - 1 && from[common] === to[common]) common++;
	return [...from.slice(common).map(() => '..'), ...to.slice(common)].join('/');
}

function byFile(problems: readonly ConfigurationProblem[]): ReadRuling['problems'] {
	const files = new Map<string, ConfigurationProblem[]>();
	for (const problem of problems) {
		const uri = uriOfPath(problem.path);
		files.set(uri, [...(files.get(uri) ?? []), problem]);
	}
	return files;
}

function byRule(suppressions: readonly Suppression[]): Suppressed {
	const contents: Record<string, Record<string, true>> = {};
	for (const { rule, content } of suppressions) (contents[rule] ??= {})[content] = true;
	return contents;
}

function folderOf(path: string): string {
	return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
