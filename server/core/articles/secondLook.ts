import { createAlikeLines } from './alikeLines.ts';
import { type LineKind, lineKinds } from './articleModel.ts';
import type { PlacedCues } from './documentCues.ts';
import { type FirstLook, probabilityOf } from './firstLook.ts';
import { createRanks, topicDepth } from './topicDepths.ts';

/**
 * The second look at lines that the tables leave in doubt: what the whole document shows of them, given what the tables found in it. The tables see seven
 * lines at a time and know no other line's answer; here count the answers for lines that are laid out alike, what stands between two plain starts, and how
 * far the topic changes against the lines around. The order of cues is part of the model's file.
 */

/** Log odds by which a table must give a start for a second look, and which both must pass for none to be needed. */
const doubtfulFrom = -5;
const doubtfulTo = 5;

/** Whether a line is in doubt; a document's first line never is. */
export function isDoubtful({ withoutShape, byShape }: FirstLook, at: number): boolean {
	const [one, other] = [withoutShape[at]!, byShape[at]!];
	return at > 0 && Math.max(one, other) > doubtfulFrom && Math.min(one, other) < doubtfulTo;
}

/** The trees have learnt from documents of five articles at most: where the tables expect more further starts than these, they alone decide. */
const mostStarts = 5;

/** Whether a document is like those that the trees have learnt from. */
export function isWorthSecondLook({ odds }: FirstLook): boolean {
	let expected = 0;
	for (let at = 1; at < odds.length; at++) expected += probabilityOf(odds[at]!);
	return expected <= mostStarts;
}

const kind = Object.fromEntries(lineKinds.map((name, index) => [name, index])) as Readonly<Record<LineKind, number>>;

/** Stands for what is not there. */
const none = 255;
/** Log odds of a line outside the document. */
const never = -13;
const oddsReach = 6;
const headReach = 4;
/** From this probability on a line bounds the stretch that a line in doubt stands in. */
const boundFrom = 0.5;

const byOdds = (odds: number): number => 128 + odds * 10;
const byShare = (share: number): number => share * 250;
const byCosine = (cosine: number): number => cosine * 300;

/** Writes the cues of a line to `into` from `offset` on: `lookCueCount` whole numbers up to 255. */
export type SecondLook = (at: number, into: Uint8Array, offset: number) => void;

export function createSecondLook(placed: readonly PlacedCues[], first: FirstLook): SecondLook {
	const { odds, withoutShape, byShape, kinds } = first;
	const count = placed.length;
	const alike = createAlikeLines(placed, first);
	const rankOfMiddle = createRanks(placed, 'middle');
	const rankOfKnown = createRanks(placed, 'known');
	const rankOfFar = createRanks(placed, 'far');
	const isBound = Array.from(odds, value => probabilityOf(value) >= boundFrom);

	return (at, into, offset) => {
		let next = offset;
		const put = (value: number): void => {
			into[next++] = Math.max(0, Math.min(255, Math.round(value)));
		};
		const cues = placed[at]!;

		// What the tables say of the line and of those around it.
		for (const value of [odds, withoutShape, byShape]) put(byOdds(value[at]!));
		for (const step of [-3, -2, -1, 1, 2, 3]) put(byOdds(odds[at + step] ?? never));
		for (const way of [-1, 1]) {
			let most = never;
			for (let step = 1; step <= oddsReach; step++) most = Math.max(most, odds[at + way * step] ?? never);
			put(byOdds(most));
		}
		for (const own of ['paragraph', 'headline', 'caption', 'date', 'subhead', 'boilerplate'] as const) put(byShare(kinds[at]![kind[own]]!));
		for (const before of ['paragraph', 'headline'] as const) put(byShare(kinds[at - 1]![kind[before]]!));
		for (const after of ['paragraph', 'headline', 'date', 'caption'] as const) put(byShare(kinds[at + 1]?.[kind[after]] ?? 0));
		let head = 0;
		for (let step = 1; step <= headReach; step++) {
			const below = kinds[at + step];
			if (below) for (const part of ['date', 'byline', 'headline-repeat', 'boilerplate'] as const) head = Math.max(head, below[kind[part]]!);
		}
		put(byShare(head));

		// The line and its neighbours, as they are.
		for (const step of [-1, 0, 1, 2]) {
			const line = placed[at + step];
			put(line ? line.width / 2 : 0);
			put(line ? line.type : none);
			if (step <= 0) put(line ? line.ending + (line.isSentence ? 16 : 0) : none);
			if (step === 0 || step === 1) put(line ? line.pattern : none);
		}
		put(cues.wordsBucket);
		put(cues.casing);
		put(cues.beginning);
		put(cues.relativeWidth);
		put(cues.gapBefore);
		put(cues.sinceShort);
		put(cues.openingCues);

		// How the topic changes.
		const { topic } = cues;
		for (const cosine of [topic.near, topic.middle, topic.far, topic.known, topic.ahead, topic.behind]) put(byCosine(cosine));
		put(topic.knownNames < 0 ? none : byShare(topic.knownNames));
		put(byShare(rankOfMiddle(topic.middle)));
		put(byShare(rankOfKnown(topic.known)));
		put(byShare(rankOfFar(topic.far)));
		put(rankOfMiddle(topic.middle) * count);
		for (const cue of ['near', 'middle', 'far', 'known'] as const) {
			const depth = topicDepth(placed, at, cue);
			put(depth === null ? 0 : 100 + depth * 150);
		}
		const below = placed[at + 1]?.topic;
		put(below ? byCosine(below.middle) : none);
		put(below ? byCosine(below.known) : none);
		put(at > 1 ? byCosine(placed[at - 1]!.topic.middle) : none);

		// How lines are treated that look alike.
		put(count);
		put(Math.min(120, alike.expectedStarts(at) * 10));
		put(alike.plainStarts(at));
		for (const { others, starting } of alike.groups(at)) {
			put(others);
			put(starting < 0 ? none : byShare(starting));
		}
		const toFirst = alike.toFirst(at);
		put(toFirst.looks);
		put(toFirst.kinds);
		const toStarts = alike.toStarts(at);
		put(toStarts ? toStarts.looks : none);
		put(toStarts ? toStarts.kinds : none);

		// Where it stands between the starts around, and whether another line there would rather be one.
		let from = at - 1;
		while (from > 0 && !isBound[from]) from--;
		let to = at + 1;
		while (to < count && !isBound[to]) to++;
		put(at - from);
		put(to - at);
		put((cues.stemsBefore - placed[from]!.stemsBefore) / 4);
		put((placed[Math.min(to, count - 1)]!.stemsBefore - cues.stemsBefore) / 4);
		let rival = never;
		for (let other = from + 1; other < to; other++) if (other !== at) rival = Math.max(rival, odds[other]!);
		put(byOdds(rival));
	};
}
