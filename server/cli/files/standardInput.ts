import { createWriteStream } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { keepTemporaryFile } from './atomicWrite.ts';

/**
 * Copies standard input to a temporary file, so that it can be read by range however long it is; gives the file's path. It is readable for this user alone,
 * and removed when the program ends.
 */
export async function copyStandardInput(): Promise<string> {
	const file = keepTemporaryFile(path.join(tmpdir(), `corpus-stdin-${process.pid}`));
	await pipeline(process.stdin, createWriteStream(file, { flags: 'wx', mode: 0o600 }));
	return file;
}
