import { holidayPhrases } from './holidays.ts';

/**
 * What a word means to the patterns of dates and amounts: one letter for its class, and a value. A text becomes a string of such letters, one a
 * token, and the patterns are regular expressions over that short string: no expression ever runs over the article itself.
 *
 *     d 1-31   y a year   n another number   c a number word   o an ordinal   a a, an, another   t the   h a hyphen   , .   O of, de   I in
 *     M month  K a month's name that is also a word   W weekday   U unit of time   V its plural   Q quarter   S season   P part of the day
 *     p last   x this   f next   T today...   R now, recently...   r recent   g ago   G earlier, later   e early, late   B beginning, end   q few, several
 *     l, in other languages, looks ahead   g ago   z in, after   k a period in one word
 *     J Christmas...   v overnight
 *     E every  F fiscal   D decade   C clock   A a.m.   Z time zone   i ISO day   s slashed date   H half   Y daily...   w Saturdays   L will   Ñ and, to   X other
 */
export interface WordClass {
	readonly letter: string;
	readonly value: number;
}

const english = new Map<string, WordClass>();

function add(letter: string, words: string, value?: number): void {
	for (const [index, word] of words.split(' ').entries()) english.set(word, { letter, value: value ?? index + 1 });
}

add('c', 'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen');
for (const [index, word] of 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').entries()) add('c', word, 20 + index * 10);
add('c', 'hundred', 100);
add('c', 'thousand', 1000);
add('o', 'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth');
for (const [index, word] of 'eighteenth nineteenth twentieth twenty-first'.split(' ').entries()) add('o', word, 18 + index);
add('M', 'january february _ april _ june july august september october november december');
add('M', 'jan feb mar apr _ jun jul aug sep oct nov dec');
add('M', 'sept', 9);
add('K', 'march', 3);
add('K', 'may', 5);
add('W', 'monday tuesday wednesday thursday friday saturday sunday');
add('W', '_ tues _ thurs fri _ _');
add('w', 'mondays tuesdays wednesdays thursdays fridays saturdays sundays');
/** Units in the order of `unitCodes`. */
add('U', 'day week month year decade century hour minute _ weekend fortnight millennium');
add('V', 'days weeks months years decades centuries hours minutes seconds weekends fortnights millennia');
add('U', 'mth', 3);
add('V', 'mths', 3);
add('U', 'night', 1);
add('V', 'nights', 1);
add('Q', 'quarter quarters');
add('Q', 'qtr qtrs', 1);
add('Q', 'trimester', 1);
add('S', 'spring summer autumn winter');
add('S', 'fall', 3);
add('P', 'morning afternoon evening night noon midnight midday');
for (const [word, part] of Object.entries({ dawn: 1, daybreak: 1, lunchtime: 2, dusk: 3, nightfall: 4 })) add('P', word, part);
add('p', 'last previous past preceding prior latest');
add('x', 'this current');
add('f', 'next coming upcoming following');
add('T', 'yesterday today tomorrow tonight');
add('v', 'overnight');
add('R', 'now currently presently nowadays', 1);
add('R', 'recently lately', 2);
add('R', 'soon future', 3);
add('r', 'recent');
add('g', 'ago');
add('G', 'earlier later');
add('e', 'early late mid');
add('B', 'beginning start end middle');
add('q', 'few several many some couple dozens numerous various');
add('E', 'every each per');
add('F', 'fiscal');
add('A', 'am pm');
add('Z', 'gmt utc est edt cst cdt mst mdt pst pdt bst cet ist pkt');
add('H', 'half');
for (const [index, word] of 'fifties sixties seventies eighties nineties'.split(' ').entries()) add('D', word, 1950 + index * 10);
add('Y', 'daily weekly monthly yearly annually quarterly hourly nightly biweekly fortnightly daylong weeklong monthlong yearlong decadelong');
add(
	'L',
	'will would shall scheduled expected plans planned due until by could should begins likely hopes hoping aims intends going expects expecting preparing deadline predict predicts predicted forecast forecasts',
);
add('a', 'a an another');
add('t', 'the');
add('O', 'of de di del da do');
add('I', 'in');
add('Ñ', 'and to through or until');
english.delete('_');

/** Words that only count where they begin with a capital: `march on`, `sun`, `fall`. */
const capitalOnly = new Set([
	'march',
	'may',
	'mar',
	'jan',
	'sep',
	'dec',
	'fri',
	'oct',
	'nov',
	'jun',
	'jul',
	'aug',
	'apr',
	'feb',
	'est',
	'ist',
	'bst',
]);

/** The words of one language. */
export interface Lexicon {
	/** The class of a word in lower case. */
	word(lowerCase: string): WordClass | undefined;
	/** Phrases by their first word: what follows that word in the text, and the class of the whole. Longest first. */
	readonly phrases: ReadonlyMap<string, readonly { readonly rest: string; readonly class: WordClass }[]>;
	/** Words that only count where they begin with a capital. */
	readonly capitalOnly: ReadonlySet<string>;
	/** Endings of verbs that look ahead. */
	readonly futureEnding: RegExp | undefined;
}

const phrasesOfReference = Object.entries({
	long: [' ago', 2],
	right: [' now', 1],
	these: [' days', 1],
	at: [' the moment', 1],
	very: [' soon', 3],
} as const).map(([first, [rest, value]]) => [first, [{ rest, class: { letter: 'R', value } }]] as const);

/** `nine o'clock`, in minutes. */
const phrasesOfTheClock = 'one two three four five six seven eight nine ten eleven twelve'
	.split(' ')
	.map((hour, index) => [hour, [" o'clock", ' o’clock'].map(rest => ({ rest, class: { letter: 'C', value: (index + 1) * 60 } }))] as const);

export const englishLexicon: Lexicon = {
	word: lowerCase => english.get(lowerCase),
	phrases: new Map([...holidayPhrases, ...phrasesOfReference, ...phrasesOfTheClock]),
	capitalOnly,
	futureEnding: undefined,
};
