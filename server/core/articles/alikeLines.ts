import { broadType, type PlacedCues } from './documentCues.ts';
import { type FirstLook, likeliestKind, probabilityOf } from './firstLook.ts';

/** How a line compares with the rest of its document, in the light of what the tables found there: sites lay out all their articles alike. */
export interface AlikeLines {
	/** For each way of being alike, how many other lines are, and the mean of their probabilities to start an article (-1 where there are none). */
	readonly groups: (at: number) => readonly { readonly others: number; readonly starting: number }[];
	/** How much the lines from here on look like the document's first, 0 to 13, and how many have the same kinds, 0 to 6. */
	readonly toFirst: (at: number) => { readonly looks: number; readonly kinds: number };
	/** The same against that other plain start which is most alike; null where there is none. */
	readonly toStarts: (at: number) => { readonly looks: number; readonly kinds: number } | null;
	/** How many other lines plainly start an article. */
	readonly plainStarts: (at: number) => number;
	/** How many other lines may be expected to. */
	readonly expectedStarts: (at: number) => number;
}

/** Lines of this probability start an article plainly. */
const plain = 0.9;
/** The plain starts that a line is compared with, and the lines from each on that are. */
const mostStarts = 12;
const looksReach = 5;
const kindsReach = 6;
/** Stands for a line outside the document among kinds and types. */
const outside = 15;

export function createAlikeLines(placed: readonly PlacedCues[], { odds, kinds }: FirstLook): AlikeLines {
	const count = placed.length;
	const chances = Float64Array.from(odds, probabilityOf);
	const kindOf = Uint8Array.from(kinds, likeliestKind);
	const broad = Uint8Array.from(placed, ({ type }) => broadType(type));
	const type = (at: number): number => broad[at] ?? outside;
	const kind = (at: number): number => kindOf[at] ?? outside;
	const gap = (at: number): number => placed[at]?.rawGap ?? 0;
	const starts: number[] = [];
	let expected = 0;
	for (let at = 1; at < count; at++) {
		expected += chances[at]!;
		if (chances[at]! >= plain) starts.push(at);
	}
	const groupings = [
		gap,
		(at: number): number => placed[at]!.type * 4 + gap(at),
		(at: number): number => ((type(at) * 4 + gap(at)) * 16 + type(at + 1)) * 4 + gap(at + 1),
		(at: number): number => (((type(at - 1) * 16 + type(at)) * 16 + type(at + 1)) * 16 + type(at + 2)) * 4 + gap(at),
		(at: number): number => ((kind(at) * 16 + kind(at + 1)) * 16 + kind(at + 2)) * 4 + gap(at),
		(at: number): number => ((type(at) * 8 + placed[at]!.casing) * 8 + placed[at]!.ending) * 4 + gap(at),
	].map(keyOf => {
		const groups = new Map<number, { lines: number; starting: number }>();
		for (let at = 1; at < count; at++) {
			const key = keyOf(at);
			const group = groups.get(key);
			if (group) {
				group.lines++;
				group.starting += chances[at]!;
			} else groups.set(key, { lines: 1, starting: chances[at]! });
		}
		return (at: number): { others: number; starting: number } => {
			const { lines, starting } = groups.get(keyOf(at))!;
			return { others: lines - 1, starting: lines > 1 ? (starting - chances[at]!) / (lines - 1) : -1 };
		};
	});
	const looksLike = (model: number, at: number): number => {
		let alike = 0;
		for (let step = 0; step < looksReach; step++) {
			if (model + step >= count || at + step >= count || type(model + step) !== type(at + step)) break;
			if (step > 0 && gap(model + step) !== gap(at + step)) break;
			alike += 2;
		}
		const [one, other] = [placed[model]!, placed[at]!];
		if (one.casing === other.casing) alike++;
		if (one.ending === other.ending) alike++;
		if (Math.abs(one.widthBucket - other.widthBucket) <= 1) alike++;
		return alike;
	};
	const kindsLike = (model: number, at: number): number => {
		let alike = 0;
		while (alike < kindsReach && model + alike < count && at + alike < count && kindOf[model + alike] === kindOf[at + alike]) alike++;
		return alike;
	};
	return {
		groups: at => groupings.map(group => group(at)),
		toFirst: at => ({ looks: looksLike(0, at), kinds: kindsLike(0, at) }),
		toStarts: at => {
			const others = starts.filter(start => start !== at).slice(0, mostStarts);
			if (others.length === 0) return null;
			return {
				looks: Math.max(...others.map(start => looksLike(start, at) + (gap(start) === gap(at) ? 1 : 0))),
				kinds: Math.max(...others.map(start => kindsLike(start, at))),
			};
		},
		plainStarts: at => starts.length - (chances[at]! >= plain ? 1 : 0),
		expectedStarts: at => expected - chances[at]!,
	};
}
