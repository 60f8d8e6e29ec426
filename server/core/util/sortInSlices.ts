import type { Pace } from './slices.ts';

/** How many values are sorted in one go: a fraction of a slice. */
const runLength = 512;

/** Sorts numbers in place by a comparison, in slices: runs by themselves, then merges of two. Stable. */
export async function sortInSlices(values: Uint32Array<ArrayBuffer>, compare: (a: number, b: number) => number, pace: Pace): Promise<void> {
	for (let from = 0; from < values.length; from += runLength) {
		values.subarray(from, from + runLength).sort(compare);
		const pause = pace.due();
		if (pause !== undefined) await pause;
	}
	let source = values;
	let target = new Uint32Array(values.length > runLength ? values.length : 0);
	for (let width = runLength; width < values.length; width *= 2) {
		for (let from = 0; from < values.length; from += width * 2) {
			const middle = Math.min(from + width, values.length);
			const to = Math.min(from + width * 2, values.length);
			let left = from;
			let right = middle;
			for (let at = from; at < to; at++) {
				const takesLeft = right >= to || (left < middle && compare(source[left]!, source[right]!) <= 0);
				target[at] = takesLeft ? source[left++]! : source[right++]!;
				if (at % runLength === 0) {
					const pause = pace.due();
					if (pause !== undefined) await pause;
				}
			}
		}
		[source, target] = [target, source];
	}
	if (source !== values) values.set(source);
}
