import { characterClass, classOf } from '../characterClass.ts';
import type { NameMention } from '../recogniser.ts';
import { hashText } from './featureHash.ts';
import { phraseHash, placeBits, type WordKnowledge } from './word.ts';

/** What may join two places. A short hyphen between blanks joins what is one: electoral districts are called so. */
const joint = /[ \u00a0](?:and|&|[–—])[ \u00a0]|[/–—]/;

/** What goes on behind the joint: `North and South Marland`. */
const half = /^(?:north|south|east|west)(?:ern)?$/i;

/** Words without a capital before a name: `eastern`, `equatorial`. Shorter ones, such as `al` and `el`, are part of many names. */
const describing = /^(?:\p{Ll}[\p{Ll}-]{3,}[ \u00a0])+(?=\p{Lu})/u;

/**
 * The places in what was found as one: `Atlantic and Pacific` are two, where the lists have both of them and not the whole (`Trinidad and Tobago`), and what describes a
 * place in lower case is outside of its name. Other mentions are left as they are.
 */
export function placesOf(text: string, mention: NameMention, knowledge: WordKnowledge): readonly NameMention[] {
	const { type, span } = mention;
	if (type !== 'LOC') return [mention];
	const name = text.slice(span.from, span.to);
	const described = classOf(name.charCodeAt(0)) === characterClass.lower ? (describing.exec(name)?.[0].length ?? 0) : 0;
	if (described > 0) return [{ ...mention, span: { from: span.from + described, to: span.to } }];
	const joined = joint.exec(name);
	if (!joined || half.test(name.slice(0, joined.index)) || isPlace(name, knowledge)) return [mention];
	const end = joined.index;
	const next = end + joined[0].length;
	if (!isPlace(name.slice(0, end), knowledge) || !isPlace(name.slice(next), knowledge)) return [mention];
	return [
		{ ...mention, span: { from: span.from, to: span.from + end } },
		{ ...mention, span: { from: span.from + next, to: span.to } },
	];
}

function isPlace(name: string, knowledge: WordKnowledge): boolean {
	const words = name.toLowerCase().split(/[ \u00a0]/);
	return (knowledge.lists(phraseHash(words.map(word => hashText(word)))) & placeBits) !== 0;
}
