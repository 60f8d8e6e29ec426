import type { NameMention } from '../recogniser.ts';
import { bodyWords, titleModifiers, titleWords } from '../titles.ts';
import { hashText } from './featureHash.ts';
import { nationalityBit, placeBits, type WordKnowledge } from './word.ts';

/**
 * What guidelines settle and labels of sentences cannot: a title is no part of a name and no name itself, a nationality is no place, a body's
 * name goes on from its country, and what is called by a word and a number (`Kestrel-9`), or is a treaty, is a name. Then whatever is less likely than it is worth goes: a name found wrongly costs
 * as much as one that is missed.
 */
export function settleNames(text: string, found: readonly NameMention[], knowledge: WordKnowledge): NameMention[] {
	const settled = found.flatMap(mention => {
		const bare = withoutTitle(text, mention);
		return bare ? [withNationality(text, bare, knowledge)] : [];
	});
	const likely = settled.filter(({ confidence }) => confidence >= leastConfidence);
	return withOthers(text, withBodies(text, likely));
}

/** Chosen on held-out documents: half of the F1 that is reached, as theory has it. */
const leastConfidence = 0.4;
/** For what a list says, which is right more often than not. */
const listedConfidence = 0.6;

/** A person's name without the title before it; nothing where there is only a title. */
function withoutTitle(text: string, mention: NameMention): NameMention | undefined {
	const { type, span } = mention;
	const name = text.slice(span.from, span.to);
	if (type !== 'PER') return isTitle(name) ? undefined : mention;
	const title = titleBeforeName.exec(name)?.[0].length ?? 0;
	return title === 0 ? mention : { ...mention, span: { from: span.from + title, to: span.to } };
}

/** Titles that guidelines leave outside; `Sheikh`, `Lord` and `Prince` are part of many names. */
const titleBeforeName =
	/^(?:(?:mr|mrs|ms|miss|dr|prof|professor|king|queen|pope|cardinal|archbishop|bishop|ayatollah|president|senator|sen|gov|governor|gen|general|col|colonel|capt|captain|lt|sgt)\.?[\s\u00a0]+)+(?=\S)/iu;

/** Whether every word is one that titles are made of, and the last one a title: `Defence Secretary`. */
function isTitle(name: string): boolean {
	const all = name.toLowerCase().split(/[\s\u00a0]+/);
	return all.length > 1 && titleWords.has(all.at(-1) ?? '') && all.every(word => titleWords.has(word) || titleModifiers.has(word));
}

/** A place whose last word with a capital is a nationality and no place is an adjective: `South Marlander`, of `South Marlander coast`. */
function withNationality(text: string, mention: NameMention, knowledge: WordKnowledge): NameMention {
	if (mention.type !== 'LOC') return mention;
	const name = text.slice(mention.span.from, mention.span.to).replace(/(?:[ \u00a0]\p{Ll}+)+$/u, '');
	const lists = knowledge.lists(hashText(name.toLowerCase(), Math.max(name.lastIndexOf(' '), name.lastIndexOf('-')) + 1));
	if ((lists & nationalityBit) === 0 || (lists & placeBits) !== 0) return mention;
	const span = { from: mention.span.from, to: mention.span.from + name.length };
	return { type: 'MISC', span, confidence: listedConfidence };
}

/** A word with a capital that a hyphen joins to a number in figures or Roman letters, or that ends in figures; with the kind of thing before it. */
const numbered =
	/(?<![\p{L}\p{N}_@#./-])(?:(?:Exercise|Operation|Project|Mission)[ \u00a0])?\p{Lu}(?:\p{L}{2,}(?:-\p{Lu}\p{L}+)*-(?:\d{1,5}|[IVX]{1,5})|\p{Ll}{2,}\d{1,3})(?![\p{L}\p{N}_@/-]|\.\p{L})/gu;

/** What several words in capitals agree on, or set out. */
const agreed =
	/(?<![\p{L}\p{N}-])(?!The )(?:\p{Lu}[\p{L}-]+[ \u00a0]){2,5}(?:Act|Accords?|Agreement|Charter|Convention|Framework|Initiative|Programme|Protocol|Treaty)(?!\p{L})/gu;

/** The rest of a body's name behind a country or a nationality, which belongs to it: `Marland Special Forces`. */
const rest = /^(?:[ \u00a0]\p{Lu}[\p{L}-]+){1,4}/u;

function withBodies(text: string, names: readonly NameMention[]): NameMention[] {
	return names.map((name, index) => {
		const { from, to } = name.span;
		const more = (name.type === 'LOC' || name.type === 'MISC') && rest.exec(text.slice(to, to + 80));
		if (
			!more ||
			!bodyWords.has(
				more[0]
					.split(/[ \u00a0]/)
					.at(-1)!
					.toLowerCase(),
			)
		)
			return name;
		const end = to + more[0].length;
		return (names[index + 1]?.span.from ?? end) < end ? name : { type: 'ORG', span: { from, to: end }, confidence: listedConfidence };
	});
}

/** Adds what the two patterns tell of names that stand free. */
function withOthers(text: string, names: readonly NameMention[]): NameMention[] {
	const all = [...names];
	for (const pattern of [numbered, agreed]) {
		for (const { index: from, 0: name } of text.matchAll(pattern)) {
			const to = from + name.length;
			if (all.some(({ span }) => span.from < to && from < span.to)) continue;
			all.push({ type: 'MISC', span: { from, to }, confidence: listedConfidence });
		}
	}
	return all.sort((one, other) => one.span.from - other.span.from);
}
