import type { Span } from '../source/span.ts';
import { monthOf, parseDateLine } from './dates.ts';

/** A dateline as written at a paragraph's start: `ISLAMABAD, Aug 9 (Reuters) -`. The span counts from the paragraph's start, without what follows the mark. */
export interface WrittenDateline {
	readonly span: Span;
	readonly place: string | null;
	/** The span of its date, to be read with the article's year; null where it has none. */
	readonly date: Span | null;
	readonly agency: string | null;
}

/** A dateline is never longer, in UTF-16 units. */
const longest = 90;

const agencies =
	/^(?:reuters?|afp|ap|upi|dpa|apa|efe|ansa|tass|тасс|interfax|интерфакс|риа новости|ria novosti|xinhua|新华社|kyodo|共同|時事|yonhap|ians|pti|ani|app|petra|wam|spa|واس|kuna|mena|irna|bernama|antara|aap|cna|bbc|cnn|arab news|asharq al-awsat|الشرق الأوسط|رويترز|أ ف ب|أ\.ف\.ب|د ب أ|وام|panapress|belga|anp|tt|ntb|ritzau|stt|lusa|agerpres|pap|čtk|ctk|mti|anadolu|aa|tanjug|hina|укринформ|унiан|унн|news agencies|agencies|wikinews|ips)(?:[/ ,].*)?$/iu;

/** What stands in capitals before a colon and is nowhere. */
const notPlaces = new Set(
	'update breaking exclusive watch note opinion editorial photos photo video factbox analysis interview review live corrected correction question answer warning read more source sources summary tags date author by'.split(
		' ',
	),
);

/** The dateline that opens a paragraph; null where there is none that is certain. */
export function findDateline(paragraph: string): WrittenDateline | null {
	const head = paragraph.slice(0, longest);
	const mark = markIn(head);
	if (!mark) return null;
	const words = head.slice(0, mark.from).trimEnd();
	const indent = words.length - words.trimStart().length;
	const read = readPlace(words.trimStart(), mark);
	if (!read) return null;
	const shift = (span: Span | null): Span | null => (span ? { from: span.from + indent, to: span.to + indent } : null);
	return { ...read, date: shift(read.date), span: { from: indent, to: mark.to } };
}

/** The first colon or dash that could close a dateline. */
interface Mark {
	readonly from: number;
	readonly to: number;
	readonly isColon: boolean;
	/** A long dash between blanks. Only in Cyrillic does it often follow a name as the verb that is left out. */
	readonly isLong: boolean;
}

function markIn(head: string): Mark | null {
	const found = /(?::(?=\s|$)|：|\s(?:--|[-–—])(?=\s|$)|[-–—](?=\s)|(?<=[)）])[-–—:]|\s--(?=\S)|(?<=\p{L})—(?=\p{Lu}))/u.exec(head);
	if (!found) return null;
	return { from: found.index, to: found.index + found[0].length, isColon: /[:：]/.test(found[0]), isLong: /^\s(?:—|--)/.test(found[0]) };
}

interface ReadPlace {
	readonly place: string | null;
	readonly date: Span | null;
	readonly agency: string | null;
}

function readPlace(words: string, mark: Mark): ReadPlace | null {
	if (words.length < 2) return null;
	let rest = words;
	let agency: string | null = null;
	const parenthesis = /\s*[（(]([^()（）]{2,40})[)）]\s*$/u.exec(rest);
	if (parenthesis) {
		agency = parenthesis[1]!.trim();
		rest = rest.slice(0, parenthesis.index).trimEnd();
	}
	const found = /\p{Nd}/u.test(rest) ? parseDateLine(rest) : null;
	let date: Span | null = null;
	if (found) {
		const after = rest.slice(found.span.to).replace(/^[\s.,]+/u, '');
		if (after && !agencies.test(after) && after.length > 3) return null;
		if (after && agencies.test(after)) agency ??= after;
		date = found.span;
		rest = rest.slice(0, found.span.from).replace(/[\s,]+$/u, '');
	}
	rest = rest.replace(/,$/u, '').trim();
	const commas = rest.split(/\s*[,،]\s*/u);
	const last = commas[commas.length - 1]!;
	if (commas.length > 1 && agencies.test(last)) {
		agency ??= last;
		commas.pop();
	}
	const place = commas.join(', ');
	if (place === '') return agency && (date || agencies.test(agency)) ? { place: null, date, agency } : null;
	if (agencies.test(place)) return { place: null, date, agency: agency ?? place };
	if (!isPlace(place, date !== null || agency !== null || (mark.isLong && !/\p{Script=Cyrillic}/u.test(place)))) return null;
	return { place, date, agency };
}

/** A place is written in capitals, or, beside a date or an agency, as names are. */
function isPlace(place: string, hasMore: boolean): boolean {
	if (/[\p{Nd}"“”«»?!:;]/u.test(place)) return false;
	const words = place.split(/[\s,]+/u).filter(word => word !== '');
	if (words.length > 7 || monthOf(place) > 0 || notPlaces.has(place.toLowerCase())) return false;
	const first = words[0]!;
	const isCapitals = first.length > 1 && first === first.toUpperCase() && first !== first.toLowerCase();
	if (isCapitals) return words.every(word => /^[\p{Lu}(]/u.test(word) || word.length <= 3);
	if (!hasMore) return false;
	return words.length <= 4 && words.every(word => /^[\p{Lu}\p{Lo}(]/u.test(word) || word.length <= 3);
}
