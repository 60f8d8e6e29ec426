import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256Hex } from '../core/util/hash.ts';
import type { BlobCache } from '../core/workspace/host.ts';

/** Keeps blobs as files of a folder. A blob appears whole or not at all; what cannot be read counts as never kept. */
export function createBlobFolder(folder: string): BlobCache {
	const fileOf = (key: string) => join(folder, `${sha256Hex(key).slice(0, 32)}.blob`);
	return {
		read: async key => {
			try {
				return await readFile(fileOf(key));
			} catch {
				return undefined;
			}
		},
		write: async (key, blob) => {
			await mkdir(folder, { recursive: true });
			const temporary = join(folder, `${randomUUID()}.part`);
			try {
				await writeFile(temporary, blob);
				await rename(temporary, fileOf(key));
			} finally {
				await rm(temporary, { force: true });
			}
		},
		delete: key => rm(fileOf(key), { force: true }),
	};
}
