import type { Steps } from '../util/steps.ts';
import { acronymPairsInSteps, looksLikeAcronym } from './acronyms.ts';
import type { Knowledge } from './knowledge/loadKnowledge.ts';
import type { NameMention, NameType } from './recogniser.ts';
import { descriptorAt } from './resolver/descriptors.ts';
import { bodyWords, placeWords, titleModifiers, titleWords } from './titles.ts';

/**
 * Names by rule, for texts that no trained model reads: runs of capitalised words after a title, with the ending of a body or a place, that the
 * knowledge base has, or that an acronym in the text stands for. What only might be a name is left out: no answer is better than a wrong one. A run of words a step.
 */
export function* namesByRule(text: string, knowledge: Knowledge | undefined): Steps<NameMention[]> {
	const found: NameMention[] = [];
	const known = new Map<string, NameType>();
	for (const { acronym, base, expansionSpan } of yield* acronymPairsInSteps(text)) {
		const type = acronym === base ? 'ORG' : 'MISC';
		known.set(acronym, type);
		known.set(base, type);
		found.push({ type, span: expansionSpan, confidence: 1 });
	}
	for (const match of text.matchAll(capitalised)) {
		yield;
		const name = match[0];
		const title = titleLength(name);
		const from = match.index + title;
		const rest = name
			.slice(title)
			.replace(/(?:['’]s|[.,])$/, (ending, at: number) =>
				ending === '.' && /\b(?:Inc|Corp|Ltd|Co|Jr|[A-Z])$/.test(name.slice(title, title + at)) ? ending : '',
			);
		if (rest.length < 2) continue;
		const type = typeOf(text, from, rest, title > 0, known, knowledge);
		if (type) found.push({ type, span: { from, to: from + rest.length }, confidence: title > 0 ? 0.9 : 0.75 });
	}
	const persons = new Map<string, NameType>();
	for (const { type, span } of found) {
		const words = text.slice(span.from, span.to).split(/\s+/);
		const last = words.at(-1) ?? '';
		if (type === 'PER' && words.length > 1 && last.length > 2) persons.set(last, 'PER');
	}
	for (const match of text.matchAll(/\p{Lu}[\p{L}\p{M}]+/gu)) {
		yield;
		if (persons.has(match[0])) found.push({ type: 'PER', span: { from: match.index, to: match.index + match[0].length }, confidence: 0.8 });
	}
	return withoutOverlap(found);
}

const particle = '(?:of|the|for|de|del|de la|da|di|du|van|von|bin|ibn|al|el|la|le|dos|des)';
/** A full stop belongs to initials and a few abbreviations only: elsewhere it ends the sentence. */
const word = "(?:(?:\\p{Lu}|Mr|Mrs|Ms|Dr|Gen|Col|Sen|Rep|Gov|St|Lt|Sgt|Prof|Inc|Corp|Ltd|Co|Jr|Sr)\\.|\\p{Lu}[\\p{L}\\p{M}\\p{N}'’-]*)";
const capitalised = new RegExp(`${word}(?:[ \\u00a0](?:${particle}[ \\u00a0]){0,2}${word})*`, 'gu');

/** How much of a run is a title: `Prime Minister Shehbaz Sharif` gives 15. */
function titleLength(name: string): number {
	let length = 0;
	let seen = false;
	for (const match of name.matchAll(/(\S+)\s+/g)) {
		const lower = (match[1] ?? '').toLowerCase().replace(/\.$/, '');
		if (titleWords.has(lower)) seen = true;
		else if (!titleModifiers.has(lower)) break;
		length = match.index + match[0].length;
	}
	return seen ? length : 0;
}

function typeOf(
	text: string,
	from: number,
	name: string,
	titled: boolean,
	known: ReadonlyMap<string, NameType>,
	knowledge: Knowledge | undefined,
): NameType | undefined {
	const acronym = known.get(name);
	if (acronym) return acronym;
	const words = name.split(/[ \u00a0]+/);
	const last = (words.at(-1) ?? '').toLowerCase().replace(/\.$/, '');
	if (titled && words.length <= 4 && !bodyWords.has(last)) return 'PER';
	if (words.length > 1 && bodyWords.has(last)) return 'ORG';
	if (/^(?:Ministry|Department|Bank|University|Institute|Federation|Organi[sz]ation|Association) (?:of|for) /.test(name)) return 'ORG';
	if (words.length > 1 && placeWords.has(last)) return 'LOC';
	if (looksLikeAcronym(name) && words.length === 1) return undefined;
	const sentenceStart = words.length === 1 && /(?:^|[.!?:\n“"]\s*)$/.test(text.slice(Math.max(0, from - 3), from));
	if (knowledge?.country(name) && name.length > 2) return 'LOC';
	if (
		words.length > 1 &&
		words.length < 5 &&
		titledBefore.test(text.slice(Math.max(0, from - 100), from)) &&
		descriptorAt(text, { from, to: from }, 'PER')
	)
		return 'PER';
	const city = knowledge?.city(name, null);
	if (city && (words.length > 1 || !sentenceStart || city.population > 500_000)) return 'LOC';
	if (words.length > 1)
		for (const type of ['PER', 'ORG', 'LOC'] as const) if (knowledge?.describe({ type, name, aliases: [] }, { country: null })) return type;
	return undefined;
}

/** An apposition that a name closes: `the President of Tajikistan, Emomali Rahmon`. */
const titledBefore = /\b(?:the|its|their|his|her) [^,.;\n]+, $/;

function withoutOverlap(found: readonly NameMention[]): NameMention[] {
	const sorted = [...found].sort((a, b) => a.span.from - b.span.from || b.span.to - a.span.to);
	const kept: NameMention[] = [];
	for (const mention of sorted) if (mention.span.from >= (kept.at(-1)?.span.to ?? 0)) kept.push(mention);
	return kept;
}
