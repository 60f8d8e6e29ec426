import type { Span } from '../../source/span.ts';
import type { NameMention } from '../recogniser.ts';
import { lastWordOf, titleModifiers, titleWords } from '../titles.ts';
import { withWholeBodies } from './bodyNames.ts';
import { withCompanies, withFree } from './companyNames.ts';
import { hashText } from './featureHash.ts';
import { withoutFullStops } from './fullStops.ts';
import { withJoinedNames } from './joinedNames.ts';
import { matchesInLines } from './matchesInLines.ts';
import { placesOf } from './placeNames.ts';
import { firstNameBits, nationalityBit, placeBits, type WordKnowledge } from './word.ts';

/**
 * What guidelines settle and labels of sentences cannot: a title is no part of a name and no name itself, a nationality is no place, a body's
 * name goes on from its country and to whose it is, what hyphens join are several names, and so are places that `and` joins, and what is called by a word and a number (`Kestrel-9`), or is a treaty, is a name. Then whatever is less likely than it is worth goes: a name found wrongly costs
 * as much as one that is missed.
 */
export function settleNames(text: string, found: readonly NameMention[], knowledge: WordKnowledge): NameMention[] {
	const settled = found.flatMap(mention => {
		const bare = withoutTitle(text, mention, knowledge);
		return bare ? placesOf(text, withNationality(text, bare, knowledge), knowledge) : [];
	});
	const likely = settled.filter(({ confidence }) => confidence >= leastConfidence);
	return withOthers(text, withoutFullStops(text, withCompanies(text, withWholeBodies(text, withJoinedNames(text, likely, knowledge)), knowledge)));
}

/** Chosen on held-out documents: half of the F1 that is reached, as theory has it. */
const leastConfidence = 0.45;
/** For what a list says, which is right more often than not. */
const listedConfidence = 0.6;

/** A person's name without the title, age or nationality before it; nothing where there is only a title. */
function withoutTitle(text: string, mention: NameMention, knowledge: WordKnowledge): NameMention | undefined {
	const { type, span } = mention;
	const name = text.slice(span.from, span.to);
	if (type !== 'PER') return isTitle(name) ? undefined : mention;
	if (titleWords.has(name.toLowerCase()) && /\bthe $/i.test(text.slice(Math.max(0, span.from - 5), span.from))) return undefined;
	const title = titlesBefore(name) || ageBefore(name) || nationalityBefore(name, knowledge);
	return title === 0 ? mention : { ...mention, span: { from: span.from + title, to: span.to } };
}

/** Titles that guidelines leave outside. */
const outerTitles: ReadonlySet<string> = new Set(
	(
		'mr mrs ms miss dr prof professor sir dame lord lady baroness prince princess sheikh sheikha king queen pope cardinal archbishop bishop ayatollah president senator sen gov governor rep gen general ' +
		'major-general brigadier-general lieutenant-general maj major col colonel capt captain lt sgt'
	).split(' '),
);
const titlesBeforeName = new RegExp(`^(?:(?:${[...outerTitles].join('|')})\\.?\\s+)+(?=\\S)`, 'i');
const endOfWord = /[.\s]/;

/** The length of the titles before a name, with what divides them; 0 where there is none. Few names have one: the first word tells, and the pattern is left alone. */
function titlesBefore(name: string): number {
	const end = name.search(endOfWord);
	return end > 0 && outerTitles.has(name.slice(0, end).toLowerCase()) ? (titlesBeforeName.exec(name)?.[0].length ?? 0) : 0;
}

const ageBeforeName = /^\p{L}+(?:-\p{L}+)?-(?:[Yy]ear-[Oo]ld|YEAR-OLD)[ \u00a0](?=\S)/u;

/** The same of an age. */
function ageBefore(name: string): number {
	return name.includes('-') ? (ageBeforeName.exec(name)?.[0].length ?? 0) : 0;
}

