import { closingWeight, isInvisible, isOddBlank, openingWeight, plainSign } from './lookalikes.ts';

/** A way in which a delimiter's characters are not the plain ones. */
export type Oddity = 'bracket' | 'escape' | 'invisible' | 'blank' | 'sign';

/** A line with everything that looks like `<`, `>`, a blank or a sign turned into it, escapes undone and invisible characters gone. */
export interface Skeleton {
	readonly text: string;
	/** Of each unit of `text`: where in the line it comes from. One longer than `text`. */
	readonly from: readonly number[];
	readonly to: readonly number[];
	/** The oddities of each unit of `text`, its own and those of invisible characters before it. One longer than `text`. */
	readonly odd: readonly (Oddity | undefined)[];
	/** A byte-order mark stands at column 0. */
	readonly byteOrderMark: boolean;
}

const escapePattern =
	/&(?:amp;)*(?:#(?:38|x26);)*(?:#0*(\d{1,7})|#x0*([0-9a-f]{1,6})|(lt|gt|laquo|raquo|lsaquo|rsaquo|lang|rang|quot|nbsp|zwnj|zwj|lrm|rlm|shy|ensp|emsp|thinsp|equals|colon|sol|tab|nvlt|nvgt))(?:;|(?![0-9a-z]))|%(?:25)*(3c|3e)|\\(?:u00|x|u\{)(3c|3e)\}?/giy;
const namedPattern = /&(?:amp;)*(lt|gt);?/giy;

const named: Readonly<Record<string, string>> = {
	lt: '<',
	gt: '>',
	nvlt: '<',
	nvgt: '>',
	laquo: '«',
	raquo: '»',
	lsaquo: '‹',
	rsaquo: '›',
	lang: '⟨',
	rang: '⟩',
	quot: '"',
	nbsp: '\u00a0',
	zwnj: '\u200c',
	zwj: '\u200d',
	lrm: '\u200e',
	rlm: '\u200f',
	shy: '\u00ad',
	ensp: '\u2002',
	emsp: '\u2003',
	thinsp: '\u2009',
	equals: '=',
	colon: ':',
	sol: '/',
	tab: '\t',
};

/** Escapes count only where they spell a sign of a delimiter: `&amp;` in a name is left alone. */
export function readSkeleton(line: string): Skeleton {
	const from: number[] = [];
	const to: number[] = [];
	const odd: (Oddity | undefined)[] = [];
	let text = '';
	let pending: Oddity | undefined;
	const substitutes = substituteBrackets(line);
	const push = (plain: string, start: number, end: number, oddity: Oddity | undefined): void => {
		for (let unit = 0; unit < plain.length; unit++) {
			from.push(unit === 0 ? start : end);
			to.push(end);
			odd.push(unit === 0 ? (oddity ?? pending) : oddity);
		}
		text += plain;
		pending = undefined;
	};
	const byteOrderMark = line.charCodeAt(0) === 0xfeff;
	for (let index = byteOrderMark ? 1 : 0; index < line.length; ) {
		const escaped = readEscape(line, index);
		const character = escaped?.character ?? String.fromCodePoint(line.codePointAt(index)!);
		const end = index + (escaped?.length ?? character.length);
		const codePoint = character.codePointAt(0)!;
		const oddity = escaped ? 'escape' : undefined;
		const bracket = substitutes.get(character);
		if (bracket !== undefined) push(bracket, index, end, 'bracket');
		else if (openingWeight(codePoint) > 0) push('<'.repeat(openingWeight(codePoint)), index, end, codePoint === 0x3c ? oddity : 'bracket');
		else if (closingWeight(codePoint) > 0) push('>'.repeat(closingWeight(codePoint)), index, end, codePoint === 0x3e ? oddity : 'bracket');
		else if (isOddBlank(codePoint)) push(' ', index, end, 'blank');
		else if (isInvisible(codePoint) && !joins(line, index, codePoint)) pending = 'invisible';
		else {
			const plain = plainSign(character);
			push(plain, index, end, plain === character ? oddity : 'sign');
		}
		index = end;
	}
	from.push(line.length);
	to.push(line.length);
	odd.push(pending);
	return { text, from, to, odd, byteOrderMark };
}

function readEscape(line: string, index: number): { character: string; length: number } | undefined {
	const unit = line.charCodeAt(index);
	if (unit !== 0x26 && unit !== 0x25 && unit !== 0x5c) return undefined;
	// In the middle of a line, a program's escape belongs to a quoted name or value.
	if (unit === 0x5c && !/^[\s\ufeff]*\\(?:u00|x|u\{)3c/i.test(line)) return undefined;
	escapePattern.lastIndex = index;
	const match = escapePattern.exec(line);
	if (!match) {
		namedPattern.lastIndex = index;
		const loose = namedPattern.exec(line);
		return loose ? { character: named[loose[1]!.toLowerCase()]!, length: loose[0].length } : undefined;
	}
	const [whole, decimal, hexadecimal, name, percent, program] = match;
	const code = decimal ? Number(decimal) : Number.parseInt(hexadecimal ?? percent ?? program ?? '', 16);
	const character = name ? named[name.toLowerCase()] : code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
	if (character === undefined || !isSign(character)) return undefined;
	return { character, length: whole.length };
}

function isSign(character: string): boolean {
	const codePoint = character.codePointAt(0)!;
	return (
		openingWeight(codePoint) > 0 || closingWeight(codePoint) > 0 || isOddBlank(codePoint) || isInvisible(codePoint) || /[\s"=:/]/.test(character)
	);
}

/** The joiners between two letters of a script that needs them, or within an emoji, are part of a name (UAX #31). */
function joins(line: string, index: number, codePoint: number): boolean {
	const isVariation = codePoint >= 0xfe00 && codePoint <= 0xfe0f;
	if (codePoint !== 0x200c && codePoint !== 0x200d && !isVariation) return false;
	const before = line.codePointAt(line.charCodeAt(index - 1) >= 0xdc00 && line.charCodeAt(index - 1) < 0xe000 ? index - 2 : index - 1) ?? 0;
	const after = line.codePointAt(index + 1) ?? 0;
	const needs =
		/[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}\p{Extended_Pictographic}\p{M}\ufe0f]/u;
	return needs.test(String.fromCodePoint(before)) && (isVariation || needs.test(String.fromCodePoint(after)));
}

/** `[[[FILE a]]]` and the like: three brackets of one other kind stand for `<<<`, and their partners for `>>>`. */
function substituteBrackets(line: string): ReadonlyMap<string, string> {
	const match = /^[\s\ufeff]*(?:(\[{3})|(\{{3})|(\({3}))\s*FILE/.exec(line);
	if (!match) return noSubstitutes;
	const [opening, closing] = match[1] ? '[]' : match[2] ? '{}' : '()';
	return new Map([
		[opening!, '<'],
		[closing!, '>'],
	]);
}

const noSubstitutes: ReadonlyMap<string, string> = new Map();
