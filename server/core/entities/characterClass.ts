/** What the tokenizer needs to know about a UTF-16 unit. The numbers are ordered so that letters and digits are one range. */
export const characterClass = {
	unknown: 0,
	space: 1,
	lineEnd: 2,
	lower: 3,
	upper: 4,
	caseless: 5,
	mark: 6,
	digit: 7,
	symbol: 8,
	highSurrogate: 9,
	lowSurrogate: 10,
} as const;

/** One class a unit, filled in when the unit is first met; zero means not met yet. */
const classes = new Uint8Array(0x10000);

const lower = /\p{Ll}/u;
const upper = /\p{Lu}|\p{Lt}/u;
const letter = /\p{L}|\p{Nl}/u;
const mark = /\p{M}/u;
const digit = /\p{N}/u;
const space = /[\s\p{Z}\p{Cc}\p{Cf}]/u;

function classify(unit: number): number {
	if (unit === 0x0a || unit === 0x0d) return characterClass.lineEnd;
	if (unit >= 0xd800 && unit <= 0xdbff) return characterClass.highSurrogate;
	if (unit >= 0xdc00 && unit <= 0xdfff) return characterClass.lowSurrogate;
	const character = String.fromCharCode(unit);
	if (lower.test(character)) return characterClass.lower;
	if (upper.test(character)) return characterClass.upper;
	if (letter.test(character)) return characterClass.caseless;
	if (mark.test(character)) return characterClass.mark;
	if (digit.test(character)) return characterClass.digit;
	if (space.test(character)) return characterClass.space;
	return characterClass.symbol;
}

/** The class of a UTF-16 unit, from the Unicode general category of the code point that it is alone. `NaN` (past the end of a string) is white space. */
export function classOf(unit: number): number {
	return classes[unit] || (classes[unit] = classify(unit));
}

/** Whether the class is one that words are made of: letters, marks and digits. */
export function isWordClass(value: number): boolean {
	return value >= characterClass.lower && value <= characterClass.digit;
}

/** Whether the class is a letter's: lower, upper or without case. */
export function isLetterClass(value: number): boolean {
	return value >= characterClass.lower && value <= characterClass.caseless;
}
