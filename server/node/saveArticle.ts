import type { FileHandle } from 'node:fs/promises';
import { failure, type Result } from '../core/util/result.ts';
import { type ArticleFile, type ArticleSaveFailure, articleIdentity, checkArticleText } from '../core/workspace/articleFile.ts';
import type { DiskIndex } from '../core/workspace/diskIndex.ts';
import { identityOf, readFully } from './fileByteSource.ts';
import { replaceFileSpan } from './replaceFileSpan.ts';

export interface SaveOptions {
	/** The user has agreed to a save that rewrites more than `confirmBytes`. */
	readonly confirmed?: boolean;
	readonly copyBytes?: number;
}

/** Corpora larger than this are rewritten only when the user says so: 1 GB. */
export const confirmBytes = 1_000_000_000;

/**
 * Writes one article back into its corpus. `article` is what was read: when the file or the article's bytes are no longer those, nothing is
 * written, and the answer is a conflict.
 */
export async function saveArticle(
	path: string,
	known: DiskIndex,
	article: Pick<ArticleFile, 'ordinal' | 'span' | 'identity'>,
	text: string,
	{ confirmed = false, copyBytes }: SaveOptions = {},
): Promise<Result<{ readonly mtimeMs: number }, ArticleSaveFailure>> {
	const content = checkArticleText(text, known.index, article.ordinal);
	if (!content.ok) return failure({ reason: 'invalid', message: content.error });
	if (known.identity.size > confirmBytes && !confirmed) {
		const gigabytes = (known.identity.size / 1e9).toFixed(1);
		return failure({ reason: 'confirm', message: `Saving writes the whole corpus anew, ${gigabytes} GB.` });
	}
	const isUnchanged = async (handle: FileHandle): Promise<boolean> => {
		const block = new Uint8Array(article.span.to - article.span.from);
		const length = await readFully(handle, article.span.from, block);
		return length === block.length && articleIdentity(await identityOf(handle), block) === article.identity;
	};
	return replaceFileSpan(
		path,
		article.span,
		new TextEncoder().encode(content.value),
		copyBytes === undefined ? { isUnchanged } : { isUnchanged, copyBytes },
	);
}
