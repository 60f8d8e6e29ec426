import { describe, expect, it } from 'vitest';
import { Decoder } from '../../../server/core/entities/recogniser/decoder.ts';
import { beginOf, labelCount, nameTypes, outside, transitions, typeOf, unitOf } from '../../../server/core/entities/recogniser/labels.ts';
import { FirstLook, hasPlaces } from '../../../server/core/entities/recogniser/refine.ts';
import { analyseWord, type Word, type WordKnowledge } from '../../../server/core/entities/recogniser/word.ts';

const knowledge: WordKnowledge = {
	cluster: () => 0,
	coarser: [new Uint16Array(1), new Uint16Array(1), new Uint16Array(1)],
	rarity: () => 0,
	lists: () => 0,
};
/** A stretch that is a whole sentence, and in which no names were found. */
const alone = { firstName: 0, lastName: 0, isBehindToken: false, isBeforeToken: false };
const person = nameTypes.indexOf('PER');
const place = nameTypes.indexOf('LOC');

/** Looks at one-token stretches of these words, each with a score for being the unit of a type; gives the first look and the words. */
function lookAt(decoder: Decoder, seen: readonly { text: string; type: number; score: number }[]): { firstLook: FirstLook; words: Word[] } {
	const ids = new Map<string, number>();
	const words = seen.map(({ text }) => {
		const lower = text.toLowerCase();
		if (!ids.has(lower)) ids.set(lower, ids.size);
		return analyseWord(text, false, knowledge, ids.get(lower)!);
	});
	const firstLook = new FirstLook();
	for (const [index, { type, score }] of seen.entries()) {
		decoder.scores.fill(0, 0, labelCount);
		decoder.scores[unitOf(type)] = score;
		decoder.sum(1, false, false);
		firstLook.add(words, { ...alone, index, length: 1 }, decoder);
	}
	return { firstLook, words };
}

function typeAfter(firstLook: FirstLook, words: readonly Word[], index: number, decoder: Decoder): string | undefined {
	if (!firstLook.refine(firstLook.stretches[index]!, words, decoder)) return undefined;
	decoder.extend(0, false);
	decoder.best(1, false);
	return decoder.path[0] === outside ? 'outside' : nameTypes[typeOf(decoder.path[0]!)];
}

describe('the second look', () => {
	const decoder = new Decoder(new Float64Array(transitions.length));

	it('lets plain places decide a doubtful one', () => {
		const { firstLook, words } = lookAt(decoder, [
			{ text: 'Okar', type: person, score: 0.4 },
			{ text: 'Okar', type: place, score: 8 },
			{ text: 'Okar', type: place, score: 8 },
		]);
		expect(typeAfter(firstLook, words, 0, decoder)).toBe('LOC');
	});

	it('does not turn a plain place by a doubtful one', () => {
		const { firstLook, words } = lookAt(decoder, [
			{ text: 'Okar', type: person, score: 8 },
			{ text: 'Okar', type: place, score: 1 },
		]);
		expect(typeAfter(firstLook, words, 0, decoder)).toBe('PER');
	});

	it('leaves what all places agree on, and words of one place, as they are', () => {
		const { firstLook, words } = lookAt(decoder, [
			{ text: 'Okar', type: place, score: 9 },
			{ text: 'Okar', type: place, score: 9 },
			{ text: 'Brook', type: person, score: 0.1 },
		]);
		expect([0, 1, 2].map(index => typeAfter(firstLook, words, index, decoder))).toEqual([undefined, undefined, undefined]);
	});

	it('hears capitals and title case as one word, and no word in lower case', () => {
		const { firstLook, words } = lookAt(decoder, [
			{ text: 'OKAR', type: person, score: 0.4 },
			{ text: 'Okar', type: place, score: 8 },
			{ text: 'okar', type: person, score: 0.4 },
		]);
		expect([0, 2].map(index => typeAfter(firstLook, words, index, decoder))).toEqual(['LOC', undefined]);
		expect(words.map(hasPlaces)).toEqual([true, true, false]);
	});
});

describe('an acronym in brackets', () => {
	const decoder = new Decoder(new Float64Array(transitions.length));

	it('is of the type of the name before it, wherever it stands', () => {
		const body = nameTypes.indexOf('ORG');
		const words = 'Norvale Water Board ( NWB ) said NWB'.split(' ').map((text, id) => analyseWord(text, false, knowledge, text === 'NWB' ? 100 : id));
		const firstLook = new FirstLook();
		const look = (index: number, labels: readonly number[], score: number): void => {
			decoder.scores.fill(0, 0, labels.length * labelCount);
			for (const [position, label] of labels.entries()) decoder.scores[position * labelCount + label] = score;
			for (const position of labels.keys()) decoder.extend(position, false);
			decoder.best(labels.length, false);
			decoder.sum(labels.length, false, false);
			firstLook.add(words, { ...alone, index, length: labels.length }, decoder);
		};
		look(0, [beginOf(body), beginOf(body) + 1, beginOf(body) + 2], 9);
		look(7, [unitOf(place)], 1);
		expect(typeAfter(firstLook, words, 1, decoder)).toBe('ORG');
	});
});
