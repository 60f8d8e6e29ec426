import { type BodyWords, stemSpace } from './bodyWords.ts';

/** How much what follows a line has to do with what stands before it. All between 0 and 1; 1 is "the same". */
export interface TopicCues {
	/** Cosines of the stems of about 500, 1,500 and 4,000 units before and after. */
	readonly near: number;
	readonly middle: number;
	readonly far: number;
	/** The weighted share of the stems in the next 2,500 units that stand anywhere before, and of the names. */
	readonly known: number;
	readonly knownNames: number;
	/** The share of the line's own stems in what follows, and in what stands before. */
	readonly ahead: number;
	readonly behind: number;
}

/** Stems in the three windows, at about six units a stem. */
const nearStems = 80;
const middleStems = 250;
const farStems = 660;
const chainStems = 400;
const aheadStems = 150;

/** Computes topic cues line by line; keeps its tables between lines. Lines must be asked for in rising order. */
export function createTopicReader(words: BodyWords): (line: number) => TopicCues {
	const before = new Float32Array(stemSpace);
	const after = new Float32Array(stemSpace);
	const marks = new Uint8Array(stemSpace);
	const seen = new Uint8Array(stemSpace);
	let seenTo = 0;
	const { stems, names, lineStart, weights } = words;

	const cosines = (at: number): [number, number, number] => {
		const result: [number, number, number] = [0, 0, 0];
		let dot = 0;
		let squaresBefore = 0;
		let squaresAfter = 0;
		let done = 0;
		const sizes = [nearStems, middleStems, farStems];
		for (let size = 0; size < 3; size++) {
			const until = sizes[size]!;
			for (let step = done; step < until; step++) {
				const left = at - 1 - step;
				if (left >= 0) {
					const id = stems[left]!;
					const weight = weights[id]!;
					const old = before[id]!;
					before[id] = old + weight;
					squaresBefore += (2 * old + weight) * weight;
					dot += weight * after[id]!;
				}
				const right = at + step;
				if (right < stems.length) {
					const id = stems[right]!;
					const weight = weights[id]!;
					const old = after[id]!;
					after[id] = old + weight;
					squaresAfter += (2 * old + weight) * weight;
					dot += weight * before[id]!;
				}
			}
			done = until;
			result[size] = squaresBefore > 0 && squaresAfter > 0 ? dot / Math.sqrt(squaresBefore * squaresAfter) : 0;
		}
		for (let step = 0; step < farStems; step++) {
			if (at - 1 - step >= 0) before[stems[at - 1 - step]!] = 0;
			if (at + step < stems.length) after[stems[at + step]!] = 0;
		}
		return result;
	};

	const overlap = (from: number, to: number, ownFrom: number, ownTo: number): number => {
		let all = 0;
		let shared = 0;
		for (let at = Math.max(0, from); at < Math.min(stems.length, to); at++) marks[stems[at]!] = 1;
		for (let at = ownFrom; at < ownTo; at++) {
			const weight = weights[stems[at]!]!;
			all += weight;
			if (marks[stems[at]!]) shared += weight;
		}
		for (let at = Math.max(0, from); at < Math.min(stems.length, to); at++) marks[stems[at]!] = 0;
		return all > 0 ? shared / all : 0;
	};

	return line => {
		const at = lineStart[line]!;
		const end = lineStart[line + 1]!;
		for (; seenTo < at; seenTo++) seen[stems[seenTo]!] = 1;
		const [near, middle, far] = cosines(at);
		let all = 0;
		let known = 0;
		let allNames = 0;
		let knownNames = 0;
		for (let step = at; step < Math.min(stems.length, at + chainStems); step++) {
			const id = stems[step]!;
			const weight = weights[id]!;
			all += weight;
			if (seen[id]) known += weight;
			if (names[step]) {
				allNames++;
				if (seen[id]) knownNames++;
			}
		}
		return {
			near,
			middle,
			far,
			known: all > 0 ? known / all : 0,
			knownNames: allNames > 2 ? knownNames / allNames : -1,
			ahead: overlap(end, end + aheadStems, at, end),
			behind: overlap(at - chainStems, at, at, end),
		};
	};
}
