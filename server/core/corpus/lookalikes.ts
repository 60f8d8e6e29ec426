/**
 * What may be mistaken for a piece of a delimiter: brackets of other shapes and scripts, letters that look like those of the keywords,
 * blanks of other widths, and characters that show nothing at all. Drawn from Unicode's confusables (UTS #39) and from the scraped
 * corpora that were surveyed for the format. All tables are by code point.
 */

/** Opening brackets, and for how many `<` each stands. */
const openers: ReadonlyMap<number, number> = new Map([
	[0x3c, 1], // <
	[0xab, 2], // «
	[0x2c2, 1], // ˂
	[0x140a, 1], // ᐊ
	[0x1438, 1], // ᐸ
	[0x16b2, 1], // ᚲ
	[0x2039, 1], // ‹
	[0x226a, 2], // ≪
	[0x22d8, 3], // ⋘
	[0x22d6, 1], // ⋖
	[0x2329, 1], // 〈 (deprecated angle bracket)
	[0x276c, 1], // ❬
	[0x276e, 1], // ❮
	[0x2770, 1], // ❰
	[0x27e8, 1], // ⟨
	[0x27ea, 2], // ⟪
	[0x29fc, 1], // ⧼
	[0x2a1e, 1], // ⨞
	[0x2aa1, 2], // ⪡
	[0x2af7, 3], // ⫷
	[0x2e05, 1], // ⸅
	[0x2e1c, 1], // ⸜
	[0x3008, 1], // 〈
	[0x300a, 2], // 《
	[0xfe3d, 2], // ︽
	[0xfe3f, 1], // ︿
	[0xfe64, 1], // ﹤
	[0xff1c, 1], // ＜
	[0x1d236, 1], // 𝈶
]);

const closers: ReadonlyMap<number, number> = new Map([
	[0x3e, 1], // >
	[0xbb, 2], // »
	[0x2c3, 1], // ˃
	[0x1405, 1], // ᐅ
	[0x1433, 1], // ᐳ
	[0x203a, 1], // ›
	[0x226b, 2], // ≫
	[0x22d9, 3], // ⋙
	[0x22d7, 1], // ⋗
	[0x232a, 1], // 〉 (deprecated angle bracket)
	[0x276d, 1], // ❭
	[0x276f, 1], // ❯
	[0x2771, 1], // ❱
	[0x27e9, 1], // ⟩
	[0x27eb, 2], // ⟫
	[0x29fd, 1], // ⧽
	[0x2aa2, 2], // ⪢
	[0x2af8, 3], // ⫸
	[0x2e06, 1], // ⸆
	[0x2e1d, 1], // ⸝
	[0x3009, 1], // 〉
	[0x300b, 2], // 》
	[0xfe3e, 2], // ︾
	[0xfe40, 1], // ﹀
	[0xfe65, 1], // ﹥
	[0xff1e, 1], // ＞
	[0x1d237, 1], // 𝈷
]);

/** For how many `<` a code point stands; 0 when it is no opening bracket. */
export function openingWeight(codePoint: number): number {
	return openers.get(codePoint) ?? 0;
}

/** For how many `>` a code point stands; 0 when it is no closing bracket. */
export function closingWeight(codePoint: number): number {
	return closers.get(codePoint) ?? 0;
}

/** Blanks that a delimiter may not hold: every white space of Unicode but space and tab, and two fillers that look like one. */
export function isOddBlank(codePoint: number): boolean {
	return (
		codePoint === 0xa0 ||
		codePoint === 0x1680 ||
		(codePoint >= 0x2000 && codePoint <= 0x200a) ||
		codePoint === 0x202f ||
		codePoint === 0x205f ||
		codePoint === 0x3000 ||
		codePoint === 0x2800 ||
		codePoint === 0x3164 ||
		codePoint === 0x0b ||
		codePoint === 0x0c ||
		codePoint === 0x85 ||
		codePoint === 0x2028 ||
		codePoint === 0x2029
	);
}

