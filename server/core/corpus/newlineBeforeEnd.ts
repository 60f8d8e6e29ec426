import { sha256Hex } from '../util/hash.ts';
import { noeolFlag } from './attributes.ts';
import type { Dialect } from './dialect.ts';
import { escapesBodies } from './render.ts';
import type { StrictDocument } from './strictScanner.ts';

/** Whether the line end before an end marker belongs to the marker or to the content; `auto` decides by the corpus. */
export type NewlineBeforeEnd = 'auto' | 'marker' | 'content';

/** What documents say about the line end before their end markers. Votes of parts of a corpus add up to those of the whole. */
export interface NewlineVotes {
	/** Documents whose declared size or hash fits with that reading alone. */
	readonly marker: number;
	readonly content: number;
	/** Documents with an end marker, and those of them that have a blank line before it. */
	readonly closed: number;
	readonly blankLines: number;
}

/** Which of the two readings what a document declares fits. */
export type DeclaredFit = 'marker' | 'content' | undefined;

export const noNewlineVotes: NewlineVotes = Object.freeze({ marker: 0, content: 0, closed: 0, blankLines: 0 });

export function sumNewlineVotes(one: NewlineVotes, other: NewlineVotes): NewlineVotes {
	return {
		marker: one.marker + other.marker,
		content: one.content + other.content,
		closed: one.closed + other.closed,
		blankLines: one.blankLines + other.blankLines,
	};
}

/** Counts the votes of documents that stand in `bytes`. */
export function newlineVotes(bytes: Uint8Array, documents: readonly StrictDocument[]): NewlineVotes {
	return newlineVotesByFits(documents, ({ body, lastLineEnd }, hash) => {
		if (hash === sha256Hex(bytes.subarray(body.from, body.to))) return 'content';
		return hash === sha256Hex(bytes.subarray(body.from, body.to - lastLineEnd)) ? 'marker' : undefined;
	});
}

/** As `newlineVotes`, for callers that do not hold the bytes: `fitOfHash` says what a document's hash fits. */
export function newlineVotesByFits(
	documents: Iterable<StrictDocument>,
	fitOfHash: (document: StrictDocument, hash: string, ordinal: number) => DeclaredFit,
): NewlineVotes {
	const votes = { ...noNewlineVotes };
	let ordinal = -1;
	for (const document of documents) {
		ordinal++;
		if (!document.isClosed) continue;
		votes.closed++;
		if (document.endsInEmptyLine) votes.blankLines++;
		const fit = declaredFit(document, hash => fitOfHash(document, hash, ordinal));
		if (fit !== undefined) votes[fit]++;
	}
	return votes;
}

/**
 * Real readers disagree nine to nine on whether the line end before an end marker is content (format.md, Dialects). What a document
 * declares (`bytes`, `sha256`) decides for the corpus where it fits one reading alone; else `marker` when at least 80 % of the documents
 * have a blank line before it, else `content`.
 */
export function decideByVotes(
	dialect: Dialect,
	setting: NewlineBeforeEnd,
	{ marker, content, closed, blankLines }: NewlineVotes,
): 'marker' | 'content' {
	if (escapesBodies(dialect)) return 'content';
	if (setting !== 'auto') return setting;
	if (marker !== content) return marker > content ? 'marker' : 'content';
	return closed > 0 && blankLines >= closed * 0.8 ? 'marker' : 'content';
}

/** The decision for a corpus that is held whole. */
export function decideNewlineBeforeEnd(
	bytes: Uint8Array,
	documents: readonly StrictDocument[],
	dialect: Dialect,
	setting: NewlineBeforeEnd,
): 'marker' | 'content' {
	return decideByVotes(dialect, setting, escapesBodies(dialect) || setting !== 'auto' ? noNewlineVotes : newlineVotes(bytes, documents));
}

/** The hash that tells the two readings of a document apart; undefined where there is none, or where its size does that more cheaply. */
export function decidingHash({ attributes, lastLineEnd, isClosed }: StrictDocument): string | undefined {
	if (!isClosed || lastLineEnd === 0 || attributes.some(({ key }) => key === 'bytes' || key === noeolFlag)) return undefined;
	return attributes.find(({ key }) => key === 'sha256')?.value;
}

function declaredFit(document: StrictDocument, fitOfHash: (hash: string) => DeclaredFit): DeclaredFit {
	const { body, attributes, lastLineEnd } = document;
	// Both readings drop the line end of a document that says itself that it has none.
	if (lastLineEnd === 0 || attributes.some(({ key }) => key === noeolFlag)) return undefined;
	const size = attributes.find(({ key }) => key === 'bytes')?.value;
	if (size !== undefined)
		return size === String(body.to - body.from) ? 'content' : size === String(body.to - lastLineEnd - body.from) ? 'marker' : undefined;
	const hash = decidingHash(document);
	return hash === undefined ? undefined : fitOfHash(hash);
}
