import type { Span } from '../../source/span.ts';

/** Where a pattern, whose matches never go beyond a line, matches: it is slow, and tried only in lines in which the sign of it stands that each match holds. */
export function matchesInLines(text: string, sign: RegExp, pattern: RegExp): Span[] {
	const spans: Span[] = [];
	for (sign.lastIndex = 0; sign.test(text); ) {
		const start = text.lastIndexOf('\n', sign.lastIndex - 1) + 1;
		const lineEnd = text.indexOf('\n', sign.lastIndex);
		const end = lineEnd < 0 ? text.length : lineEnd;
		for (const { index, 0: name } of text.slice(start, end).matchAll(pattern)) spans.push({ from: start + index, to: start + index + name.length });
		sign.lastIndex = end;
	}
	return spans;
}
