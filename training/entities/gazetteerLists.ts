/** The lists that were written for this project, each a file of names in lists/, a name a line. */
export const writtenLists: readonly string[] = ['companies', 'clubs', 'bodies', 'events-products', 'surnames'];

/** The lists of the gazetteers (given and last names, places, bodies, roles, nationalities) in the order of their bits in `WordKnowledge.lists`: `word.ts` has some of them. */
export const gazetteerLists: readonly string[] = [
	...'ORG3 CITY3 REG CITY2 ORG2 ORG4 ORG1 WLOC FN WPER FN1 CTRY LOC4 CITY1 WORG LN1 WMISC CAP JOB HON DEM PER4'.split(' '),
	...writtenLists,
];

/** The bits of some lists, with blanks between their names. Throws where there is no such list. */
export function bitsOf(lists: string): number {
	let bits = 0;
	for (const list of lists.split(' ')) {
		const bit = gazetteerLists.indexOf(list);
		if (bit < 0) throw new RangeError(`No gazetteer list is called ${list}.`);
		bits |= 1 << bit;
	}
	return bits;
}
