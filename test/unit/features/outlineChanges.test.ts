import { describe, expect, it } from 'vitest';
import type { OutlineEntry, OutlineNode } from '../../../server/core/features/outline.ts';
import { outlineChanges } from '../../../server/core/features/outlineChanges.ts';

const nodes = new Map<string, OutlineNode>();

/** Entries named by single letters, ten lines each. */
function entriesOf(names: string): OutlineEntry[] {
	return [...names].map((name, index) => ({ line: index * 10, node: nodeOf(name) }));
}

function nodeOf(name: string): OutlineNode {
	const start = { line: 0, character: 0 };
	const node = nodes.get(name) ?? {
		kind: 'document',
		name,
		detail: '',
		range: { start, end: start },
		selectionRange: { start, end: start },
		children: [],
	};
	nodes.set(name, node);
	return node;
}

const kept = (from: number, count: number, lines = 0) => ({ kind: 'kept', from, count, lines });
const fresh = (from: number, to: number) => ({ kind: 'new', from, to });

describe('outlineChanges', () => {
	it.each([
		['nothing changed', 'abcd', 'abcd', [kept(0, 4)]],
		['one document was edited', 'abcd', 'abXd', [kept(0, 2), fresh(2, 3), kept(3, 1)]],
		['two were edited, apart', 'abcde', 'XbcYe', [fresh(0, 1), kept(1, 2), fresh(3, 4), kept(4, 1)]],
		['one was put in', 'abc', 'aXbc', [kept(0, 1), fresh(1, 2), kept(1, 2, 10)]],
		['one was deleted', 'abcd', 'abd', [kept(0, 2), kept(3, 1, -10)]],
		['two were moved', 'abcdef', 'adebcf', [kept(0, 1), kept(3, 2, -20), kept(1, 2, 20), kept(5, 1)]],
		['all are new', '', 'abc', [fresh(0, 3)]],
		['all are gone', 'abc', '', []],
	])('%s', (_, before, after, runs) => {
		expect(outlineChanges(entriesOf(before), entriesOf(after))).toEqual(runs);
	});
});
