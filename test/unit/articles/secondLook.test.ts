import { describe, expect, it } from 'vitest';
import { createAlikeLines } from '../../../server/core/articles/alikeLines.ts';
import { lineKinds } from '../../../server/core/articles/articleModel.ts';
import { lookCueCount, treeOdds } from '../../../server/core/articles/boundaryTrees.ts';
import { documentCues, type PlacedCues } from '../../../server/core/articles/documentCues.ts';
import type { FirstLook } from '../../../server/core/articles/firstLook.ts';
import { logicalLines } from '../../../server/core/articles/logicalLines.ts';
import { createSecondLook, isDoubtful, isWorthSecondLook } from '../../../server/core/articles/secondLook.ts';
import { createRanks, topicDepth } from '../../../server/core/articles/topicDepths.ts';
import { createRandom } from '../../../training/articles/random.ts';
import { type TreeRows, trainTrees } from '../../../training/articles/trainTrees.ts';
import { twoStories } from './twoStories.ts';

function cuesOf(body: string): PlacedCues[] {
	const steps = documentCues(logicalLines(body));
	for (;;) {
		const step = steps.next();
		if (step.done) return step.value;
	}
}

/** Tables that give each line these odds, and take all for paragraphs. */
function lookOf(odds: readonly number[]): FirstLook {
	const columns = Float64Array.from(odds);
	const kinds = odds.map(() => Float32Array.from(lineKinds, kind => (kind === 'paragraph' ? 1 : 0)));
	return { withoutShape: columns, byShape: columns, odds: columns, kinds };
}

describe('the second look', () => {
	const placed = cuesOf(twoStories);
	const secondStart = logicalLines(twoStories).findIndex(({ text }) => text.startsWith('Bakers of Southham'));

	it('is at lines that the tables leave in doubt, never at the first', () => {
		const look = lookOf([9, 0, -9, 9, 4]);
		expect([0, 1, 2, 3, 4].filter(at => isDoubtful(look, at))).toEqual([1, 4]);
		expect(isDoubtful(lookOf([0, 0]), 0)).toBe(false);
	});

	it('is at documents of few articles, such as the trees have learnt from', () => {
		expect(isWorthSecondLook(lookOf([9, 9, -9, 9, 0, 9, 9]))).toBe(true);
		expect(isWorthSecondLook(lookOf([9, 9, 9, 9, 9, 9, 0]))).toBe(false);
	});

	it('writes every cue that the trees may ask for, and nothing else', () => {
		const look = createSecondLook(placed, lookOf(placed.map((_, at) => (at === 0 ? 9 : at - 6))));
		for (let at = 1; at < placed.length; at++) {
			const [low, high] = [0, 255].map(value => new Uint8Array(lookCueCount + 2).fill(value));
			look(at, low!, 1);
			look(at, high!, 1);
			expect(low!.subarray(1, lookCueCount + 1)).toEqual(high!.subarray(1, lookCueCount + 1));
			expect([low![0], low![lookCueCount + 1], high![0], high![lookCueCount + 1]]).toEqual([0, 0, 255, 255]);
		}
	});

	it('finds the topic changed most where the second story starts', () => {
		const depths = placed.map((_, at) => (at === 0 ? -1 : (topicDepth(placed, at, 'middle') ?? -1)));
		expect(depths[secondStart]).toBe(Math.max(...depths));
		expect(createRanks(placed, 'middle')(placed[secondStart]!.topic.middle)).toBe(0);
	});

	it('compares a line with those laid out alike, without itself', () => {
		const odds = placed.map((_, at) => (at === 0 || at === secondStart ? 9 : -9));
		const alike = createAlikeLines(placed, lookOf(odds));
		expect(alike.plainStarts(secondStart)).toBe(0);
		expect(alike.plainStarts(1)).toBe(1);
		expect(alike.expectedStarts(secondStart)).toBeLessThan(0.01);
		expect(alike.toStarts(secondStart)).toBeNull();
		expect(alike.toFirst(secondStart).looks).toBeGreaterThan(alike.toFirst(secondStart + 1).looks);
		for (const { others, starting } of alike.groups(secondStart)) expect(others === 0 ? starting === -1 : starting < 0.01).toBe(true);
	});
});

describe('trees', () => {
	/** True where one of two cues is high and the other is not, which no sum of both tells. */
	const rows = (count: number): TreeRows => {
		const random = createRandom(1);
		const cues = Uint8Array.from({ length: count * 3 }, () => random.whole(0, 255));
		const isTrue = Uint8Array.from({ length: count }, (_, row) => Number(cues[row * 3]! > 99 !== cues[row * 3 + 2]! > 180));
		return { count, width: 3, cues, isTrue, base: new Float32Array(count), weights: new Float32Array(count).fill(1) };
	};
	const recipe = { trees: 30, depth: 3, rate: 0.3, rowShare: 0.8, cueShare: 1, leastWeight: 1, shrink: 1 };
	const trees = trainTrees(rows(3000), recipe, createRandom(2));

	it('learn what two cues say together', () => {
		for (const [row, isTrue] of [
			[[50, 7, 200], true],
			[[150, 7, 100], true],
			[[50, 7, 100], false],
			[[150, 7, 200], false],
		] as const)
			expect(treeOdds(trees, Uint8Array.from(row)) > 0).toBe(isTrue);
	});

	it('are the same for the same rows and random numbers', () => {
		expect(trainTrees(rows(3000), recipe, createRandom(2))).toEqual(trees);
		expect(trainTrees(rows(3000), recipe, createRandom(3))).not.toEqual(trees);
	});
});
