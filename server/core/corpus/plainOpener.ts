import type { Span } from '../source/span.ts';
import type { Dialect } from './dialect.ts';

/**
 * The commonest of all openers: `<<<FILE`, the dialect's separator, a name of ASCII letters, digits and `-`, `.`, `/`, `_`, and `>>>`. Whoever scans for
 * openers knows it without reading the line; `readLine` says the same of it at twenty times the cost, and the property tests compare the two.
 */

/** How a plain opener starts; undefined in dialects in which a bare word is no name, or an opener looks otherwise. */
export function plainOpenerHead({ keyword, separator, nameForm, brackets, end, wrapped }: Dialect): string | undefined {
	const isPlain = nameForm === 'bare' && brackets === 3 && end === 'none' && !wrapped && keyword === 'FILE';
	return isPlain ? `<<<FILE${separator}` : undefined;
}

/** A name that needs no second look. */
const plainName = /^[\w./-]+$/;

/** Of each ASCII unit, whether it may stand in such a name. */
const plainNameUnits = Uint8Array.from({ length: 128 }, (_, unit) => Number(/[\w./-]/.test(String.fromCharCode(unit))));

/** Whether a line (without its line end) is a plain opener that starts with `head`. */
export function isPlainOpener(line: string, head: string): boolean {
	return line.startsWith(head) && line.endsWith('>>>') && plainName.test(line.slice(head.length, -3));
}

/** Where the name stands in a line that is a plain opener of a dialect; undefined for any other line. */
export function plainOpenerName(line: string, dialect: Dialect): Span | undefined {
	const head = plainOpenerHead(dialect);
	return head !== undefined && isPlainOpener(line, head) ? { from: head.length, to: line.length - 3 } : undefined;
}

/** The same as `isPlainOpener` for a line that stands as UTF-8 in `from`..`to`. */
export function isPlainOpenerInBytes(bytes: Uint8Array, from: number, to: number, head: Uint8Array): boolean {
	const nameTo = to - 3;
	const nameFrom = from + head.length;
	if (nameTo <= nameFrom || bytes[nameTo] !== 0x3e || bytes[nameTo + 1] !== 0x3e || bytes[nameTo + 2] !== 0x3e) return false;
	for (let index = 0; index < head.length; index++) {
		if (bytes[from + index] !== head[index]) return false;
	}
	for (let index = nameFrom; index < nameTo; index++) {
		if (plainNameUnits[bytes[index]!] !== 1) return false;
	}
	return true;
}