/** Characters that show nothing: zero-width ones, bidi controls and marks, soft hyphen, variation selectors, tags, other format and control characters. */
export function isInvisible(codePoint: number): boolean {
	if (codePoint < 0xad)
		return (codePoint < 0x20 && !(codePoint >= 0x09 && codePoint <= 0x0d)) || (codePoint >= 0x7f && codePoint <= 0x9f && codePoint !== 0x85);
	return (
		codePoint === 0xad ||
		codePoint === 0x34f ||
		codePoint === 0x61c ||
		codePoint === 0x115f ||
		codePoint === 0x1160 ||
		codePoint === 0x17b4 ||
		codePoint === 0x17b5 ||
		(codePoint >= 0x180b && codePoint <= 0x180f) ||
		(codePoint >= 0x200b && codePoint <= 0x200f) ||
		(codePoint >= 0x202a && codePoint <= 0x202e) ||
		(codePoint >= 0x2060 && codePoint <= 0x206f) ||
		(codePoint >= 0xfe00 && codePoint <= 0xfe0f) ||
		codePoint === 0xfeff ||
		codePoint === 0xffa0 ||
		(codePoint >= 0xfff0 && codePoint <= 0xfffb) ||
		(codePoint >= 0x1bca0 && codePoint <= 0x1bca3) ||
		(codePoint >= 0x1d173 && codePoint <= 0x1d17a) ||
		(codePoint >= 0xe0000 && codePoint <= 0xe0fff)
	);
}

/** Quotation marks that people and word processors write for `"`. */
const oddQuotes = new Set(['“', '”', '„', '‟', '″', '＂', '‘', '’', '‚', '‛', "'", '`', '´', '″', '〝', '〞', 'ˮ']);

export function isOddQuote(character: string): boolean {
	return oddQuotes.has(character);
}

/** Marks that are written for `=`, `:` or `/`. */
const oddSigns: ReadonlyMap<string, string> = new Map([
	['＝', '='],
	['﹦', '='],
	['꞊', '='],
	['：', ':'],
	['﹕', ':'],
	['꞉', ':'],
	['∶', ':'],
	['ː', ':'],
	['׃', ':'],
	['／', '/'],
	['∕', '/'],
	['⁄', '/'],
	['╱', '/'],
	['＿', '_'],
]);

/** The ASCII sign that a character stands for, or the character itself. */
export function plainSign(character: string): string {
	return oddSigns.get(character) ?? character;
}

/** Letters of other scripts, and digits and strokes, by the Latin capital of a keyword that they look like. */
const letterFamilies: Readonly<Record<string, string>> = {
	A: 'АаΑαᎪᗅꓮⲀ4@',
	B: 'ВвΒβᏴᗷꓐⲂвЬ8',
	D: 'ᎠᗞᗪꓓԀԁⅮ',
	E: 'ЕеΕεЁёЄєҽᎬꓰⴹ℮ƐɛƎӖӗⲈ3€Ꮛ',
	F: 'ϜϝҒғᖴꓝƑƒꞘꞙſẝ₣ⲋ',
	G: 'ԌԍᏀꓖɡ6',
	I: 'ІіӀӏΙιıǀɩỊꓲⵏⲒӀl1|!¦ا١۱וןⅠɪｌїЇΪϊɨƗ丨㇑ㅣ〡',
	L: 'ᏞᒪꓡⳐԼʟŁłⅬІӀ1|ⳑᛚﺎ乚⅃lI!',
	N: 'ΝᎷꓠⲚИПп',
	O: 'ОоΟοՕᎤꓳⲞ0',
	R: 'ᎡᏒᖇꓣƦЯ',
	S: 'ЅѕՏᏚꓢ5$',
	T: 'ТтΤτᎢꓔⲦ7',
};

const alikeOf = new Map<string, Set<string>>();
for (const [letter, family] of Object.entries(letterFamilies)) {
	for (const character of family) {
		const letters = alikeOf.get(character) ?? new Set();
		letters.add(letter);
		alikeOf.set(character, letters);
	}
}

/** Whether a character is that Latin capital, in either case, with any mark on it, in any font or width, or looks like it. */
export function looksLike(character: string, capital: string): boolean {
	if (character === capital) return true;
	if (alikeOf.get(character)?.has(capital)) return true;
	const plain = plainLetter(character);
	return plain === capital || alikeOf.get(plain)?.has(capital) === true;
}

/** The letter without marks, width and font, in upper case. */
export function plainLetter(character: string): string {
	if (character < '\x80') return character.toUpperCase();
	const letter = character.normalize('NFKD').replace(/\p{M}/gu, '').toUpperCase();
	return letter === '' ? character : (squared(letter) ?? letter);
}

/** Enclosed and regional letters that compatibility decomposition leaves alone: squared, negative circled and regional indicators. */
function squared(character: string): string | undefined {
	const codePoint = character.codePointAt(0) ?? 0;
	for (const first of [0x1f130, 0x1f150, 0x1f170, 0x1f1e6]) {
		if (codePoint >= first && codePoint < first + 26) return String.fromCharCode(0x41 + codePoint - first);
	}
	return undefined;
}
