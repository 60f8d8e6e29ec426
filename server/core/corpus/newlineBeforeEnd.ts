import { sha256Hex } from '../util/hash.ts';
import { lineEndLength } from './content.ts';
import type { Dialect } from './dialect.ts';
import { escapesBodies } from './render.ts';
import type { StrictDocument } from './strictCorpus.ts';

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
	const votes = { ...noNewlineVotes };
	for (const document of documents) {
		if (!document.isClosed) continue;
		votes.closed++;
		const { from, to } = document.body;
		const length = lineEndLength(bytes, from, to);
		if (length > 0 && (to - length === from || lineEndLength(bytes, from, to - length) > 0)) votes.blankLines++;
		const fit = declaredFit(bytes, document, length);
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

function declaredFit(bytes: Uint8Array, { body, attributes }: StrictDocument, lineEnd: number): 'marker' | 'content' | undefined {
	if (lineEnd === 0) return undefined;
	const size = attributes.find(({ key }) => key === 'bytes')?.value;
	if (size !== undefined)
		return size === String(body.to - body.from) ? 'content' : size === String(body.to - lineEnd - body.from) ? 'marker' : undefined;
	const hash = attributes.find(({ key }) => key === 'sha256')?.value;
	if (hash === undefined) return undefined;
	if (hash === sha256Hex(bytes.subarray(body.from, body.to))) return 'content';
	return hash === sha256Hex(bytes.subarray(body.from, body.to - lineEnd)) ? 'marker' : undefined;
}
