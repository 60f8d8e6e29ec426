import { runSteps, type Steps } from '../../util/steps.ts';
import { type AcronymPair, acronymBase, findAcronymPairs, looksLikeAcronym } from '../acronyms.ts';
import { foldLetters } from '../letters.ts';
import type { Entity, Mention } from '../mention.ts';
import type { NameMention, NameType } from '../recogniser.ts';
import { titleWords } from '../titles.ts';
import { descriptorAt } from './descriptors.ts';

/** Mentions that name something, with their entities; spans count from the text's start. */
export interface ResolvedNames {
	readonly mentions: readonly Mention[];
	readonly entities: readonly Entity[];
}

interface Draft {
	readonly type: NameType;
	name: string;
	readonly forms: Map<string, number>;
	acronym: string | null;
	readonly mentions: number[];
}

/**
 * Gathers the names of one article into what they name: a full name and its last name (never where two full names share it), an acronym and
 * its expansion, spellings that differ in case, accents, hyphens or a possessive. The entity has the type that most of its mentions have.
 */
export function resolveMentions(text: string, names: readonly NameMention[], pairs: readonly AcronymPair[] = findAcronymPairs(text)): ResolvedNames {
	return runSteps(resolveInSteps(text, names, pairs));
}

export function* resolveInSteps(text: string, names: readonly NameMention[], pairs: readonly AcronymPair[]): Steps<ResolvedNames> {
	const sorted = [...names].sort((left, right) => left.span.from - right.span.from);
	const forms = sorted.map(({ span }) => text.slice(span.from, span.to));
	const keyOfForm = new Map<string, string>();
	const keys: string[] = [];
	for (const [index, form] of forms.entries()) {
		if (index % formsInStep === 0) yield;
		let key = keyOfForm.get(form);
		if (key === undefined) keyOfForm.set(form, (key = nameKey(form)));
		keys.push(key);
	}
	const groups = new Groups(sorted.length);
	const first = new Map<string, number>();
	for (const [index, key] of keys.entries()) {
		const before = first.get(key);
		if (before === undefined) first.set(key, index);
		else groups.join(before, index);
	}
	yield;
	const known = [...pairs, ...(yield* impliedPairs(sorted, forms, pairs))];
	for (const pair of known) {
		const long = first.get(nameKey(pair.expansion));
		const short = first.get(nameKey(pair.base)) ?? first.get(nameKey(pair.acronym));
		if (long !== undefined && short !== undefined) groups.join(long, short);
	}
	yield* joinPartialNames(sorted, keys, groups);
	return yield* entitiesOf(text, sorted, forms, groups, known);
}

/** What is needed of a pair to know that two forms are one. */
type NamedPair = Pick<AcronymPair, 'acronym' | 'base' | 'expansion'>;

