import type { BoundaryTrees } from '../../server/core/articles/boundaryTrees.ts';
import { probabilityOf } from '../../server/core/articles/firstLook.ts';
import type { Random } from './random.ts';

/** Rows of cues with what is true of them, and the log odds that the trees start from. */
export interface TreeRows {
	readonly count: number;
	/** Cues of a row are `width` bytes. */
	readonly width: number;
	readonly cues: Uint8Array;
	readonly isTrue: Uint8Array;
	readonly base: Float32Array;
	readonly weights: Float32Array;
}

export interface TreeRecipe {
	readonly trees: number;
	readonly depth: number;
	readonly rate: number;
	/** The share of rows and of cues that a tree sees. */
	readonly rowShare: number;
	readonly cueShare: number;
	/** What a leaf's second derivatives must sum to, and what is added to them. */
	readonly leastWeight: number;
	readonly shrink: number;
}

/** Gradient-boosted trees for a yes or no (Friedman 2001, with Newton steps); histograms of 256 bins. The same rows and random numbers give the same trees. */
export function trainTrees(rows: TreeRows, recipe: TreeRecipe, random: Random): BoundaryTrees {
	const { count, width } = rows;
	const { depth } = recipe;
	const inner = 2 ** depth - 1;
	const leafCount = 2 ** depth;
	const cues = new Uint8Array(recipe.trees * inner);
	const limits = new Uint8Array(recipe.trees * inner).fill(255);
	const leaves = new Float32Array(recipe.trees * leafCount);
	const columns = Array.from({ length: width }, (_, cue) => {
		const column = new Uint8Array(count);
		for (let row = 0; row < count; row++) column[row] = rows.cues[row * width + cue]!;
		return column;
	});
	const odds = Float32Array.from(rows.base);
	const first = new Float64Array(count);
	const second = new Float64Array(count);
	const node = new Uint16Array(count);
	const chosen = new Uint32Array(count);
	const sums = new Float64Array(leafCount * 256 * 2);
	for (let tree = 0; tree < recipe.trees; tree++) {
		let seen = 0;
		for (let row = 0; row < count; row++) {
			const probability = probabilityOf(odds[row]!);
			first[row] = (probability - rows.isTrue[row]!) * rows.weights[row]!;
			second[row] = Math.max(1e-6, probability * (1 - probability)) * rows.weights[row]!;
			node[row] = 0;
			if (random.next() < recipe.rowShare) chosen[seen++] = row;
		}
		const offered: number[] = [];
		for (let cue = 0; cue < width; cue++) if (random.next() < recipe.cueShare) offered.push(cue);
		for (let level = 0; level < depth; level++) {
			const nodes = 2 ** level;
			const best = Array.from({ length: nodes }, () => ({ gain: 1e-3, cue: 0, limit: 255 }));
			for (const cue of offered) {
				const column = columns[cue]!;
				sums.fill(0, 0, nodes * 512);
				for (let at = 0; at < seen; at++) {
					const row = chosen[at]!;
					const place = (node[row]! * 256 + column[row]!) * 2;
					sums[place]! += first[row]!;
					sums[place + 1]! += second[row]!;
				}
				for (let of = 0; of < nodes; of++) bestSplit(sums, of * 512, recipe, cue, best[of]!);
			}
			for (let of = 0; of < nodes; of++) {
				const place = tree * inner + nodes - 1 + of;
				cues[place] = best[of]!.cue;
				limits[place] = best[of]!.limit;
			}
			for (let row = 0; row < count; row++) {
				const { cue, limit } = best[node[row]!]!;
				node[row] = node[row]! * 2 + (columns[cue]![row]! > limit ? 1 : 0);
			}
		}
		const leafFirst = new Float64Array(leafCount);
		const leafSecond = new Float64Array(leafCount);
		for (let at = 0; at < seen; at++) {
			const row = chosen[at]!;
			leafFirst[node[row]!]! += first[row]!;
			leafSecond[node[row]!]! += second[row]!;
		}
		for (let leaf = 0; leaf < leafCount; leaf++)
			leaves[tree * leafCount + leaf] = (-recipe.rate * leafFirst[leaf]!) / (leafSecond[leaf]! + recipe.shrink);
		for (let row = 0; row < count; row++) odds[row]! += leaves[tree * leafCount + node[row]!]!;
	}
	const scale = Math.fround(leaves.reduce((most, leaf) => Math.max(most, Math.abs(leaf)), 1e-6) / 127);
	return { depth, cues, limits, leaves: Int8Array.from(leaves, leaf => Math.round(leaf / scale)), scale };
}

function bestSplit(sums: Float64Array, from: number, recipe: TreeRecipe, cue: number, best: { gain: number; cue: number; limit: number }): void {
	let allFirst = 0;
	let allSecond = 0;
	for (let bin = 0; bin < 256; bin++) {
		allFirst += sums[from + bin * 2]!;
		allSecond += sums[from + bin * 2 + 1]!;
	}
	const { leastWeight, shrink } = recipe;
	if (allSecond < 2 * leastWeight) return;
	const whole = (allFirst * allFirst) / (allSecond + shrink);
	let left = 0;
	let leftSecond = 0;
	for (let bin = 0; bin < 255; bin++) {
		const more = sums[from + bin * 2 + 1]!;
		if (more === 0) continue;
		left += sums[from + bin * 2]!;
		leftSecond += more;
		const rightSecond = allSecond - leftSecond;
		if (leftSecond < leastWeight) continue;
		if (rightSecond < leastWeight) break;
		const right = allFirst - left;
		const gain = (left * left) / (leftSecond + shrink) + (right * right) / (rightSecond + shrink) - whole;
		if (gain > best.gain) {
			best.gain = gain;
			best.cue = cue;
			best.limit = bin;
		}
	}
}
