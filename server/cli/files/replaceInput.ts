import { type FileStamp, replaceFile } from './atomicWrite.ts';
import { readErrorReason } from './inputs.ts';

/**
 * Writes the new bytes of an input over its file. `stamp` is what the file looked like when it was read; standard input has none, and nothing is written.
 * Gives the reason where the file could not be replaced; it is as it was then.
 */
export async function tryToReplace(file: string, stamp: FileStamp | undefined, content: Uint8Array): Promise<string | undefined> {
	if (!stamp) return undefined;
	try {
		await replaceFile(file, content, stamp);
		return undefined;
	} catch (error) {
		return readErrorReason(error);
	}
}
