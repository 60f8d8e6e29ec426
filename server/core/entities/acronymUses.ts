import type { Span } from '../source/span.ts';
import { acronymBase, findAcronymPairs, looksLikeAcronym } from './acronyms.ts';

/** An acronym that a text uses and never explains, with every place where it stands. */
export interface UnexplainedAcronym {
	readonly acronym: string;
	readonly spans: readonly Span[];
}

/** Acronyms that newspapers use without a word, since every reader knows them. */
const household = new Set(
	(
		'US USA UK UAE UN EU NATO FBI CIA NASA UNESCO UNICEF WHO IMF OPEC BBC CNN CBS NBC ABC AP AFP UPI DPA BST GMT UTC EST EDT PST PDT CET AM PM AD BC CE BCE TV PC DVD CD ' +
		'CEO CFO COO CTO MP MPs PM VIP PR HR IT AI GDP VAT ID UFO DNA RNA HIV AIDS COVID SARS HTML PDF URL FAQ OK PLC LLC LTD INC NBA NFL NHL MLB FIFA UEFA IBM DC NY LA ' +
		'NGO NGOs GPS SMS SUV USB WWW WWF ISIS ISIL IRA POW LED LCD CCTV ATM PIN BMW HQ IQ UV XL RSS GB MB KB TB MW GW KW RAF USSR'
	).split(' '),
);
const shortest = 3;
const longest = 7;

/**
 * The acronyms of a text that neither it nor common knowledge explains, in order of first use. Lines in capitals, places of datelines, roman
 * numerals, and what is part of a word with digits are left out.
 */
export function unexplainedAcronyms(text: string): UnexplainedAcronym[] {
	const explained = new Set(findAcronymPairs(text).map(({ base }) => base));
	const found = new Map<string, Span[]>();
	let lineStart = 0;
	for (const line of text.split('\n')) {
		if (/\p{Ll}/u.test(line)) {
			for (const match of line.matchAll(/(?<![\p{L}\p{N}@#/&._-])\p{Lu}[\p{Lu}&]+s?(?![\p{L}\p{N}@/&_-]|\.[\p{L}\p{N}])/gu)) {
				const form = match[0];
				const base = acronymBase(form);
				if (base.length < shortest || !looksLikeAcronym(form) || household.has(base) || explained.has(base) || /^[IVXLCDM]+$/.test(base)) continue;
				if (base.length > longest || shoutedBeside(line, match.index, match.index + form.length) || isDatelinePlace(line, match.index, form.length))
					continue;
				const span = { from: lineStart + match.index, to: lineStart + match.index + form.length };
				const known = found.get(base);
				if (known) known.push(span);
				else found.set(base, [span]);
			}
		}
		lineStart += line.length + 1;
	}
	return [...found].map(([acronym, spans]) => ({ acronym, spans }));
}

/** Whether a word in capitals stands right before or after: then the line shouts, and capitals say nothing. */
function shoutedBeside(line: string, from: number, to: number): boolean {
	return /\p{Lu}{4,}[\p{P} ]*$/u.test(line.slice(Math.max(0, from - 16), from)) || /^[\p{P} ]*\p{Lu}{4,}/u.test(line.slice(to, to + 16));
}

/** Whether a word in capitals opens its line as the place of a dateline does: `GILGIT:`, `WIEN (APA) –`, `KARACHI, 9 August —`. */
function isDatelinePlace(line: string, from: number, length: number): boolean {
	return line.slice(0, from).trim() === '' && /^\s*(?:[:—–(/：]|-\s|,\s*\d|,[^.:]{0,40}?(?:[:—–]|\s-\s))/u.test(line.slice(from + length));
}
