import { blank, characterKinds, digit, ideograph, lower, mark, other, uncased, upper } from './characterKinds.ts';
import { findDateline } from './dateline.ts';
import { parseDateLine, type WrittenDate } from './dates.ts';
import type { LogicalLine } from './logicalLines.ts';
import { bylineOpenings, furnitureLines, furnitureOpenings, plainLine } from './pageWords.ts';

/** What a line's words show, looked at alone. The order is part of the model's file: append only. */
export const linePatterns = [
	'plain',
	'url',
	'date',
	'date with words',
	'date at the start',
	'byline',
	'furniture',
	'bullet',
	'dateline',
	'name',
	'credit',
	'email',
	'question',
	'rule',
] as const;
export type LinePattern = (typeof linePatterns)[number];

/** One line's own properties: the small whole numbers that features are made of. */
export interface LineCues {
	readonly pattern: number;
	/** Width in units, those of unspaced scripts counted twice; 0 to 7. */
	readonly widthBucket: number;
	readonly width: number;
	/** 0 to 5. */
	readonly wordsBucket: number;
	/** How it ends and begins, 0 to 7; how it is cased, 0 to 5. */
	readonly ending: number;
	readonly beginning: number;
	readonly casing: number;
	/** Ends like a sentence. */
	readonly isSentence: boolean;
	readonly hasDate: boolean;
	/** A coarse kind of line, 0 to 15: what neighbours are compared by. */
	readonly type: number;
}

/** Date and byline patterns end at this many units. */
const patternUnits = 140;
const openingUnits = 64;

/** Who took a picture, as captions say it. */
const creditWords =
	/(?:image|photo|foto|photograph|picture|photo by|фото|صورة|تصوير|写真|摄影|사진|gambar)\s?(?:[:：/|]|by )|getty images|file photo|handout|screengrab|reuters\/|\/(?:afp|ap|reuters|epa|dpa)\b/iu;
const creditUnits = 320;

const sentenceEnds = '.。।۔።';
const strongEnds = '?!？！؟';
const closings = '"”»」』’\'）)]';
const openings = '"“„«「『‘\'';
const bullets = '•·▪●■◦‣*–—-►>';

/** Looks at one line. */
export function lineCues(line: LogicalLine): LineCues {
	const { text } = line;
	const kinds = characterKinds();
	const limit = Math.min(text.length, 400);
	let width = text.length;
	let words = 0;
	let capitalised = 0;
	let letters = 0;
	let uppers = 0;
	let caseless = 0;
	let hasDigit = false;
	let previous: number = blank;
	for (let at = 0; at < limit; at++) {
		const kind = kinds[text.charCodeAt(at)]!;
		if (kind === ideograph) {
			width++;
			caseless++;
			letters++;
		} else if (kind >= upper && kind <= uncased) {
			letters++;
			if (kind === upper) uppers++;
			if (kind === uncased) caseless++;
			if (previous === blank || previous === other) {
				if (previous === blank || at === 0) words++;
				if (kind === upper) capitalised++;
			}
		} else if (kind === digit) {
			hasDigit = true;
			if (previous === blank) words++;
		}
		previous = kind === mark ? previous : kind;
	}
	if (words === 0 || caseless > letters * 0.8) words = Math.max(words, Math.round(width / 7));
	if (limit < text.length) words = Math.round((words * text.length) / limit);
	const ending = endingOf(text, kinds);
	const beginning = beginningOf(text, kinds);
	const cased = letters - caseless;
	const casing =
		cased < letters * 0.3 || letters === 0
			? 0
			: uppers > cased * 0.8
				? 1
				: capitalised >= Math.max(2, words * 0.6)
					? 2
					: beginning === 1
						? 4
						: capitalised > 1
							? 5
							: 3;
	const date =
		hasDigit || (caseless > 0 && text.includes('年')) ? parseDateLine(text.length > patternUnits ? text.slice(0, openingUnits) : text) : null;
	const pattern = patternOf(text, { width, words, casing, ending, beginning, letters, date });
	const isSentence = ending === 1 || ending === 2 || (ending === 5 && text.length > 1 && isSentenceEnd(text.charAt(text.length - 2)));
	const widthBucket = bucket(width, widthLimits);
	return {
		pattern,
		width,
		widthBucket,
		wordsBucket: bucket(words, wordLimits),
		ending,
		beginning,
		casing,
		isSentence,
		hasDate: date !== null,
		type: typeOf(pattern, width, isSentence, ending),
	};
}

const widthLimits = [12, 25, 45, 70, 100, 160, 300];
const wordLimits = [2, 3, 6, 10, 16];

/** The number of limits that a value reaches. */
export function bucket(value: number, limits: readonly number[]): number {
	let at = 0;
	while (at < limits.length && value >= limits[at]!) at++;
	return at;
}

