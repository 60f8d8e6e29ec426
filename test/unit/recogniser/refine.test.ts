import { describe, expect, it } from 'vitest';
import { beginOf, labelCount, nameTypes, outside, transitions, typeOf, unitOf } from '../../../server/core/entities/recogniser/labels.ts';
import { Lattice } from '../../../server/core/entities/recogniser/lattice.ts';
import { FirstLook, hasPlaces } from '../../../server/core/entities/recogniser/refine.ts';
import { analyseWord, type Word, type WordKnowledge } from '../../../server/core/entities/recogniser/word.ts';

const knowledge: WordKnowledge = {
	cluster: () => 0,
	coarser: [new Uint16Array(1), new Uint16Array(1), new Uint16Array(1)],
	rarity: () => 0,
	lists: () => 0,
};
const person = nameTypes.indexOf('PER');
const place = nameTypes.indexOf('LOC');

/** Looks at one-token stretches of these words, each with a score for being the unit of a type; gives the first look and the words. */
function lookAt(lattice: Lattice, seen: readonly { text: string; type: number; score: number }[]): { firstLook: FirstLook; words: Word[] } {
	const ids = new Map<string, number>();
	const words = seen.map(({ text }) => {
		const lower = text.toLowerCase();
		if (!ids.has(lower)) ids.set(lower, ids.size);
		return analyseWord(text, false, knowledge, ids.get(lower)!);
	});
	const firstLook = new FirstLook();
	for (const [index, { type, score }] of seen.entries()) {
		lattice.scores.fill(0, 0, labelCount);
		lattice.scores[unitOf(type)] = score;
		lattice.sum(1);
		firstLook.add(words, index, 1, lattice, 0, 0);
	}
	return { firstLook, words };
}

function typeAfter(firstLook: FirstLook, words: readonly Word[], index: number, lattice: Lattice): string | undefined {
	if (!firstLook.refine(firstLook.stretches[index]!, words, lattice)) return undefined;
	lattice.best(1);
	return lattice.path[0] === outside ? 'outside' : nameTypes[typeOf(lattice.path[0]!)];
}

describe('the second look', () => {
	const lattice = new Lattice(new Float64Array(transitions.length));

	it('lets plain places decide a doubtful one', () => {
		const { firstLook, words } = lookAt(lattice, [
			{ text: 'Okar', type: person, score: 0.4 },
			{ text: 'Okar', type: place, score: 8 },
			{ text: 'Okar', type: place, score: 8 },
		]);
		expect(typeAfter(firstLook, words, 0, lattice)).toBe('LOC');
	});

	it('does not turn a plain place by a doubtful one', () => {
		const { firstLook, words } = lookAt(lattice, [
			{ text: 'Okar', type: person, score: 8 },
			{ text: 'Okar', type: place, score: 1 },
		]);
		expect(typeAfter(firstLook, words, 0, lattice)).toBe('PER');
	});

	it('leaves what all places agree on, and words of one place, as they are', () => {
		const { firstLook, words } = lookAt(lattice, [
			{ text: 'Okar', type: place, score: 9 },
			{ text: 'Okar', type: place, score: 9 },
			{ text: 'Brook', type: person, score: 0.1 },
		]);
		expect([0, 1, 2].map(index => typeAfter(firstLook, words, index, lattice))).toEqual([undefined, undefined, undefined]);
	});

	it('hears capitals and title case as one word, and no word in lower case', () => {
		const { firstLook, words } = lookAt(lattice, [
			{ text: 'OKAR', type: person, score: 0.4 },
			{ text: 'Okar', type: place, score: 8 },
			{ text: 'okar', type: person, score: 0.4 },
		]);
		expect([0, 2].map(index => typeAfter(firstLook, words, index, lattice))).toEqual(['LOC', undefined]);
		expect(words.map(hasPlaces)).toEqual([true, true, false]);
	});

	it('starts afresh for another article', () => {
		const { firstLook } = lookAt(lattice, [{ text: 'Okar', type: place, score: 8 }]);
		firstLook.clear();
		expect(firstLook.stretches).toEqual([]);
	});
});

describe('an acronym in brackets', () => {
	const lattice = new Lattice(new Float64Array(transitions.length));

	it('is of the type of the name before it, wherever it stands', () => {
		const body = nameTypes.indexOf('ORG');
		const words = 'Norvale Water Board ( NWB ) said NWB'.split(' ').map((text, id) => analyseWord(text, false, knowledge, text === 'NWB' ? 100 : id));
		const firstLook = new FirstLook();
		const look = (index: number, labels: readonly number[], score: number): void => {
			lattice.scores.fill(0, 0, labels.length * labelCount);
			for (const [position, label] of labels.entries()) lattice.scores[position * labelCount + label] = score;
			lattice.best(labels.length);
			lattice.sum(labels.length);
			firstLook.add(words, index, labels.length, lattice, 0, 0);
		};
		look(0, [beginOf(body), beginOf(body) + 1, beginOf(body) + 2], 9);
		look(7, [unitOf(place)], 1);
		expect(typeAfter(firstLook, words, 1, lattice)).toBe('ORG');
	});
});
