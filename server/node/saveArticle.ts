import type { FileHandle } from 'node:fs/promises';
import type { FileIdentity } from '../core/source/byteSource.ts';
import { failure, type Result } from '../core/util/result.ts';
import { type ArticleFile, type ArticleSaveFailure, articleIdentity, checkArticleText } from '../core/workspace/articleFile.ts';
import { type DiskIndex, isSameState } from '../core/workspace/diskIndex.ts';
import type { FilePiece } from '../core/workspace/filePieces.ts';
import { identityOf, readFully } from './fileByteSource.ts';
import { createFromPieces, rewriteFile } from './rewriteFile.ts';

export interface SaveOptions {
	/** How much is copied at once; for tests. */
	readonly copyBytes?: number;
}

type Saved = Promise<Result<{ readonly mtimeMs: number }, ArticleSaveFailure>>;

/**
 * Writes one article back into its corpus. `article` is what was read: when the file or the article's bytes are no longer those, nothing is
 * written, and the answer is a conflict.
 */
export async function saveArticle(
	path: string,
	known: DiskIndex,
	article: Pick<ArticleFile, 'ordinal' | 'span' | 'identity'>,
	text: string,
	options: SaveOptions = {},
): Saved {
	const content = checkArticleText(text, known.index, article.ordinal);
	if (!content.ok) return failure({ reason: 'invalid', message: content.error });
	const isUnchanged = async (handle: FileHandle): Promise<boolean> => {
		const block = new Uint8Array(article.span.to - article.span.from);
		const length = await readFully(handle, article.span.from, block);
		return length === block.length && articleIdentity(await identityOf(handle), block) === article.identity;
	};
	const { from, to } = article.span;
	const pieces = [{ from: 0, to: from }, new TextEncoder().encode(content.value), { from: to, to: known.identity.size }];
	return rewriteFile(path, pieces, { isUnchanged, ...options });
}

/** Makes a corpus anew of its own pieces, as long as it is in the state that is known. */
export async function rearrangeFile(path: string, identity: FileIdentity, pieces: readonly FilePiece[], options: SaveOptions = {}): Saved {
	return rewriteFile(path, pieces, { isUnchanged: handle => isInState(handle, identity), ...options });
}

/** Makes a new corpus of pieces of another one, as long as that is in the state that is known. */
export async function extractToFile(path: string, sourcePath: string, identity: FileIdentity, pieces: readonly FilePiece[]): Saved {
	return createFromPieces(path, sourcePath, pieces, { isUnchanged: handle => isInState(handle, identity) });
}

async function isInState(handle: FileHandle, identity: FileIdentity): Promise<boolean> {
	return isSameState(await identityOf(handle), identity);
}
