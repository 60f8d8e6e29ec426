import { noeolFlag } from './attributes.ts';
import { unescapeContent } from './byteEscape.ts';
import type { Dialect } from './dialect.ts';
import { escapesBodies } from './render.ts';
import type { StrictDocument } from './strictScanner.ts';

/**
 * A document's decoded content, in pieces of the corpus' bytes: escapes undone, and the line end left out that belongs to the format and
 * not to the content (that of `noeol`, and in closed dialects that before the end marker where `marker` was decided).
 */
export function* contentOf(
	bytes: Uint8Array,
	document: Pick<StrictDocument, 'body' | 'attributes'>,
	dialect: Dialect,
	newlineBeforeEnd: 'marker' | 'content',
): Generator<Uint8Array> {
	const { from, to } = document.body;
	const dropsLineEnd =
		document.attributes.some(({ key, value }) => key === noeolFlag && value === undefined) ||
		(!escapesBodies(dialect) && newlineBeforeEnd === 'marker');
	const body = bytes.subarray(from, dropsLineEnd ? to - lineEndLength(bytes, from, to) : to);
	if (escapesBodies(dialect)) yield* unescapeContent(body);
	else yield body;
}

/** How many bytes the line end at the end of `from`..`to` takes: 0, 1 or 2. */
export function lineEndLength(bytes: Uint8Array, from: number, to: number): 0 | 1 | 2 {
	if (to <= from) return 0;
	const last = bytes[to - 1];
	if (last === 0x0d) return 1;
	if (last !== 0x0a) return 0;
	return to - 1 > from && bytes[to - 2] === 0x0d ? 2 : 1;
}
