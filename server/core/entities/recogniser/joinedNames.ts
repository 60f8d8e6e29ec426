import type { Span } from '../../source/span.ts';
import type { NameMention, NameType } from '../recogniser.ts';
import { hashText } from './featureHash.ts';
import { matchesInLines } from './matchesInLines.ts';
import { countryBit, nationalityBit, placeBits, type WordKnowledge } from './word.ts';

/** Words with capitals that hyphens join, and a politician's party and state in brackets, which any agency writes so. */
const joined = /(?<![\p{L}\p{N}.-])\p{Lu}[\p{L}.]+(?:[-‐‑–]\p{Lu}[\p{L}.]+)+(?![\p{L}\p{N}-])/gu;
const partyAndState = /(?<=\()[DR]-\p{Lu}[\p{L}.]+(?=[,)])/gu;
/** What each match holds. Without the flag for Unicode, and so faster. */
const mayBeJoined = /[A-Za-z.][-‐‑–][A-Z]/g;
const mayBeParty = /\([DR]-[A-Z]/g;
const hyphens = /[-‐‑–]/;

/** A people rather than two: `Irish-Americans`. */
const onePeople = /[-‐‑–](?:American|Australian|Canadian)s?$/;

/** For what lists say of each part. */
const joinedConfidence = 0.7;

interface JoinedNames {
	readonly span: Span;
	readonly parts: readonly NameMention[];
}

/**
 * The names that hyphens join: `Marland-Ostia`, of a border, are two places, `Marlander-Ostian`, of talks, two nationalities, though each is one token and
 * the model has one label for it. Only what is a country or a nationality in all its parts is cut, and not what has the hyphen in its name (`Guinea-Bissau`).
 * Names are in order, and stay so.
 */
export function withJoinedNames(text: string, names: readonly NameMention[], knowledge: WordKnowledge): readonly NameMention[] {
	const listsOf = (name: string): number => knowledge.lists(hashText(name.toLowerCase()));
	const groups: JoinedNames[] = [];
	for (const { from, to } of matchesInLines(text, mayBeJoined, joined)) {
		const whole = text.slice(from, to);
		if ((listsOf(whole) & placeBits) !== 0 || onePeople.test(whole)) continue;
		const lists = whole.split(hyphens).map(listsOf);
		if (lists.some(list => (list & (countryBit | nationalityBit)) === 0)) continue;
		groups.push(
			cut(
				whole,
				from,
				lists.map(list => ((list & countryBit) !== 0 ? 'LOC' : 'MISC')),
			),
		);
	}
	for (const { from, to } of matchesInLines(text, mayBeParty, partyAndState)) {
		if ((listsOf(text.slice(from + 2, to)) & placeBits) !== 0) groups.push(cut(text.slice(from, to), from, ['MISC', 'LOC']));
	}
	groups.sort((left, right) => left.span.from - right.span.from);
	return groups.length === 0 ? names : replaced(names, groups);
}

function cut(whole: string, start: number, types: readonly NameType[]): JoinedNames {
	let from = start;
	const parts = whole.split(hyphens).map((part, number) => {
		const span = { from, to: from + part.length };
		from = span.to + 1;
		return { type: types[number]!, span, confidence: joinedConfidence };
	});
	return { span: { from: start, to: start + whole.length }, parts };
}

/** Names with these parts where no name reaches beyond them. */
function replaced(names: readonly NameMention[], groups: readonly JoinedNames[]): NameMention[] {
	const all: NameMention[] = [];
	let next = 0;
	for (const { span, parts } of groups) {
		while (next < names.length && names[next]!.span.to <= span.from) all.push(names[next++]!);
		let end = next;
		let reachesBeyond = false;
		for (; end < names.length && names[end]!.span.from < span.to; end++) {
			if (names[end]!.span.from < span.from || names[end]!.span.to > span.to) reachesBeyond = true;
		}
		if (reachesBeyond) continue;
		all.push(...parts);
		next = end;
	}
	all.push(...names.slice(next));
	return all;
}
