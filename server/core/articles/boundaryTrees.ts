/** How many cues of a line the trees see; `secondLook.ts` names them. */
export const lookCueCount = 85;

/**
 * Small decision trees that correct the odds of lines which the tables leave in doubt. All have one depth and are written in full, level by level: a tree is
 * 2^depth - 1 nodes, each a cue and a limit (a line goes right where its cue is more), then 2^depth leaves.
 */
export interface BoundaryTrees {
	readonly depth: number;
	readonly cues: Uint8Array;
	readonly limits: Uint8Array;
	/** What a leaf adds to the log odds, to be multiplied by `scale`. */
	readonly leaves: Int8Array;
	readonly scale: number;
}

/** No second look. */
export const noTrees: BoundaryTrees = { depth: 0, cues: new Uint8Array(), limits: new Uint8Array(), leaves: new Int8Array(), scale: 0 };

/** What the trees add to the log odds of an article's start at a line with these cues. */
export function treeOdds({ depth, cues, limits, leaves, scale }: BoundaryTrees, line: Uint8Array): number {
	const nodes = 2 ** depth - 1;
	let sum = 0;
	let leaf = 0;
	for (let tree = 0; tree < cues.length; tree += nodes, leaf += nodes + 1) {
		let at = 0;
		while (at < nodes) at = 2 * at + (line[cues[tree + at]!]! > limits[tree + at]! ? 2 : 1);
		sum += leaves[leaf + at - nodes]!;
	}
	return sum * scale;
}
