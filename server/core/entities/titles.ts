/** Words before a person's name that say what the person is, in lower case. They introduce a name and belong to its descriptor, not to the name. */
export const titleWords: ReadonlySet<string> = new Set(
	(
		'mr mrs ms miss dr prof professor sir dame lord lady president vice-president minister secretary chancellor premier senator sen rep representative governor gov mayor king queen prince ayatollah ' +
		'princess emir sultan sheikh shaikh imam pope bishop archbishop cardinal rabbi reverend rev father sister general gen lieutenant lt colonel col major maj captain capt sergeant sgt ' +
		'corporal admiral marshal commander brigadier inspector constable detective judge justice attorney chairman chairwoman chairperson chair chief ceo cfo coo director executive spokesman ' +
		'spokeswoman spokesperson ambassador attaché attache consul envoy commissioner speaker deputy leader coach manager analyst economist author actor actress singer striker midfielder goalkeeper ' +
		'defender engineer lawyer officer superintendent congressman congresswoman lawmaker mp'
	).split(' '),
);

/** Words that may stand inside a title: `Prime Minister`, `Deputy Foreign Secretary`, `former US Vice President`. */
export const titleModifiers: ReadonlySet<string> = new Set(
	(
		'prime foreign finance interior defence defense health education trade energy labour labor justice home deputy vice acting former then late senior chief federal first assistant under ' +
		'executive global managing group general brigadier major rear field attorney crown supreme grand co and of for the'
	).split(' '),
);

/** Last words of names that are bodies, in lower case. */
export const bodyWords: ReadonlySet<string> = new Set(
	(
		'inc corp corporation co company ltd limited plc llc gmbh ag sa spa nv group holdings bank university college institute institution school ministry department authority agency ' +
		'commission committee council union association organization organisation federation foundation party army navy force forces battalion brigade regiment police court parliament senate ' +
		'assembly congress league club united fc board bureau office service services society trust centre center hospital airlines airways motors industries partners capital relations fund ' +
		'alliance front movement network news times post press agency exchange airport museum command corps staff secretariat'
	).split(' '),
);

/** Last words of names that are places. */
export const placeWords: ReadonlySet<string> = new Set(
	(
		'city river lake sea ocean mountain mountains island islands valley desert bay gulf strait peninsula province district county state region street avenue road square park base port ' +
		'village town territory coast hill hills canal bridge asia africa america europe'
	).split(' '),
);

/** The last word of a name, in lower case. */
export function lastWordOf(name: string): string {
	return name.slice(Math.max(name.lastIndexOf(' '), name.lastIndexOf('\u00a0')) + 1).toLowerCase();
}
