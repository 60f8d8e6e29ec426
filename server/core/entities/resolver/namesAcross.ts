import type { Entity, EntityAnalysis } from '../mention.ts';
import { isShorterFormOf, largestFamily, nameKey } from './resolveMentions.ts';

/** What is needed of an entity to know what it is called elsewhere. */
export type NamedEntity = Pick<Entity, 'type' | 'name' | 'aliases' | 'acronym'>;

/** Tells which entities of different articles are one. */
export interface NamesAcross {
	/** Equal for entities that are one. Opaque; stable while the articles and the aliases are. */
	keyOf(entity: NamedEntity): string;
	/** The name that a person chose for a key, the first of its list of aliases; undefined where nobody has. */
	chosenName(key: string): string | undefined;
}

/** Gathers the names of articles, one analysis at a time, so that a long corpus can be read in slices. */
export interface NameCollector {
	add(analysis: EntityAnalysis): void;
	/** What the names so far say. Later additions do not change it. */
	names(): NamesAcross;
}

/** A type that a single word has at most this often, beside another one, is taken for a mistake. */
const smallestShare = 0.15;

/** For entities of articles that know nothing of each other: only what a person decided counts. */
export function namesByAliases(aliases: readonly (readonly string[])[]): NamesAcross {
	return createNameCollector(aliases).names();
}

/**
 * Entities are one across articles when their names are (case, accents, titles and articles aside), when one is the acronym of the other and stands for
 * no other name anywhere, or when one is a last name or a shorter form of a person's name that no second person shares. `aliases`
 * come before all of that: names that a person decided are one, whatever type they were given; a list's first is the name that is shown.
 */
export function createNameCollector(aliases: readonly (readonly string[])[]): NameCollector {
	const chosen = chosenNames(aliases);
	const expansions = new Map<string, string | null>();
	const types = new Map<string, Map<Entity['type'], number>>();
	const families = new Map<string, Set<string>>();
	const keys = new Map<string, string>();
	const keyOfName = (name: string): string => {
		let key = keys.get(name);
		if (key === undefined) keys.set(name, (key = nameKey(name)));
		return key;
	};
	const addFamilyName = (key: string): void => {
		const last = lastWord(key);
		if (last === key) return;
		const family = families.get(last);
		if (family) family.add(key);
		else families.set(last, new Set([key]));
	};
	return {
		add({ entities }) {
			for (const { type, name, acronym, mentions } of entities) {
				const key = keyOfName(name);
				const counts = types.get(key) ?? new Map<Entity['type'], number>();
				types.set(key, counts.set(type, (counts.get(type) ?? 0) + mentions.length));
				if (type === 'PER') addFamilyName(key);
				if (acronym === null || keyOfName(acronym) === key) continue;
				const known = expansions.get(keyOfName(acronym));
				expansions.set(keyOfName(acronym), known === undefined || known === key ? key : null);
			}
		},
		names() {
			const joined = joinPersons(families);
			const settled = new Map(expansions);
			const typeOf = (key: string, own: Entity['type']): Entity['type'] => {
				const counts = types.get(key);
				if (!counts || counts.size === 1) return own;
				let total = 0;
				let best: readonly [Entity['type'], number] = [own, counts.get(own) ?? 0];
				for (const entry of counts) {
					total += entry[1];
					if (entry[1] > best[1]) best = entry;
				}
				return key.includes(' ') || (counts.get(own) ?? 0) < total * smallestShare ? best[0] : own;
			};
			return {
				keyOf({ type, name, aliases: forms, acronym }) {
					const key = keyOfName(name);
					const target =
						chosen.get(key) ??
						(acronym === null ? undefined : chosen.get(keyOfName(acronym))) ??
						firstOf(forms, form => (form.includes(' ') ? chosen.get(keyOfName(form)) : undefined));
					if (target !== undefined) return `=${target.key}`;
					const expanded = settled.get(key) ?? (type === 'PER' ? joined.get(key) : undefined) ?? key;
					const decided = expanded === key ? undefined : chosen.get(expanded);
					return decided ? `=${decided.key}` : `${typeOf(expanded, type)}:${expanded}`;
				},
				chosenName: key => (key.startsWith('=') ? chosen.get(key.slice(1))?.name : undefined),
			};
		},
	};
}

interface ChosenName {
	readonly key: string;
	readonly name: string;
}

/** By the key of every name that a person listed; lists that share a name are one list, under the first one's name. */
function chosenNames(aliases: readonly (readonly string[])[]): ReadonlyMap<string, ChosenName> {
	const chosen = new Map<string, ChosenName>();
	for (const list of aliases) {
		const [name] = list;
		if (name === undefined) continue;
		const own = list.map(nameKey);
		const earlier = own.flatMap(key => chosen.get(key) ?? []);
		const target = earlier[0] ?? { key: nameKey(name), name };
		const superseded = new Set(earlier.map(({ key }) => key));
		for (const [key, known] of chosen) if (superseded.has(known.key)) chosen.set(key, target);
		for (const key of own) chosen.set(key, target);
	}
	return chosen;
}

/** For a last name, or a shorter form, the one full name that it stands for; nothing where two people share it. */
function joinPersons(families: ReadonlyMap<string, ReadonlySet<string>>): ReadonlyMap<string, string> {
	const joined = new Map<string, string>();
	for (const [last, family] of families) {
		if (family.size > largestFamily) continue;
		const members = [...family];
		const fullest: string[] = [];
		for (const name of members) {
			const longer = members.filter(other => isShorterFormOf(name, other));
			const longest = longer.filter(other => !longer.some(another => isShorterFormOf(other, another)));
			if (longer.length === 0) fullest.push(name);
			else if (longest.length === 1 && longest[0] !== undefined) joined.set(name, longest[0]);
		}
		if (fullest.length === 1 && fullest[0] !== undefined) joined.set(last, fullest[0]);
	}
	return joined;
}

function lastWord(key: string): string {
	return key.slice(key.lastIndexOf(' ') + 1);
}

function firstOf<T, R>(items: readonly T[], find: (item: T) => R | undefined): R | undefined {
	for (const item of items) {
		const found = find(item);
		if (found !== undefined) return found;
	}
	return undefined;
}