function isSentenceEnd(char: string): boolean {
	return sentenceEnds.includes(char) || strongEnds.includes(char);
}

function endingOf(text: string, kinds: Uint8Array): number {
	const char = text.charAt(text.length - 1);
	if (text.endsWith('...') || char === '…') return 6;
	if (sentenceEnds.includes(char)) return 1;
	if (strongEnds.includes(char)) return 2;
	if (char === ':' || char === '：') return 3;
	if (',;،؛，、；'.includes(char)) return 4;
	if (closings.includes(char)) return 5;
	return kinds[char.charCodeAt(0)] === other ? 7 : 0;
}

function beginningOf(text: string, kinds: Uint8Array): number {
	const char = text.charAt(0);
	const kind = kinds[char.charCodeAt(0)]!;
	if (kind === upper) return 0;
	if (kind === lower) return 1;
	if (kind === digit) return 2;
	if (openings.includes(char)) return 3;
	if (bullets.includes(char)) return /^.\s/.test(text) ? 4 : 6;
	return kind === uncased || kind === ideograph ? 5 : 7;
}

interface Seen {
	readonly width: number;
	readonly words: number;
	readonly casing: number;
	readonly ending: number;
	readonly beginning: number;
	readonly letters: number;
	readonly date: WrittenDate | null;
}

const patternNumber = Object.fromEntries(linePatterns.map((name, index) => [name, index])) as Readonly<Record<LinePattern, number>>;

function patternOf(text: string, seen: Seen): number {
	if (seen.letters === 0 && !seen.date) return patternNumber.rule;
	if ((text.startsWith('http') || text.startsWith('www.')) && /^(?:https?:\/\/|www\.)\S+$/.test(text)) return patternNumber.url;
	if (seen.beginning === 4 && seen.width < 400) return patternNumber.bullet;
	if (seen.width < patternUnits) {
		const byDate = seen.date ? datePattern(text, seen.date) : patternNumber.plain;
		if (byDate !== patternNumber.plain && byDate !== patternNumber['date at the start']) return byDate;
		const plain = plainLine(text);
		if (furnitureLines.has(plain) || furnitureOpenings.some(opening => plain.startsWith(opening))) return patternNumber.furniture;
		if (/^- ?[A-Z0-9]{2,6} ?-$/.test(text)) return patternNumber.furniture;
		if (seen.width < 90) {
			const low = text.slice(0, openingUnits).toLowerCase();
			if (!isSentenceEnd(text.charAt(text.length - 1)) && bylineOpenings.some(opening => low.startsWith(opening))) return patternNumber.byline;
			if (text.includes('@') && /\S@\S+\.\w/.test(text)) return patternNumber.email;
		}
		if (byDate !== patternNumber.plain) return byDate;
	}
	if (findDateline(text)) return patternNumber.dateline;
	if (seen.ending === 5 && /[（([][^()（）[\]]{2,60}[)）\]]$/.test(text)) return patternNumber.credit;
	if (seen.width < creditUnits && creditWords.test(text)) return patternNumber.credit;
	if (seen.words >= 2 && seen.words <= 4 && seen.casing === 2 && seen.width < 40 && seen.ending === 0) return patternNumber.name;
	return seen.ending === 2 && seen.width < 90 ? patternNumber.question : patternNumber.plain;
}

function datePattern(text: string, date: WrittenDate): number {
	const before = text.slice(0, date.span.from);
	const after = text.slice(date.span.to);
	const lettersBefore = (before.match(/\p{L}+/gu) ?? []).length;
	const lettersAfter = (after.match(/\p{L}+/gu) ?? []).length;
	if (lettersBefore + lettersAfter <= 1) return patternNumber.date;
	if (lettersBefore <= 4 && lettersAfter <= 4 && text.length < 80 && !/[.。]$/.test(text)) return patternNumber['date with words'];
	return date.span.from < 4 ? patternNumber['date at the start'] : patternNumber.plain;
}

/** 0 to 15. */
function typeOf(pattern: number, width: number, isSentence: boolean, ending: number): number {
	switch (linePatterns[pattern]) {
		case 'url':
			return 1;
		case 'date':
		case 'date with words':
			return 2;
		case 'byline':
		case 'email':
			return 3;
		case 'furniture':
		case 'rule':
			return 4;
		case 'bullet':
			return 5;
		case 'dateline':
			return width > 100 ? 6 : 7;
		default:
	}
	if (isSentence) return width > 160 ? 8 : width > 60 ? 9 : 10;
	if (width > 160) return 11;
	if (ending === 3) return 12;
	return width > 90 ? 13 : width > 30 ? 14 : 15;
}
