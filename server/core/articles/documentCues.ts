import { countBelow } from '../util/sortedSearch.ts';
import { bodyWords } from './bodyWords.ts';
import { bucket, type LineCues, lineCues } from './lineCues.ts';
import type { LogicalLine } from './logicalLines.ts';
import { createTopicReader, type TopicCues } from './topicCues.ts';

/** What a line shows within its document, beside its own cues. Small whole numbers. */
export interface PlacedCues extends LineCues {
	/** 0 the document's first line; then blank lines before against the usual: 1 fewer, 2 as usual, 3 more. */
	readonly gapBefore: number;
	/** Blank lines before, at most 3. */
	readonly rawGap: number;
	/** 0 as usual, 1 more than usual, 2 more than the line before. */
	readonly indent: number;
	/** 0 none; 1 the same text follows within ten lines; 2 it stands before within ten; 3, 4 the same nearly, within seven. */
	readonly repeat: number;
	/** Width against the median paragraph's, 0 to 3. */
	readonly relativeWidth: number;
	/** Paragraphs since the last short line, and until the next, 0 to 5. */
	readonly sinceShort: number;
	readonly untilShort: number;
	/** Like the document's first lines: how many of the four types from here on are theirs, 0 to 4, and which of their cues are here: 0 none asked, 1 none, 2 some, 3 all. */
	readonly openingTypes: number;
	readonly openingCues: number;
	/** How often the three types from here on, with the gap before, stand in the document, 0 to 3; 0 where all are paragraphs. */
	readonly patternElsewhere: number;
	/** Whether the cheap cues leave a boundary possible: elsewhere the tables are not told of the topic. */
	readonly isOpen: boolean;
	readonly topic: TopicCues;
	/** How many stems stand before the line. */
	readonly stemsBefore: number;
	/** Rank of the topic's change among the document's gaps, 0 (greatest change) to 5. */
	readonly topicRank: number;
}

/** A line this wide is a paragraph, in units. */
const paragraphWidth = 110;

/** Looks at all lines of a body; `step` is called after each, for a caller that gives way. */
export function* documentCues(lines: readonly LogicalLine[]): Generator<undefined, PlacedCues[]> {
	const own: LineCues[] = [];
	for (const line of lines) {
		own.push(lineCues(line));
		if (own.length % 16 === 0) yield;
	}
	const usualGap = usual(lines.slice(1).map(({ blanksBefore }) => blanksBefore));
	const usualIndent = usual(lines.map(({ indent }) => indent));
	const widths = own.map(({ width }) => width).filter(width => width > paragraphWidth);
	const median = widths.sort((a, b) => a - b)[widths.length >> 1] ?? 200;
	const isShort = own.map(({ width }) => width < Math.min(paragraphWidth, median * 0.5));
	yield;
	const repeats = repeatsOf(lines);
	yield;
	const shapes = own.map((cues, at) => cues.type + 16 * Math.min(3, lines[at]!.blanksBefore));
	const patterns = countPatterns(own, shapes);
	const openingSet = cuesFrom(own, repeats, 0);
	const words = yield* bodyWords(lines);
	yield;
	const readTopic = createTopicReader(words);
	const placed: (PlacedCues & { topicRank: number })[] = [];
	const changes: number[] = [];
	let since = 5;
	const until = untilShort(isShort);
	for (let at = 0; at < lines.length; at++) {
		const line = lines[at]!;
		const cues = own[at]!;
		const gapBefore = at === 0 ? 0 : line.blanksBefore < usualGap ? 1 : line.blanksBefore > usualGap ? 3 : 2;
		const isOpen =
			at > 0 && (gapBefore === 3 || isShort[at]! || isShort[at - 1]! || cues.pattern !== 0 || repeats[at]! > 0 || (isShort[at + 1] ?? true));
		const topic = readTopic(at);
		if (isOpen) changes.push(topic.middle);
		const typesAlike = openingTypes(own, at);
		placed.push({
			// Written out: spreading one object into another is slow, and this is done for every line.
			pattern: cues.pattern,
			widthBucket: cues.widthBucket,
			width: cues.width,
			wordsBucket: cues.wordsBucket,
			ending: cues.ending,
			beginning: cues.beginning,
			casing: cues.casing,
			isSentence: cues.isSentence,
			hasDate: cues.hasDate,
			type: cues.type,
			gapBefore,
			rawGap: Math.min(3, line.blanksBefore),
			indent: line.indent > (lines[at - 1]?.indent ?? 0) ? 2 : line.indent > usualIndent ? 1 : 0,
			repeat: repeats[at]!,
			relativeWidth: bucket(cues.width / median, [0.25, 0.5, 1]),
			sinceShort: since,
			untilShort: until[at]!,
			openingTypes: typesAlike,
			openingCues: openingCues(openingSet, cuesFrom(own, repeats, at)),
			patternElsewhere: patterns(at),
			isOpen,
			topic,
			stemsBefore: words.lineStart[at]!,
			topicRank: 6,
		});
		since = isShort[at]! ? 0 : Math.min(5, since + 1);
		yield;
	}
	rank(placed, changes);
	return placed;
}

