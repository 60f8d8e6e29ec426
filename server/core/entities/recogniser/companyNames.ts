import type { Span } from '../../source/span.ts';
import type { NameMention } from '../recogniser.ts';
import { hashText } from './featureHash.ts';
import { matchesInLines } from './matchesInLines.ts';
import { nationalityBit, placeBits, type WordKnowledge } from './word.ts';

/** For what a rule makes of a name, which is right more often than not. */
const ruledConfidence = 0.6;

/** What companies are called behind the name that tells them apart, without periods. */
const kinds = new Set(
	(
		'ab ag airlines airways asa associates bancorp bancshares bank bhd bros brothers capital chemical chemicals co communications company corp corporation electric electronics energy enterprises financial ' +
		'foods gmbh group holding holdings inc industries international labs laboratories ltd limited llc media mining motors nv oil oyj partners petroleum pharmaceuticals plc resources sa semiconductor ' +
		'software solutions spa steel stores systems technologies technology tobacco'
	).split(' '),
);
/** Of those, the ones that hardly anything but a company has. */
const legalForm = new Set(
	'ab ag airlines airways asa bancorp bancshares bhd chemical chemicals co corp corporation electric electronics foods gmbh holdings inc industries limited llc ltd motors nv oyj petroleum pharmaceuticals plc sa semiconductor spa steel stores tobacco'.split(
		' ',
	),
);

/** `Kidder, Peabody` goes on with ` and Co`. */
const andPartners =
	/^,?[ \u00a0](?:and|&)[ \u00a0](?:Co|Company|Sons|Bros|Brothers|Associates|Partners)(?![\p{L}\p{N}])(?:\.?[ \u00a0](?:Inc|Ltd|Corp|LLC|LLP|Plc)(?![\p{L}\p{N}]))?/u;
const partnersReach = 32;

/**
 * Companies that are called like people. `and Co`, `& Sons` end the name of a company, whatever stands before them; and where a text has `Hartley Petroleum Co`, `Hartley` alone is that
 * company, unless a person of the text is called so, or a place is. Names are in order, and stay so.
 */
export function withCompanies(text: string, names: readonly NameMention[], knowledge: WordKnowledge): readonly NameMention[] {
	const whole = withFree(withPartners(text, names), unseenPartners(text));
	const shortNames = shortNamesOf(text, whole, knowledge);
	return shortNames.size === 0 ? whole : withShortNames(text, whole, shortNames, knowledge);
}

function withPartners(text: string, names: readonly NameMention[]): readonly NameMention[] {
	const whole: NameMention[] = [];
	for (const name of names) {
		const before = whole.at(-1);
		if (before && before.span.to > name.span.from) continue;
		const partners = mayTakePartners(text, name.span.to) ? andPartners.exec(text.slice(name.span.to, name.span.to + partnersReach)) : null;
		if (partners && name.type !== 'MISC') {
			let { from } = name.span;
			while (whole.length > 0 && isPartner(text, whole.at(-1)!, from)) from = whole.pop()!.span.from;
			whole.push({ type: 'ORG', span: { from, to: name.span.to + partners[0].length }, confidence: Math.max(name.confidence, ruledConfidence) });
		} else whole.push(name);
	}
	return whole;
}

/** Whether `and` or `&` may follow: told by its first letter, without the pattern. */
function mayTakePartners(text: string, end: number): boolean {
	const first = text.charAt(end) === ',' ? end + 2 : end + 1;
	return text.charAt(first) === 'a' || text.charAt(first) === '&';
}

/** The same where no name was found: `through Kidder, Peabody and Co`. */
const partnersAlone = /(?<=\p{Ll} )(?:\p{Lu}\p{Ll}+, )+\p{Lu}\p{Ll}+,? (?:and|&) Co(?![\p{L}\p{N}])/gu;
const mayBePartners = / (?:and|&) Co\b/g;

function unseenPartners(text: string): NameMention[] {
	return matchesInLines(text, mayBePartners, partnersAlone).map(span => ({ type: 'ORG', span, confidence: ruledConfidence }));
}

/** A family name that a comma sets before the next partner's. */
function isPartner(text: string, { type, span }: NameMention, next: number): boolean {
	return (type === 'PER' || type === 'ORG') && text.slice(span.to, next) === ', ' && !/[\s]/.test(text.slice(span.from, span.to));
}

