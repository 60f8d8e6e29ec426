import { labelCount } from './labels.ts';

/**
 * The scores of all labels in six numbers. Three labels share a number: their scores, whole numbers below 2^16 in size, stand 17 bits apart, so that one
 * addition adds three of them, exactly as long as all sums stay below 2^16 (a token has about 150 features of at most 127). The sums of
 * a token then need no memory while they grow, and a row of weights is read in one go.
 */
export const numbersPerRow = 6;
const labelsPerNumber = 3;

const unit1 = 2 ** 17;
const unit2 = 2 ** 34;

/** Which of the six numbers holds a label. */
export const numberOfLabel = Uint8Array.from({ length: labelCount }, (_, label) => Math.floor(label / labelsPerNumber));

/** What a score of one is worth in its number. */
export const unitOfLabel = Float64Array.from({ length: labelCount }, (_, label) => [1, unit1, unit2][label % labelsPerNumber]!);

/** Takes a row apart: writes the score of label `y`, times `factor`, to `scores[at + y]`. */
export function unpackSums(sums: Float64Array, row: number, factor: number, scores: Float64Array, at: number): void {
	for (let number = 0; number < numbersPerRow - 1; number++) {
		const packed = sums[row + number]!;
		const third = Math.floor(packed / unit2 + 0.5);
		const rest = packed - third * unit2;
		const second = Math.floor(rest / unit1 + 0.5);
		const to = at + number * labelsPerNumber;
		scores[to] = (rest - second * unit1) * factor;
		scores[to + 1] = second * factor;
		scores[to + 2] = third * factor;
	}
	const packed = sums[row + numbersPerRow - 1]!;
	const second = Math.floor(packed / unit1 + 0.5);
	scores[at + labelCount - 2] = (packed - second * unit1) * factor;
	scores[at + labelCount - 1] = second * factor;
}