function rank(placed: { isOpen: boolean; topic: TopicCues; topicRank: number }[], changes: number[]): void {
	const sorted = Float64Array.from(changes).sort();
	for (const cues of placed) {
		if (!cues.isOpen) continue;
		cues.topicRank = bucket(countBelow(sorted, sorted.length, cues.topic.middle) / sorted.length, [0.05, 0.12, 0.25, 0.5, 0.75]);
	}
}

/** The most frequent value; the smaller of two. */
function usual(values: readonly number[]): number {
	const counts = new Map<number, number>();
	for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
	let best = 0;
	let most = 0;
	for (const [value, count] of [...counts].sort(([a], [b]) => a - b)) {
		if (count > most) {
			most = count;
			best = value;
		}
	}
	return best;
}

function untilShort(isShort: readonly boolean[]): number[] {
	const until = new Array<number>(isShort.length).fill(5);
	let next = 5;
	for (let at = isShort.length - 1; at >= 0; at--) {
		until[at] = next;
		next = isShort[at]! ? 0 : Math.min(5, next + 1);
	}
	return until;
}

/** The longest line that is looked for again, and how far. */
const longestRepeat = 300;
const exactReach = 10;
const nearReach = 7;

function repeatsOf(lines: readonly LogicalLine[]): Uint8Array {
	const repeats = new Uint8Array(lines.length);
	const keys = lines.map(({ text }) =>
		text.length >= 12 || (text.length >= 6 && text.charCodeAt(0) > 0x2e80) ? text.toLowerCase().replace(/\s+/g, ' ') : '',
	);
	for (let at = 0; at < lines.length; at++) {
		if (keys[at] === '' || keys[at]!.length > longestRepeat) continue;
		for (let next = at + 1; next < Math.min(lines.length, at + 1 + exactReach); next++) {
			if (keys[next] === keys[at]) {
				repeats[at] ||= 1;
				repeats[next] = 2;
				break;
			}
			if (next - at <= nearReach && repeats[at] === 0 && repeats[next] === 0 && isNearly(keys[at]!, keys[next]!)) {
				repeats[at] = 3;
				repeats[next] = 4;
				break;
			}
		}
	}
	return repeats;
}

/** Two headlines that differ by a few words at one end or in case. */
function isNearly(a: string, b: string): boolean {
	if (b === '' || a.length < 16 || b.length < 16 || a.length > 200 || b.length > 200) return false;
	if (a.length > b.length * 1.6 || b.length > a.length * 1.6) return false;
	let front = 0;
	while (front < a.length && front < b.length && a.charCodeAt(front) === b.charCodeAt(front)) front++;
	let back = 0;
	while (back < a.length - front && back < b.length - front && a.charCodeAt(a.length - 1 - back) === b.charCodeAt(b.length - 1 - back)) back++;
	return front + back >= 0.7 * Math.max(a.length, b.length);
}

const hasDate = 1;
const hasUrl = 2;
const hasByline = 4;
const hasRepeat = 8;
const hasFurniture = 16;
const cueReach = 6;

function cuesFrom(own: readonly LineCues[], repeats: Uint8Array, from: number): number {
	let set = 0;
	for (let at = from; at < Math.min(own.length, from + cueReach); at++) {
		const { type } = own[at]!;
		if (type === 1) set |= hasUrl;
		else if (type === 2) set |= hasDate;
		else if (type === 3) set |= hasByline;
		else if (type === 4) set |= hasFurniture;
		if (repeats[at] === 1 || repeats[at] === 3) set |= hasRepeat;
	}
	return set;
}

function openingCues(wanted: number, found: number): number {
	if (wanted === 0) return 0;
	const both = wanted & found;
	return both === wanted ? 3 : both === 0 ? 1 : 2;
}

function openingTypes(own: readonly LineCues[], at: number): number {
	let alike = 0;
	for (let step = 0; step < 4; step++) {
		if (at + step >= own.length || step >= own.length || broadType(own[at + step]!.type) !== broadType(own[step]!.type)) break;
		alike++;
	}
	return alike;
}

/** Types that a paragraph, or a short line, may have as it happens are one. */
export function broadType(type: number): number {
	return type === 9 || type === 11 || type === 6 ? 8 : type === 13 || type === 15 || type === 10 ? 14 : type;
}

function countPatterns(own: readonly LineCues[], shapes: readonly number[]): (at: number) => number {
	const key = (at: number): number =>
		(broadType(own[at]!.type) * 16 + broadType(own[at + 1]!.type)) * 16 + broadType(own[at + 2]!.type) + 4096 * (shapes[at]! >> 4);
	const isProse = (at: number): boolean => broadType(own[at]!.type) === 8 && broadType(own[at + 1]!.type) === 8 && broadType(own[at + 2]!.type) === 8;
	const counts = new Map<number, number>();
	for (let at = 1; at + 2 < own.length; at++) counts.set(key(at), (counts.get(key(at)) ?? 0) + 1);
	return at => (at === 0 || at + 2 >= own.length || isProse(at) ? 0 : Math.min(3, counts.get(key(at)) ?? 0));
}
