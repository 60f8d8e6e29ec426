import { isInvisible, isOddBlank, isOddQuote } from './lookalikes.ts';

/**
 * Names and values as delimiters write them: bare, or as a JSON string in which `<` and `>` stand as `\u003c` and `\u003e`, so that the
 * first `>>>` of a line always closes it (format.md, Grammar).
 */

/** One or more characters that need no quotes. */
const bare = /^[^\s\p{Cc}"\\<>=]+$/u;

/** Whether a name or a value may stand without quotes. */
export function isBare(value: string): boolean {
	return bare.test(value) && !/[\u2028\u2029\u0085\ufeff]/.test(value);
}

/** The value as a delimiter writes it, quoted also where a bare one would hide something. Inverse of `decodeToken`. */
export function encodeToken(value: string): string {
	return isBare(value) && quoteToken(value).length === value.length + 2 && withoutFrame(value) === value ? value : quoteToken(value);
}

/**
 * The value as a JSON string without `<`, `>` or any character that shows nothing, looks like a plain blank or could be taken for a line end:
 * what a person sees is what stands there.
 */
export function quoteToken(value: string): string {
	return JSON.stringify(value).replace(/[<>\u0080-\uffff]/g, unit => {
		const code = unit.charCodeAt(0);
		const isHidden = code === 0x3c || code === 0x3e || isInvisible(code) || isOddBlank(code);
		return isHidden && !isJoiner(code) ? `\\u${code.toString(16).padStart(4, '0')}` : unit;
	});
}

/** Joiners and variation selectors, which scripts and emoji need, stay readable. */
function isJoiner(code: number): boolean {
	return code === 0x200c || code === 0x200d || (code >= 0xfe00 && code <= 0xfe0f);
}

/** A bare value as it is, or the string that a JSON string stands for; undefined when the token is neither. */
export function decodeToken(token: string): string | undefined {
	if (!token.startsWith('"')) return isBare(token) ? token : undefined;
	if (/[<>]/.test(token)) return undefined;
	try {
		const value: unknown = JSON.parse(token);
		return typeof value === 'string' ? value : undefined;
	} catch {
		return undefined;
	}
}

/** A bare name without quotation marks or brackets around it and signs of a list behind it, which were hardly meant as part of the name. */
export function withoutFrame(name: string): string {
	let from = 0;
	let to = name.length;
	while (from < to && (isOddQuote(name[from]!) || isGuillemet(name[from]!))) from++;
	while (to > from && (isOddQuote(name[to - 1]!) || isGuillemet(name[to - 1]!) || name[to - 1] === ',' || name[to - 1] === ';')) to--;
	const inner = name.slice(from, to);
	const framed = /^(?:\[([^[\]]+)\]|\{([^{}]+)\}|\(([^()]+)\))$/.exec(inner);
	const plain = framed?.slice(1).find(text => text !== undefined) ?? inner;
	return plain === '' ? name : plain;
}

function isGuillemet(character: string): boolean {
	return character === '«' || character === '»';
}
