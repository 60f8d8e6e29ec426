import type { NameMention } from '../recogniser.ts';
import { titleModifiers, titleWords } from '../titles.ts';
import { hashText } from './featureHash.ts';
import { nationalityBit, placeBits, type WordKnowledge } from './word.ts';

/**
 * What guidelines settle and labels of sentences cannot: a title is no part of a name and no name itself, a nationality is no place, and what is
 * called by a word and a number (`Kestrel-9`) is a name. Then whatever is less likely than it is worth goes: a name found wrongly costs
 * as much as one that is missed.
 */
export function settleNames(text: string, found: readonly NameMention[], knowledge: WordKnowledge): NameMention[] {
	const settled = found.flatMap(mention => {
		const bare = withoutTitle(text, mention);
		return bare ? [withNationality(text, bare, knowledge)] : [];
	});
	return withNumberedNames(
		text,
		settled.filter(({ confidence }) => confidence >= leastConfidence),
	);
}

/** Chosen on held-out documents: half of the F1 that is reached, as theory has it. */
const leastConfidence = 0.4;
/** For what a list says, which is right more often than not. */
const listedConfidence = 0.6;

const words = /[^\s\u00a0]+/gu;

/** A person's name without the title before it; nothing where there is only a title. */
function withoutTitle(text: string, mention: NameMention): NameMention | undefined {
	const { type, span } = mention;
	const name = text.slice(span.from, span.to);
	if (type !== 'PER') return isTitle(name) ? undefined : mention;
	let from = span.from;
	for (const match of name.matchAll(words)) {
		if (!titleBeforeNames.has(match[0].toLowerCase().replace(/\.$/, ''))) break;
		from = span.from + match.index + match[0].length;
	}
	while (from < span.to && /[\s\u00a0]/.test(text[from]!)) from++;
	return from === span.from || from === span.to ? mention : { ...mention, span: { from, to: span.to } };
}

/** Titles that guidelines leave outside; `Sheikh`, `Lord` and `Prince` are part of many names. */
const titleBeforeNames: ReadonlySet<string> = new Set(
	'mr mrs ms miss dr prof professor king queen pope cardinal archbishop bishop ayatollah president senator sen gov governor gen general col colonel capt captain lt sgt'.split(
		' ',
	),
);

/** Whether every word is one that titles are made of, and the last one a title: `Defence Secretary`. */
function isTitle(name: string): boolean {
	const all = name.toLowerCase().split(/[\s\u00a0]+/);
	return all.length > 1 && titleWords.has(all.at(-1) ?? '') && all.every(word => titleWords.has(word) || titleModifiers.has(word));
}

/** A place whose last word is a nationality and no place is an adjective: `South Marlander`. */
function withNationality(text: string, mention: NameMention, knowledge: WordKnowledge): NameMention {
	if (mention.type !== 'LOC') return mention;
	const name = text.slice(mention.span.from, mention.span.to).toLowerCase();
	const from = Math.max(name.lastIndexOf(' '), name.lastIndexOf('-')) + 1;
	const lists = knowledge.lists(hashText(name, from));
	if ((lists & nationalityBit) === 0 || (lists & placeBits) !== 0) return mention;
	return { ...mention, type: 'MISC', confidence: Math.max(mention.confidence, listedConfidence) };
}

/** A word with a capital that a hyphen joins to a number in figures or Roman letters, or that ends in figures; with the kind of thing before it. */
const numbered =
	/(?<![\p{L}\p{N}_@#./-])(?:(?:Exercise|Operation|Project|Mission|Expedition|Cyclone|Typhoon|Hurricane|Flight|Boeing|Airbus)[ \u00a0])?\p{Lu}(?:\p{L}{2,}(?:-\p{Lu}\p{L}+)*-(?:\d{1,5}|[IVX]{1,5})|\p{Ll}{2,}\d{1,3})(?![\p{L}\p{N}_@/-]|\.\p{L})/gu;

function withNumberedNames(text: string, names: readonly NameMention[]): NameMention[] {
	const all: NameMention[] = [];
	let next = 0;
	for (const match of text.matchAll(numbered)) {
		const span = { from: match.index, to: match.index + match[0].length };
		while (next < names.length && names[next]!.span.to <= span.from) all.push(names[next++]!);
		if ((names[next]?.span.from ?? span.to) >= span.to) all.push({ type: 'MISC', span, confidence: listedConfidence });
	}
	return [...all, ...names.slice(next)];
}
