import { NumberSet } from '../util/numberSet.ts';
import { foldName } from './names.ts';

/**
 * Which names have to be compared at all.
 *
 * In nearly every corpus all names go together, and to find that out takes a number of 32 bits a name, not a map of a million texts. Names whose numbers
 * meet are suspects, and whoever asks compares those as texts; that two numbers may meet by chance makes the list longer and nothing wrong.
 */

/**
 * Ordinals, in order, of all documents whose names may not go together with another's: the same name, the same but for case or the encoding of accents, or the
 * folder of another. Also of all that a suspect's next free name could meet: those with a number before the extension, or in a folder with one.
 */
export function suspectNames(count: number, nameOf: (ordinal: number) => string): readonly number[] {
	const names = new NumberSet();
	const folders = new NumberSet();
	const clashing = new NumberSet();
	for (let ordinal = 0; ordinal < count; ordinal++) {
		const name = foldName(nameOf(ordinal));
		if (name === '') continue;
		const hash = walkPath(name, folder => folders.add(folder.hash));
		if (!names.add(hash)) clashing.add(hash);
	}
	for (const folder of folders.values()) if (names.has(folder)) clashing.add(folder);
	const suspects: number[] = [];
	if (clashing.size === 0) return suspects;
	for (let ordinal = 0; ordinal < count; ordinal++) {
		const name = foldName(nameOf(ordinal));
		if (name !== '' && isSuspect(name, clashing)) suspects.push(ordinal);
	}
	return suspects;
}

function isSuspect(name: string, clashing: NumberSet): boolean {
	let found = false;
	const look = (hash: number, segment: Segment): void => {
		found ||= clashing.has(hash) || clashing.has(hashWithoutNumber(name, segment));
	};
	let last: Segment = { from: 0, to: name.length, before: start };
	const hash = walkPath(name, folder => {
		look(folder.hash, folder);
		last = { from: folder.to + 1, to: name.length, before: extended(folder.raw, slash) };
	});
	look(hash, last);
	return found;
}

/** A segment of a path, and the raw hash of what stands before it. */
interface Segment {
	readonly from: number;
	readonly to: number;
	readonly before: number;
}

/** A folder of a path; `raw` goes on to what lies in it. */
interface Folder extends Segment {
	readonly hash: number;
	readonly raw: number;
}

const slash = 0x2f;
const start = 0x811c9dc5 | 0;

/** Tells all folders of a path, and answers the hash of the whole. The work is that of one look at it, however deep it lies. */
function walkPath(name: string, onFolder: (folder: Folder) => void): number {
	let raw = start;
	let before = start;
	let from = 0;
	for (let index = 0; index < name.length; index++) {
		const unit = name.charCodeAt(index);
		if (unit === slash) {
			if (index > 0) onFolder({ from, to: index, before, raw, hash: finished(raw) });
			from = index + 1;
			before = extended(raw, slash);
		}
		raw = extended(raw, unit);
	}
	return finished(raw);
}

/** The hash of a path whose last segment has its number taken out, as `numberedName` put it in; that of the path where it has none. */
function hashWithoutNumber(name: string, { from, to, before }: Segment): number {
	const segment = name.slice(from, to);
	const dot = segment.lastIndexOf('.');
	const cut = dot > 0 ? dot : segment.length;
	const stem = segment.slice(0, cut).replace(/-[0-9]+$/, '');
	let raw = before;
	for (const part of [stem, segment.slice(cut)]) for (let index = 0; index < part.length; index++) raw = extended(raw, part.charCodeAt(index));
	return finished(raw);
}

/** FNV-1a over UTF-16 units. The two small sigmas are one: which of them a capital becomes depends on what follows, such as a number. */
function extended(raw: number, unit: number): number {
	return Math.imul(raw ^ (unit === 0x3c2 ? 0x3c3 : unit), 0x01000193);
}

function finished(raw: number): number {
	const mixed = Math.imul(raw ^ (raw >>> 16), 0x85ebca6b);
	return (mixed ^ (mixed >>> 13)) >>> 0;
}
