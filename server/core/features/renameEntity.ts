import type { Corpus } from '../corpus/corpus.ts';
import type { TextChange } from '../source/text.ts';
import type { Analyses } from './analyses.ts';
import { entityKey, type MentionPlace, mentionsInCorpus } from './entityPlaces.ts';

/** A change of one form of a name into the same form of the new one. */
export interface EntityChange extends TextChange {
	/** The form as it stands, such as a last name or an acronym. */
	readonly form: string;
}

/**
 * Gives what a mention names another name, in all its forms and the whole corpus: the full name, a last or first name that is a part of it, an acronym where it is
 * made of the initials, capitals as they stand. A form that cannot be derived from the name stays as it is.
 */
export function renameEntity(
	corpus: Corpus,
	analyses: Analyses,
	place: MentionPlace,
	newName: string,
	aliases: readonly (readonly string[])[],
): readonly EntityChange[] {
	const { entity } = place;
	if (!entity) return [];
	const changes: EntityChange[] = [];
	for (const { span, mention } of mentionsInCorpus(corpus, analyses, entityKey(entity, aliases), aliases)) {
		const insert = newForm(mention.text, entity.name, newName);
		if (insert !== undefined && insert !== mention.text) changes.push({ ...span, insert, form: mention.text });
	}
	return changes.sort((a, b) => a.from - b.from);
}

/** What becomes of one form of `name` when that becomes `newName`; undefined where there is no telling. */
export function newForm(form: string, name: string, newName: string): string | undefined {
	const possessive = /['’]s?$/.exec(form)?.[0] ?? '';
	const bare = form.slice(0, form.length - possessive.length);
	const derived = derive(bare, name, newName);
	return derived === undefined ? undefined : `${derived}${possessive}`;
}

function derive(form: string, name: string, newName: string): string | undefined {
	if (form === name) return newName;
	if (form === name.toUpperCase()) return newName.toUpperCase();
	const oldWords = words(name);
	const newWords = words(newName);
	const formWords = words(form);
	if (form === initials(oldWords)) return initials(newWords);
	if (formWords.length > 0 && formWords.length < oldWords.length) {
		const upper = form === form.toUpperCase() && form !== form.toLowerCase();
		const same = (a: string, b: string): boolean => (upper ? a.toUpperCase() === b.toUpperCase() : a === b);
		const fitted = (value: string | undefined): string | undefined => (upper ? value?.toUpperCase() : value);
		if (formWords.every((word, index) => same(word, oldWords.at(index - formWords.length)!)))
			return fitted(newWords.slice(-formWords.length).join(' '));
		if (formWords.every((word, index) => same(word, oldWords[index]!))) return fitted(newWords.slice(0, formWords.length).join(' '));
	}
	return undefined;
}

function words(text: string): string[] {
	return text.split(/\s+/u).filter(Boolean);
}

/** The capitals that an acronym is made of: the first letter of every word that has a capital, and of the parts of hyphenated ones. */
function initials(nameWords: readonly string[]): string {
	return nameWords
		.flatMap(word => word.split(/[-‑]/u))
		.filter(word => /^\p{Lu}/u.test(word))
		.map(word => [...word][0])
		.join('');
}
