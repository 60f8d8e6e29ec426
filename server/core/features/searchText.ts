import { foldLetters } from '../entities/letters.ts';

/** Text for comparing as a person would: without case, diacritics and the like, blanks as one. */
export function searchForm(text: string): string {
	return foldLetters(text).replace(/\s+/gu, ' ').trim();
}

/** Tells whether a text holds every word of a query. An empty query matches everything. */
export function createMatcher(query: string | undefined): (text: string) => boolean {
	const words = searchForm(query ?? '')
		.split(' ')
		.filter(Boolean);
	if (words.length === 0) return () => true;
	return text => {
		const form = searchForm(text);
		return words.every(word => form.includes(word));
	};
}
