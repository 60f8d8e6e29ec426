import { findDateline } from './dateline.ts';
import type { PlacedCues } from './documentCues.ts';
import { linePatterns } from './lineCues.ts';
import type { LogicalLine } from './logicalLines.ts';

/**
 * How probable an article's start is between a paragraph and a dateline that has a date, whatever the tables say: layouts of agencies are many, and tables
 * know those that they have seen; their datelines open stories everywhere.
 */
export const datedStoryProbability = 0.9;

/** Wider lines, in units, head nothing. */
const widest = 160;
const headlinePatterns = new Set((['plain', 'name'] as const).map(pattern => linePatterns.indexOf(pattern)));

/** Whether a line may be a headline, and a dateline with a date opens the next. A line that stands before already is the headline's repeat. */
export function headsDatedStory(lines: readonly LogicalLine[], placed: readonly PlacedCues[], at: number): boolean {
	const own = placed[at]!;
	const next = placed[at + 1];
	if (!next || !(next.hasDate || linePatterns[next.pattern] === 'dateline')) return false;
	if (own.isSentence || own.width > widest || !headlinePatterns.has(own.pattern) || own.repeat > 1) return false;
	return Boolean(findDateline(lines[at + 1]!.text)?.date);
}