/** An acronym that the text never explains stands for the one name in it that has its initials; of two such names, for neither. */
function* impliedPairs(names: readonly NameMention[], forms: readonly string[], pairs: readonly AcronymPair[]): Steps<NamedPair[]> {
	const sought = new Map<string, Set<string>>();
	const explained = new Set(pairs.map(({ base }) => base));
	for (const [index, form] of forms.entries()) {
		if (index % formsInStep === 0) yield;
		if (names[index]?.type === 'PER') continue;
		const base = acronymBase(withoutPossessive(form));
		if (base.length >= shortestImplied && !explained.has(base) && looksLikeAcronym(base)) sought.set(base, new Set());
	}
	if (sought.size === 0) return [];
	for (const [index, form] of forms.entries()) {
		if (index % formsInStep === 0) yield;
		const name = withoutPossessive(form);
		if (names[index]?.type === 'PER' || !/\s/.test(name)) continue;
		const initials = [...name.matchAll(/(?<![\p{L}’'])\p{Lu}(?=[\p{L}])/gu)].join('');
		sought.get(initials)?.add(name);
	}
	const implied: NamedPair[] = [];
	for (const [base, expansions] of sought) {
		yield;
		const [expansion, ...others] = expansions;
		if (expansion === undefined || others.some(other => nameKey(other) !== nameKey(expansion))) continue;
		implied.push({ acronym: base, base, expansion });
	}
	return implied;
}

function withoutPossessive(form: string): string {
	return form.replace(/['’]s?$/, '');
}

/** So many forms are looked at in a step. */
const formsInStep = 16;

/** Two letters are the initials of too much. */
const shortestImplied = 3;

/** What spellings of one name share: no case, accents, possessive, article or title; acronyms without dots and plural. */
export function nameKey(form: string): string {
	const bare = withoutPossessive(form).trim();
	if (/^[\p{Lu}\p{N}.&/-]+s?$/u.test(bare) && bare.length <= 12) return acronymBase(bare).toLowerCase();
	const words = foldLetters(bare)
		.replace(/[.'’]/g, '')
		.split(/[\s\u00a0-]+/)
		.filter((word, index) => !(index === 0 && word === 'the'));
	while (words.length > 1 && titleWords.has(words[0] ?? '')) words.shift();
	return words.join(' ');
}

/** A last name, or a first one, joins the full name that alone has it. */
function* joinPartialNames(names: readonly NameMention[], keys: readonly string[], groups: Groups): Steps<void> {
	const full = new Map<string, Set<string>>();
	const holders = new Map<string, number>();
	for (const [index, key] of keys.entries()) {
		const words = key.split(' ');
		if (names[index]?.type !== 'PER' || words.length < 2) continue;
		holders.set(key, index);
		for (const part of [words.at(-1) ?? '', words.slice(-2).join(' '), words[0] ?? '']) {
			if (part === key) continue;
			const set = full.get(part) ?? new Set<string>();
			full.set(part, set.add(key));
		}
	}
	const onlyOnes = new Map<string, string | undefined>();
	for (const [index, key] of keys.entries()) {
		if (index % formsInStep === 0) yield;
		if (names[index]?.type !== 'PER') continue;
		const candidates = full.get(key);
		if (candidates === undefined) continue;
		if (!onlyOnes.has(key)) onlyOnes.set(key, yield* onlyOneOf(candidates));
		const holder = holders.get(onlyOnes.get(key) ?? '');
		if (holder !== undefined) groups.join(holder, index);
	}
	for (const [one, index] of holders) {
		yield;
		const family = full.get(one.slice(one.lastIndexOf(' ') + 1));
		if (family === undefined || family.size > largestFamily) continue;
		const longer = [...family].filter(other => other !== one && isShorterFormOf(one, other));
		const holder = longer.length === 1 ? holders.get(longer[0] ?? '') : undefined;
		if (holder !== undefined) groups.join(holder, index);
	}
}

/** Persons that share a last name, up to which one may be a shorter form of another: more are different people for certain. */
export const largestFamily = 200;

/** The full name that all others of these are shorter forms of: no other could be it than the longest. Undefined where there is none. */
function* onlyOneOf(candidates: ReadonlySet<string>): Steps<string | undefined> {
	let longest = '';
	let mostWords = 0;
	for (const one of candidates) {
		const words = one.split(' ').length;
		if (words < mostWords || (words === mostWords && one.length <= longest.length)) continue;
		longest = one;
		mostWords = words;
	}
	for (const one of candidates) {
		yield;
		if (one !== longest && !isShorterFormOf(one, longest)) return undefined;
	}
	return longest;
}

/** `Bilal Saqib` of `Bilal bin Saqib`, `J Smith` of `John Smith`: same last name, and every other word is there or its initial. */
export function isShorterFormOf(short: string, long: string): boolean {
	const few = short.split(' ');
	const many = long.split(' ');
	if (few.length > many.length || few.at(-1) !== many.at(-1) || few.length < 2 || short === long) return false;
	let at = 0;
	for (const word of few) {
		while (at < many.length && many[at] !== word && !(word.length === 1 && many[at]?.startsWith(word))) at++;
		if (at++ >= many.length) return false;
	}
	return true;
}

function* entitiesOf(
	text: string,
	names: readonly NameMention[],
	forms: readonly string[],
	groups: Groups,
	pairs: readonly NamedPair[],
): Steps<ResolvedNames> {
	const members = new Map<number, number[]>();
	for (let index = 0; index < names.length; index++) {
		const root = groups.root(index);
		const list = members.get(root);
		if (list) list.push(index);
		else members.set(root, [index]);
	}
	const entities: Entity[] = [];
	const mentions: Mention[] = new Array(names.length);
	const acronyms = new Map(pairs.flatMap(pair => [[nameKey(pair.expansion), pair.base] as const]));
	for (const indices of members.values()) {
		yield;
		const id = `e${entities.length + 1}`;
		const draft = draftOf(indices, names, forms);
		if (acronyms.size > 0) for (const form of draft.forms.keys()) draft.acronym ??= acronyms.get(nameKey(form)) ?? null;
		for (const index of indices) {
			const { span, confidence } = names[index] ?? { span: { from: 0, to: 0 }, confidence: 0 };
			mentions[index] = { type: draft.type, span, text: forms[index] ?? '', value: null, confidence, entity: id };
		}
		let descriptor: string | null = null;
		for (const index of indices.slice(0, 3)) descriptor ??= descriptorAt(text, names[index]?.span ?? { from: 0, to: 0 }, draft.type);
		const aliases = [...draft.forms.keys()].filter(form => form !== draft.name);
		entities.push({ id, type: draft.type, name: draft.name, aliases, acronym: draft.acronym, descriptor, mentions: indices, link: null });
	}
	return { mentions, entities };
}

function draftOf(indices: readonly number[], names: readonly NameMention[], forms: readonly string[]): Draft {
	const votes = new Map<NameType, number>();
	const counts = new Map<string, number>();
	for (const index of indices) {
		const mention = names[index];
		if (!mention) continue;
		votes.set(mention.type, (votes.get(mention.type) ?? 0) + mention.confidence);
		const form = (forms[index] ?? '').replace(/['’]s$/, '');
		counts.set(form, (counts.get(form) ?? 0) + 1);
	}
	const [type] = [...votes].reduce((best, vote) => (vote[1] > best[1] ? vote : best), ['MISC', -1] as [NameType, number]);
	const better = (one: string, other: string): boolean => {
		const words = (form: string): number => form.split(/\s+/).length;
		const shouted = (form: string): boolean => form === form.toUpperCase() && words(form) > 1;
		if (shouted(one) !== shouted(other)) return !shouted(one);
		// A dateline's capitals, `PARIS`, are those of no name.
		if (type !== 'ORG' && one.toUpperCase() === other.toUpperCase()) return one !== one.toUpperCase() && other === other.toUpperCase();
		if (words(one) !== words(other)) return words(one) > words(other);
		if (acronymBase(one) !== one || acronymBase(other) !== other) return one.length > other.length;
		return (counts.get(one) ?? 0) > (counts.get(other) ?? 0) || (counts.get(one) === counts.get(other) && one.length > other.length);
	};
	const name = [...counts.keys()].reduce((best, form) => (better(form, best) ? form : best));
	return { type, name, forms: counts, acronym: null, mentions: [...indices] };
}

/** Disjoint sets of mentions; the earliest is the root. */
class Groups {
	readonly #parents: number[];

	constructor(size: number) {
		this.#parents = Array.from({ length: size }, (_, index) => index);
	}

	root(index: number): number {
		let at = index;
		while (this.#parents[at] !== at) at = this.#parents[at] ?? at;
		return at;
	}

	join(one: number, other: number): void {
		const left = this.root(one);
		const right = this.root(other);
		this.#parents[Math.max(left, right)] = Math.min(left, right);
	}
}
