import { sha256Hex } from '../util/hash.ts';
import { lineEndLength } from './content.ts';
import type { Dialect } from './dialect.ts';
import { escapesBodies } from './render.ts';
import type { StrictDocument } from './strictCorpus.ts';

/** Whether the line end before an end marker belongs to the marker or to the content; `auto` decides by the corpus. */
export type NewlineBeforeEnd = 'auto' | 'marker' | 'content';

/**
 * Real readers disagree nine to nine on whether the line end before an end marker is content (format.md, Dialects). What a document
 * declares (`bytes`, `sha256`) decides for the corpus where it fits one reading alone; else `marker` when at least 80 % of the documents
 * have a blank line before it, else `content`.
 */
export function decideNewlineBeforeEnd(
	bytes: Uint8Array,
	documents: readonly StrictDocument[],
	dialect: Dialect,
	setting: NewlineBeforeEnd,
): 'marker' | 'content' {
	if (escapesBodies(dialect)) return 'content';
	if (setting !== 'auto') return setting;
	let marker = 0;
	let content = 0;
	let closed = 0;
	let blankLines = 0;
	for (const document of documents) {
		if (!document.isClosed) continue;
		closed++;
		const { from, to } = document.body;
		const length = lineEndLength(bytes, from, to);
		if (length > 0 && (to - length === from || lineEndLength(bytes, from, to - length) > 0)) blankLines++;
		const fit = declaredFit(bytes, document, length);
		if (fit === 'marker') marker++;
		if (fit === 'content') content++;
	}
	if (marker !== content) return marker > content ? 'marker' : 'content';
	return closed > 0 && blankLines >= closed * 0.8 ? 'marker' : 'content';
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
