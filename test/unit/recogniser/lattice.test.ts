import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelCount, mayEnd, mayFollow, mayStart, transitions } from '../../../server/core/entities/recogniser/labels.ts';
import { Lattice, pairIndex } from '../../../training/entities/lattice.ts';

const length = 3;

/** Every legal path of three labels. */
function* legalPaths(): Generator<number[]> {
	for (let a = 0; a < labelCount; a++) {
		if (!mayStart(a)) continue;
		for (let b = 0; b < labelCount; b++) {
			if (!mayFollow(a, b)) continue;
			for (let c = 0; c < labelCount; c++) if (mayFollow(b, c) && mayEnd(c)) yield [a, b, c];
		}
	}
}

describe('Lattice', () => {
	it('agrees with going through all legal paths', () => {
		const score = fc.double({ min: -4, max: 4, noNaN: true });
		fc.assert(
			fc.property(
				fc.array(score, { minLength: length * labelCount, maxLength: length * labelCount }),
				fc.array(score, { minLength: transitions.length, maxLength: transitions.length }),
				(scores, transition) => {
					const lattice = new Lattice(Float64Array.from(transition));
					lattice.scores.set(scores);
					const pathScore = (path: readonly number[]): number =>
						path.reduce(
							(sum, label, at) => sum + scores[at * labelCount + label]! + (at > 0 ? transition[pairIndex[label * labelCount + path[at - 1]!]!]! : 0),
							0,
						);
					const paths = [...legalPaths()];
					const values = paths.map(pathScore);
					const total = Math.log(values.reduce((sum, value) => sum + Math.exp(value), 0));
					lattice.best(length);
					expect(pathScore([...lattice.path.subarray(0, length)])).toBeCloseTo(Math.max(...values), 8);
					lattice.sum(length);
					expect(lattice.logSum).toBeCloseTo(total, 8);
					const path = paths[values.indexOf(Math.max(...values))]!;
					expect(lattice.spanProbability(path, 0, length)).toBeCloseTo(Math.exp(Math.max(...values) - total), 8);
					const first = paths.reduce((sum, each, at) => sum + (each[1] === 4 ? Math.exp(values[at]! - total) : 0), 0);
					expect(lattice.marginals[labelCount + 4]).toBeCloseTo(first, 8);
				},
			),
			{ seed: 17, numRuns: 20 },
		);
	});
});
