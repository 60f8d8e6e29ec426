import type { ByteFile } from '../files/byteFile.ts';
import type { Stretch } from './cutSections.ts';
import { longDocumentHeadBytes } from './survey.ts';

/**
 * The bytes of a stretch. Of one that is too long to be held, its one document's opener and some of its text, with what stands before it; nothing where it
 * has no document.
 */
export async function readStretch(file: ByteFile, { from, to, starts, isLong }: Stretch): Promise<Uint8Array> {
	const [start] = starts;
	if (!isLong) return file.read(from, to);
	return start === undefined ? new Uint8Array() : file.read(from, Math.min(to, start + longDocumentHeadBytes));
}
