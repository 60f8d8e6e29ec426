import { readFile, stat } from 'node:fs/promises';
import { failure, type Result, success } from '../../core/util/result.ts';
import type { FileStamp } from './atomicWrite.ts';
import { type Input, readErrorReason } from './inputs.ts';

/** An input's bytes, and what the file looked like when they were read; standard input has no stamp. */
export interface ReadInput {
	readonly bytes: Uint8Array;
	readonly stamp: FileStamp | undefined;
}

/** The most that is read as one text: JavaScript's longest string is not much longer. */
export const maximumTextBytes = 480 * 1024 * 1024;

/** Reads an input whole, or says why it cannot be. */
export async function readInput(input: Input): Promise<Result<ReadInput, string>> {
	if (input.kind === 'missing') return failure(input.error);
	try {
		if (input.kind === 'stdin') return success({ bytes: await readStandardInput(), stamp: undefined });
		const { size, mtimeMs } = await stat(input.path);
		if (size > maximumTextBytes) return failure(`it is larger than ${maximumTextBytes / 1024 / 1024} MiB, the most that can be held as one text`);
		return success({ bytes: await readFile(input.path), stamp: { size, mtimeMs } });
	} catch (error) {
		return failure(readErrorReason(error));
	}
}

async function readStandardInput(): Promise<Uint8Array> {
	const chunks: Uint8Array[] = [];
	for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
	return Buffer.concat(chunks);
}
