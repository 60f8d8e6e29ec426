/** The lists of the gazetteers (given and last names, places, bodies, roles, nationalities) in the order of their bits in `WordKnowledge.lists`. */
export const gazetteerLists = [
	'ORG3',
	'CITY3',
	'REG',
	'CITY2',
	'ORG2',
	'ORG4',
	'ORG1',
	'WLOC',
	'FN',
	'WPER',
	'FN1',
	'CTRY',
	'LOC4',
	'CITY1',
	'WORG',
	'LN1',
	'WMISC',
	'CAP',
	'JOB',
	'HON',
	'DEM',
	'PER4',
] as const;
export type GazetteerList = (typeof gazetteerLists)[number];

/** The bits of these lists. */
export function bitsOf(...lists: readonly GazetteerList[]): number {
	return lists.reduce((bits, list) => bits | (1 << gazetteerLists.indexOf(list)), 0);
}
