import type { CheckedFinding } from '../check/checkedFile.ts';
import type { FileHead, Unchecked } from '../formats/reporter.ts';
import { shardProperty } from '../formats/sarif.ts';
import type { Shard } from './planShard.ts';
import type { ShardFacts } from './shardFacts.ts';

/** What a shard found in its part of one file. */
export interface FileResult {
	readonly head: FileHead;
	readonly findings: readonly CheckedFinding[];
	readonly unchecked: readonly Unchecked[];
	readonly shard: ShardFacts;
}

/** A file that a shard could not read. */
export interface UnreadableResult {
	readonly path: string;
	readonly error: string;
}

/** A result of `corpus check --shard`, whatever its format. */
export interface ShardResult {
	readonly shard: Shard;
	readonly files: readonly (FileResult | UnreadableResult)[];
}

type JsonRecord = Readonly<Record<string, unknown>>;

/** Reads a result in any of the formats that shards are reported in; a text says why it is none. */
export function readShardResult(text: string): ShardResult | string {
	const trimmed = text.trimStart();
	try {
		const first = /^[^\r\n]*/.exec(trimmed)?.[0] ?? '';
		const isLines = first.endsWith('}') && !first.includes('"files":');
		return isLines ? readLines(trimmed) : readDocument(JSON.parse(trimmed));
	} catch (error) {
		return `it is no complete JSON (${(error as Error).message})`;
	}
}

function readDocument(root: unknown): ShardResult | string {
	if (!isRecord(root)) return notAResult;
	if (Array.isArray(root['runs'])) {
		const [run] = root['runs'] as unknown[];
		const properties = isRecord(run) && isRecord(run['properties']) ? run['properties'] : undefined;
		const inner = properties?.[shardProperty];
		return isRecord(inner) ? readDocument(inner) : 'it is SARIF of a whole run, not of a shard (--shard I/N)';
	}
	const { files } = root;
	if (root['version'] !== 1 || !Array.isArray(files)) return notAResult;
	const shard = readShardNumbers(root['shard']);
	return shard ? collect(shard, files.map(readFileResult)) : 'it is of a whole run, not of a shard (--shard I/N)';
}

function readShardNumbers(value: unknown): Shard | undefined {
	if (!isRecord(value)) return undefined;
	const { index, count } = value;
	return typeof index === 'number' && typeof count === 'number' && index >= 1 && index <= count ? { index, count } : undefined;
}

const notAResult = 'it is no result of corpus check --shard in json, jsonl or sarif';

function readFileResult(file: unknown): FileResult | UnreadableResult | string {
	if (!isRecord(file) || typeof file['path'] !== 'string') return notAResult;
	if (typeof file['error'] === 'string') return { path: file['path'], error: file['error'] };
	if (!isRecord(file['shard'])) return `${file['path']} was checked whole, not as a shard (--shard I/N)`;
	if (!Array.isArray(file['findings'])) return notAResult;
	const { findings, unchecked, shard, ...head } = file;
	// The result was written by this program: its version says so, and what is missing fails the first look at it.
	return { head, findings, unchecked: unchecked ?? [], shard } as unknown as FileResult;
}

/** JSON Lines: which shard it is, and of each file its findings, what could not be checked, and the line that closes it. */
function readLines(text: string): ShardResult | string {
	const files: (FileResult | UnreadableResult | string)[] = [];
	let shard: Shard | undefined;
	let findings: unknown[] = [];
	let unchecked: Unchecked[] = [];
	for (const line of text.split('\n')) {
		if (line.trim() === '') continue;
		const item: unknown = JSON.parse(line);
		if (!isRecord(item) || item['version'] !== 1) return notAResult;
		const { version: _version, path, ...rest } = item;
		if (path === undefined) shard = readShardNumbers(item['shard']);
		else if ('shard' in item) {
			files.push(readFileResult({ path, ...rest, findings, unchecked }));
			findings = [];
			unchecked = [];
		} else if ('rule' in item) findings.push(rest);
		else if ('document' in item) {
			const { error, ...place } = rest;
			unchecked.push({ ...place, reason: error } as unknown as Unchecked);
		} else files.push(readFileResult(item));
	}
	if (!shard) return 'it is of a whole run, not of a shard (--shard I/N)';
	return findings.length + unchecked.length > 0 ? 'it ends in the midst of a file' : collect(shard, files);
}

function collect(shard: Shard, files: readonly (FileResult | UnreadableResult | string)[]): ShardResult | string {
	const wrong = files.find(file => typeof file === 'string');
	return typeof wrong === 'string' ? wrong : { shard, files: files.filter(file => typeof file !== 'string') };
}

function isRecord(value: unknown): value is JsonRecord {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
