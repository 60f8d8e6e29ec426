import { characterClass, classOf, isLetterClass } from './characterClass.ts';

const abbreviations = new Set(
	(
		'mr mrs ms mx dr prof rev hon sen rep gov gen maj col lt sgt cpl capt cmdr adm brig pvt insp supt pres amb sec ' +
		'jr sr esq st ste mt ft rd ave blvd inc corp co cos ltd llc plc bros assn dept univ dist ' +
		'jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri sat ' +
		'vs etc al cf ca approx est no nos vol pp fig ed eds messrs mme mlle mgr fr sra srta ' +
		'ala ariz ark calif colo conn fla ga ill ind kan ky md mass mich minn miss mo mont neb nev okla ore pa penn tenn tex va vt wash wis wyo ' +
		'rs tel ext'
	).split(' '),
);

/** Abbreviations that go on with a name or a number, so that a period behind them never ends a sentence. */
const introducing = new Set(
	'mr mrs ms mx dr prof rev hon sen rep gov gen maj col lt sgt cpl capt cmdr adm brig pvt insp supt pres amb st mt ft vs no nos messrs mme mlle mgr rs cf'.split(
		' ',
	),
);

/** Whether the word `text.slice(start, end)`, which a period follows, is shortened: a listed abbreviation, one capital, or letters with periods between them. */
export function endsWithAbbreviation(text: string, start: number, end: number): boolean {
	const length = end - start;
	if (length === 1) return classOf(text.charCodeAt(start)) === characterClass.upper;
	if (length > 1 && text.charCodeAt(end - 2) === 0x2e && isLetterClass(classOf(text.charCodeAt(end - 1)))) return true;
	if (length > 6) return false;
	const word = text.slice(start, end).toLowerCase();
	if (!abbreviations.has(word)) return false;
	// "no", "sat", "mar", "fig" and the like are words as well: only with a capital, and "No." only before a number.
	if (word === 'no' || word === 'nos') return classOf(text.charCodeAt(end + 2)) === characterClass.digit;
	return classOf(text.charCodeAt(start)) === characterClass.upper || word === 'vs' || word === 'etc' || word === 'al';
}

/** Whether an abbreviation, given with or without its period, introduces what follows it, as titles do. */
export function introducesName(word: string): boolean {
	const bare = word.endsWith('.') ? word.slice(0, -1) : word;
	return introducing.has(bare.toLowerCase()) || (bare.length === 1 && bare >= 'A' && bare <= 'Z');
}
