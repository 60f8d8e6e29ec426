/**
 * Names that the sources have for places and that newspapers use for people, languages, parties or parts of a compass: `Swiss` is a name of Switzerland in
 * Indonesian, the Canadian and the Republican are rivers. Found by looking at every name that is a capitalised adjective of WordNet's too, or a demonym.
 */
export const notPlaces: ReadonlySet<string> = new Set(
	(
		'Abkhaz Argentine Brummagem Canadian Kazak Kazakh Kirghiz Kirgiz Norman Republican Roman Somali Swiss Tadzhik Tajik Turkmen Turkomen Union Uzbek Virgin ' +
		'East West North South Orient Occident'
	).split(' '),
);

/** Whether a form may name a place: two capitals, or a few letters and a full stop, abbreviate a state or a dozen other things, and are mostly a word: `OR`, `IN`, `Me.`. */
export function mayNamePlace(form: string): boolean {
	return !notPlaces.has(form) && !/^(?:[A-Z]{2}|[A-Z]\p{L}{0,4}\.)$/u.test(form);
}
