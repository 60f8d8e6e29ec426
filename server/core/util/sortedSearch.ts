/**
 * The index of the last of the first `count` values that is at most `value`; -1 where there is none.
 * `sorted` must be ascending in its first `count` places.
 */
export function lastAtMost(sorted: ArrayLike<number>, count: number, value: number): number {
	let low = 0;
	let high = count;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if (sorted[middle]! <= value) low = middle + 1;
		else high = middle;
	}
	return low - 1;
}

/** How many of the first `count` values are smaller than `value`. `sorted` must be ascending in its first `count` places. */
export function countBelow(sorted: ArrayLike<number>, count: number, value: number): number {
	let low = 0;
	let high = count;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if (sorted[middle]! < value) low = middle + 1;
		else high = middle;
	}
	return low;
}
