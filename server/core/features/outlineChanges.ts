import type { OutlineEntry } from './outline.ts';

/**
 * A stretch of an outline: `count` entries of an earlier one from number `from` on, `lines` lines further down (a negative number of them is up); or the
 * entries from `from` up to, and without, `to` of the outline itself.
 */
export type OutlineRun =
	| { readonly kind: 'kept'; readonly from: number; readonly count: number; readonly lines: number }
	| { readonly kind: 'new'; readonly from: number; readonly to: number };

/**
 * An outline as runs of an earlier one and what is new; together they are the whole outline, in order. After an edit that is the
 * document that was edited, between two runs; after a move a run for each stretch that stayed together.
 */
export function outlineChanges(before: readonly OutlineEntry[], after: readonly OutlineEntry[]): OutlineRun[] {
	const shorter = Math.min(before.length, after.length);
	let head = 0;
	while (head < shorter && before[head]!.node === after[head]!.node) head++;
	let tail = 0;
	while (tail < shorter - head && before[before.length - 1 - tail]!.node === after[after.length - 1 - tail]!.node) tail++;
	const numbers = new Map(before.slice(head, before.length - tail).map(({ node }, index) => [node, head + index]));
	const runs: Mutable<OutlineRun>[] = [];
	for (const [at, { line, node }] of after.entries()) {
		const isTail = at >= after.length - tail;
		const from = at < head ? at : isTail ? at + before.length - after.length : numbers.get(node);
		const last = runs.at(-1);
		if (from === undefined) {
			if (last?.kind === 'new') last.to++;
			else runs.push({ kind: 'new', from: at, to: at + 1 });
		} else {
			const lines = line - before[from]!.line;
			if (last?.kind === 'kept' && last.from + last.count === from && last.lines === lines) last.count++;
			else runs.push({ kind: 'kept', from, count: 1, lines });
		}
	}
	return runs;
}

/** A run that is still growing. */
type Mutable<Run> = { -readonly [Member in keyof Run]: Run[Member] };
