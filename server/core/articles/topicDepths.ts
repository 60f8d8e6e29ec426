import { countBelow } from '../util/sortedSearch.ts';
import type { PlacedCues } from './documentCues.ts';
import type { TopicCues } from './topicCues.ts';

/** Gaps around a line are those within so many stems of it, at least two lines and at most twelve on either side. */
const aroundStems = 250;
const aroundLines = 12;

export type DepthCue = 'near' | 'middle' | 'far' | 'known';

/**
 * How far what stands before and after a line is less alike than before and after the lines around it: 1 nothing in common any more, 0 as around, less
 * where it is more alike; null where nothing is alike around. The measure of TextTiling (Hearst 1997): how alike texts are differs by language and length.
 */
export function topicDepth(placed: readonly PlacedCues[], at: number, cue: DepthCue): number | null {
	const around = (peak(placed, at, cue, -1) + peak(placed, at, cue, 1)) / 2;
	return around <= 0 ? null : 1 - placed[at]!.topic[cue] / around;
}

function peak(placed: readonly PlacedCues[], at: number, cue: DepthCue, step: 1 | -1): number {
	let most = 0;
	for (let distance = 1; distance <= aroundLines; distance++) {
		const other = at + step * distance;
		if (other < 1 || other >= placed.length) break;
		if (distance > 2 && Math.abs(placed[other]!.stemsBefore - placed[at]!.stemsBefore) > aroundStems) break;
		most = Math.max(most, placed[other]!.topic[cue]);
	}
	return most;
}

/** Gives the share of a document's lines whose cue is less, for any of its values. */
export function createRanks(placed: readonly PlacedCues[], cue: keyof TopicCues): (value: number) => number {
	const sorted = Float64Array.from(placed.slice(1), ({ topic }) => topic[cue]).sort();
	return value => (sorted.length === 0 ? 0 : countBelow(sorted, sorted.length, value) / sorted.length);
}