/** What companies of the text may be called for short, as it is written there, by the same in lower case. */
function shortNamesOf(text: string, names: readonly NameMention[], knowledge: WordKnowledge): Map<string, string> {
	const short = new Map<string, string>();
	const persons = new Set<string>();
	for (const { type, span } of names) {
		if (type === 'LOC' || type === 'MISC') continue;
		const words = text.slice(span.from, span.to).split(/[ \u00a0]+/);
		if (type === 'PER') {
			if (words.length > 1) persons.add(words.at(-1)!.toLowerCase());
			continue;
		}
		let isLegal = false;
		for (let length = words.length - 1; length > 0; length--) {
			const kind = words[length]!.replace(/[.,]/g, '').toLowerCase();
			if (!kinds.has(kind)) break;
			isLegal ||= legalForm.has(kind);
			const name = words.slice(0, length).join(' ').replace(/,$/, '');
			if (isLegal) short.set(name.toLowerCase(), name);
		}
	}
	for (const name of short.keys()) if (name.length < shortest || persons.has(name) || isPlaceOrNationality(name, knowledge)) short.delete(name);
	return short;
}

/** Shorter names are too many other things. */
const shortest = 4;

function isPlaceOrNationality(name: string, knowledge: WordKnowledge): boolean {
	const lists = knowledge.lists(hashText(name));
	return !name.includes(' ') && (lists & (placeBits | nationalityBit)) !== 0;
}

function withShortNames(
	text: string,
	names: readonly NameMention[],
	short: ReadonlyMap<string, string>,
	knowledge: WordKnowledge,
): readonly NameMention[] {
	const retyped = names.map(name => {
		if (name.type === 'ORG' || name.type === 'LOC' || !short.has(text.slice(name.span.from, name.span.to).toLowerCase())) return name;
		return { type: 'ORG' as const, span: name.span, confidence: Math.max(name.confidence, ruledConfidence) };
	});
	const added: NameMention[] = Array.from(shortNamesIn(text, short, knowledge), span => ({ type: 'ORG', span, confidence: ruledConfidence }));
	return added.length === 0 ? retyped : withFree(retyped, added);
}

/** Words rarer than this are names, wherever they stand with a capital. */
const rareFrom = 4;

const wordWithCapital = /(?<![\p{L}\p{N}'’-])\p{Lu}[\p{L}\p{N}]*/gu;
const wordInLowerCase = /(?<!\p{L})\p{Ll}[\p{L}]*/gu;
/** What makes it part of a longer name, or of another word. */
const goesOn = /^(?:[\p{L}\p{N}-]|[ \u00a0][\p{Lu}&])/u;
const goesBefore = /\p{Lu}[\p{L}.]*[ \u00a0]$/u;
const opensSentence = /(?:^|[.!?:"“\n])[ \u00a0]*["“]?$/;

/** So many names that begin with one word are looked for (`First`), so that a list of thousands takes no longer a line. */
const mostOfOneWord = 16;

/** Where the short names stand alone, in one pass through the text; a common word only within a sentence, and where the text does not have it in lower case. */
function* shortNamesIn(text: string, short: ReadonlyMap<string, string>, knowledge: WordKnowledge): Generator<Span> {
	const byFirstWord = new Map<string, string[]>();
	for (const name of short.values()) {
		const first = /^[\p{L}\p{N}]*/u.exec(name)![0];
		const others = byFirstWord.get(first);
		if (!others) byFirstWord.set(first, [name]);
		else if (others.length < mostOfOneWord) others.push(name);
	}
	let lowerCase: ReadonlySet<string> | undefined;
	for (const { 0: word, index: from } of text.matchAll(wordWithCapital)) {
		for (const name of byFirstWord.get(word) ?? []) {
			const to = from + name.length;
			if (!text.startsWith(name, from) || goesOn.test(text.slice(to, to + 2)) || goesBefore.test(text.slice(Math.max(0, from - 16), from))) continue;
			const rarity = knowledge.rarity(hashText(name.toLowerCase()));
			if (!name.includes(' ') && rarity > 0 && rarity < rareFrom) {
				lowerCase ??= new Set(text.match(wordInLowerCase));
				if (lowerCase.has(name.toLowerCase()) || opensSentence.test(text.slice(Math.max(0, from - 3), from))) continue;
			}
			yield { from, to };
			break;
		}
	}
}

/** Names with those others added that none of them touches; both in order. */
export function withFree(names: readonly NameMention[], others: readonly NameMention[]): NameMention[] {
	const all: NameMention[] = [];
	let next = 0;
	for (const other of others) {
		while (next < names.length && names[next]!.span.to <= other.span.from) all.push(names[next++]!);
		if ((next === names.length || names[next]!.span.from >= other.span.to) && (all.at(-1)?.span.to ?? 0) <= other.span.from) all.push(other);
	}
	while (next < names.length) all.push(names[next++]!);
	return all;
}
