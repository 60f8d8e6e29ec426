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
	const { stems, lineStart, weights } = words;
	const whole = wholeWeights(words);
	const windows = [nearStems, middleStems, farStems].map(size => createWindow(words, whole, size));
	const chain = createChain(words, whole);
	const after = createCounts(stems);
	const before = createCounts(stems);

	const overlap = (counts: Uint16Array, from: number, to: number): number => {
		let all = 0;
		let shared = 0;
		for (let at = from; at < to; at++) {
			const id = stems[at]!;
			all += weights[id]!;
			if (counts[id]! > 0) shared += weights[id]!;
		}
		return all > 0 ? shared / all : 0;
	};

	return line => {
		const at = lineStart[line]!;
		const end = lineStart[line + 1]!;
		const { known, knownNames } = chain(at);
		return {
			near: windows[0]!(at),
			middle: windows[1]!(at),
			far: windows[2]!(at),
			known,
			knownNames,
			ahead: overlap(after(end, end + aheadStems), at, end),
			behind: overlap(before(at - chainStems, at), at, end),
		};
	};
}

/** How often each stem stands between two places; both may only go forward. */
function createCounts(stems: Uint16Array): (from: number, to: number) => Uint16Array {
	const counts = new Uint16Array(stemSpace);
	let first = 0;
	let next = 0;
	return (from, to) => {
		for (; next < Math.min(to, stems.length); next++) counts[stems[next]!]!++;
		for (; first < Math.min(from, next); first++) counts[stems[first]!]!--;
		return counts;
	};
}

/** The cosine of so many stems before and after a place that goes forward. Whole numbers throughout, so that nothing is lost on the way. */
function createWindow({ stems }: BodyWords, whole: Float64Array, size: number): (at: number) => number {
	const before = new Int32Array(stemSpace);
	const after = new Int32Array(stemSpace);
	let dot = 0;
	let ofBefore = 0;
	let ofAfter = 0;
	let place = 0;
	const join = (id: number): void => {
		const square = whole[id]! ** 2;
		ofAfter += square * (2 * after[id]! + 1);
		dot += square * before[id]!;
		after[id]!++;
	};
	for (let at = 0; at < Math.min(size, stems.length); at++) join(stems[at]!);
	return to => {
		for (; place < to; place++) {
			const id = stems[place]!;
			const square = whole[id]! ** 2;
			const left = before[id]!;
			const right = after[id]! - 1;
			ofAfter -= square * (2 * right + 1);
			ofBefore += square * (2 * left + 1);
			dot += square * (right - left);
			after[id] = right;
			before[id] = left + 1;
			if (place + size < stems.length) join(stems[place + size]!);
			if (place < size) continue;
			const leaving = stems[place - size]!;
			const kept = before[leaving]! - 1;
			const leavingSquare = whole[leaving]! ** 2;
			ofBefore -= leavingSquare * (2 * kept + 1);
			dot -= leavingSquare * after[leaving]!;
			before[leaving] = kept;
		}
		return ofBefore > 0 && ofAfter > 0 ? dot / Math.sqrt(ofBefore * ofAfter) : 0;
	};
}

/** Finer than the weights differ. */
const weightSteps = 32;

function wholeWeights({ stems, weights }: BodyWords): Float64Array {
	const whole = new Float64Array(stemSpace);
	for (let at = 0; at < stems.length; at++) whole[stems[at]!] = Math.round(weights[stems[at]!]! * weightSteps);
	return whole;
}

/** The share of the next stems and names that stand anywhere before a place that goes forward; -1 for names where there are hardly any. */
function createChain({ stems, names }: BodyWords, whole: Float64Array): (at: number) => { known: number; knownNames: number } {
	const counts = new Uint16Array(stemSpace);
	const nameCounts = new Uint16Array(stemSpace);
	const seen = new Uint8Array(stemSpace);
	let all = 0;
	let known = 0;
	let allNames = 0;
	let knownNames = 0;
	let place = 0;
	let next = 0;
	return at => {
		for (; next < Math.min(stems.length, at + chainStems) || place < at; ) {
			if (place < at && (next >= stems.length || next >= place + chainStems)) {
				const id = stems[place]!;
				all -= whole[id]!;
				counts[id]!--;
				if (names[place]) {
					allNames--;
					nameCounts[id]!--;
				}
				if (seen[id]) {
					known -= whole[id]!;
					if (names[place]) knownNames--;
				} else {
					seen[id] = 1;
					known += whole[id]! * counts[id]!;
					knownNames += nameCounts[id]!;
				}
				place++;
				continue;
			}
			const id = stems[next]!;
			all += whole[id]!;
			counts[id]!++;
			if (seen[id]) known += whole[id]!;
			if (names[next]) {
				allNames++;
				nameCounts[id]!++;
				if (seen[id]) knownNames++;
			}
			next++;
		}
		return { known: all > 0 ? known / all : 0, knownNames: allNames > 2 ? knownNames / allNames : -1 };
	};
}
