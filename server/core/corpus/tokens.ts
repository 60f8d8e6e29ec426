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

/** The value as a delimiter writes it. Inverse of `decodeToken`. */
export function encodeToken(value: string): string {
	return isBare(value) ? value : quoteToken(value);
}

/** The value as a JSON string without `<`, `>` or any character that a reader could take for a line end. */
export function quoteToken(value: string): string {
	return JSON.stringify(value).replace(/[<>\u007f-\u009f\u2028\u2029\ufeff]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
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