/** The length of a nationality before a name (`Marlander` of `Marlander Okar`), with what divides them; 0 where there is none, or the word is a first name too (`Christian`). */
function nationalityBefore(name: string, knowledge: WordKnowledge): number {
	const end = name.indexOf(' ');
	if (end < 0) return 0;
	const lists = knowledge.lists(hashText(name.toLowerCase(), 0, end));
	return (lists & nationalityBit) !== 0 && (lists & firstNameBits) === 0 ? end + 1 : 0;
}

/** Whether every word is one that titles are made of, and the last one a title: `Defence Secretary`. */
function isTitle(name: string): boolean {
	const last = lastWordOf(name);
	if (last.length === name.length || !titleWords.has(last)) return false;
	const all = name.toLowerCase().split(/\s+/);
	return all.every(word => titleWords.has(word) || titleModifiers.has(word));
}

/** Nationalities that the lists have as places (WordNet's republics, countries by their adjective), which they never are in a text. */
const nationalitiesListedAsPlaces: ReadonlySet<string> = new Set(
	'canadian canadians kazakh kazakhs kirghiz kyrgyz saudi saudis somali somalis tadzhik tajik tajiks thai thais togolese turkmen turkmens uzbek uzbeks'.split(
		' ',
	),
);

const wordsWithoutCapital = /(?:[ \u00a0]\p{Ll}+)+$/u;

/** A place whose last word with a capital is a nationality and no place is an adjective: `South Marlander`, of `South Marlander coast`. */
function withNationality(text: string, mention: NameMention, knowledge: WordKnowledge): NameMention {
	if (mention.type !== 'LOC') return mention;
	const whole = text.slice(mention.span.from, mention.span.to);
	const name = lastWordOf(whole).length < whole.length ? whole.replace(wordsWithoutCapital, '') : whole;
	const last = name.toLowerCase().slice(Math.max(name.lastIndexOf(' '), name.lastIndexOf('-')) + 1);
	const lists = knowledge.lists(hashText(last));
	if (!nationalitiesListedAsPlaces.has(last) && ((lists & nationalityBit) === 0 || (lists & placeBits) !== 0)) return mention;
	const span = { from: mention.span.from, to: mention.span.from + name.length };
	return { type: 'MISC', span, confidence: listedConfidence };
}

/** A word with a capital that a hyphen joins to a number in figures or Roman letters, or that ends in figures; with the kind of thing before it. */
const numbered =
	/(?<![\p{L}\p{N}_@#./-])(?:(?:Exercise|Operation|Project|Mission)[ \u00a0])?\p{Lu}(?:\p{L}{2,}(?:-\p{Lu}\p{L}+)*-(?:\d{1,5}|[IVX]{1,5})|\p{Ll}{2,}\d{1,3})(?![\p{L}\p{N}_@/-]|\.\p{L})/gu;
/** What each match of it holds. Without the flag for Unicode, and so faster. */
const mayBeNumbered = /[A-Za-z\u00aa-\uffff](?:\d|-[\dIVX])/g;

/** What several words in capitals agree on, or set out. */
const agreed =
	/(?<![\p{L}\p{N}-])(?!The )(?:\p{Lu}[\p{L}-]+[ \u00a0]){2,5}(?:Act|Accords?|Agreement|Charter|Convention|Framework|Initiative|Programme|Protocol|Treaty)(?!\p{L})/gu;
const mayBeAgreed = /[ \u00a0](?:A(?:ct|ccord|greement)|C(?:harter|onvention)|Framework|Initiative|Pro(?:gramme|tocol)|Treaty)/g;

/** Adds what the two patterns tell of names that stand free. Names are in order, and stay so. */
function withOthers(text: string, names: NameMention[]): NameMention[] {
	const listed = (spans: readonly Span[]): NameMention[] => spans.map(span => ({ type: 'MISC', span, confidence: listedConfidence }));
	return withFree(withFree(names, listed(matchesInLines(text, mayBeNumbered, numbered))), listed(matchesInLines(text, mayBeAgreed, agreed)));
}
