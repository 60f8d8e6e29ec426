import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { failure, type Result, success } from '../../core/util/result.ts';
import { type Input, readErrorReason } from '../files/inputs.ts';
import { type HeldFile, openHeldFile } from './heldFile.ts';
import { spool } from './spool.ts';

/** An input's bytes for reads by range, whatever its size; or why it cannot be read. Pipes are spooled. The caller closes it. */
export async function openInput(input: Input): Promise<Result<HeldFile, string>> {
	if (input.kind === 'missing') return failure(input.error);
	try {
		if (input.kind === 'stdin') return success(await spool(process.stdin, input.path));
		const status = await stat(input.path);
		if (status.isDirectory()) return failure('it is a folder');
		return success(status.isFile() ? await openHeldFile(input.path) : await spool(createReadStream(input.path), input.path));
	} catch (error) {
		return failure(readErrorReason(error));
	}
}
