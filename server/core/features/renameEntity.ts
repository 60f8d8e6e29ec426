import type { TextChange } from '../source/text.ts';
import type { MentionPlace } from './entityPlaces.ts';

/** A change of one form of a name into the same form of the new one. */
export interface EntityChange extends TextChange {
	/** The form as it stands, such as a last name or an acronym. */
	readonly form: string;
}

/**
 * Gives what `places` mention another name, in all its forms: the full name, a last or first name that is a part of it, an acronym where it is made of the
 * initials, capitals as they stand. A form that cannot be derived from the name stays as it is. `name` is the full name so far.
 */
export function renameEntity(places: readonly MentionPlace[], name: string, newName: string): readonly EntityChange[] {
	const changes: EntityChange[] = [];
	for (const { span, mention, entity } of places) {
		const insert = newForm(mention.text, name, newName) ?? (entity && newForm(mention.text, entity.name, newName));
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
	const oldWords = words(name);
	const newWords = words(newName);
	const formWords = words(form);
	const bare = formWords.join(' ');
	const isShouted = form === form.toUpperCase() && form !== form.toLowerCase();
	if (bare === oldWords.join(' ')) return newName;
	if (bare === initials(oldWords) && bare.length > 1) return initials(newWords);
	const fitted = (value: string): string => (isShouted ? value.toUpperCase() : value);
	const isSame = (one: string | undefined, other: string | undefined): boolean => one !== undefined && fitted(one) === fitted(other ?? '');
	if (isShouted && bare === oldWords.join(' ').toUpperCase()) return newName.toUpperCase();
	if (formWords.length === 0 || formWords.length >= oldWords.length) return undefined;
	if (formWords.every((word, index) => isSame(word, oldWords.at(index - formWords.length))))
		return fitted(newWords.slice(-formWords.length).join(' '));
	if (formWords.every((word, index) => isSame(word, oldWords[index]))) return fitted(newWords.slice(0, formWords.length).join(' '));
	// First and last name without what stands between them: `Bilal Saqib` of `Bilal bin Saqib`.
	if (formWords.length === 2 && isSame(formWords[0], oldWords[0]) && isSame(formWords[1], oldWords.at(-1)))
		return fitted([newWords[0], newWords.at(-1)].filter((word, index, both) => index === 0 || word !== both[0]).join(' '));
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
