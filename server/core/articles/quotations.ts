import type { Span } from '../source/span.ts';
import { sentenceEnd, speakerBefore, speakerBehind, type WrittenName } from './speakers.ts';

/** Words that somebody said, with their quotation marks. Spans count from the text's start. */
export interface WrittenQuotation {
	readonly span: Span;
	/** A name that a verb of saying ties to it; null where none does. */
	readonly speaker: WrittenName | null;
}

/** A quotation of fewer words is a title or a term, not speech. */
const fewestWords = 4;
const longestUnits = 2000;

const pairs: Readonly<Record<string, string>> = { '“': '”', '„': '“”', '«': '»', '「': '」', '『': '』', '"': '"', '”': '”' };

/** The quotations of a paragraph, each with its speaker where the same sentence or the next says who it is. */
export function findQuotations(text: string): WrittenQuotation[] {
	const spans = quotedSpans(text);
	return spans.map((span, index) => ({ span, speaker: speakerOf(text, span, spans[index - 1]?.to ?? 0, spans[index + 1]?.from ?? text.length) }));
}

function quotedSpans(text: string): Span[] {
	const spans: Span[] = [];
	const closings = closingMarks(text);
	for (let at = nextOpening(text, 0); at >= 0; at = nextOpening(text, at + 1)) {
		const closing = closings(pairs[text.charAt(at)]!, at + 1);
		const end = Math.min(closing, at + longestUnits, text.length);
		// A quotation that goes on in the next paragraph has no closing mark: it ends with this one, if it opens it.
		const isClosed = end === closing && end < text.length;
		if (!isClosed && (at > 0 || end < text.length)) continue;
		const to = isClosed ? end + 1 : text.length;
		const inner = text.slice(at + 1, isClosed ? end : to);
		const words = inner.trim().split(/\s+/).length;
		const isUnspaced = /[\u3040-\u30ff\u4e00-\u9fff]/.test(inner);
		if (isUnspaced ? inner.length >= 10 : words >= fewestWords) spans.push({ from: at, to });
		at = to - 1;
	}
	return spans;
}

/** Finds the first of some marks at or behind an offset; the text's length where there is none. Offsets are asked for in ascending order, so that each mark is met once. */
function closingMarks(text: string): (marks: string, from: number) => number {
	const next = new Map<string, number>();
	return (marks, from) => {
		let first = text.length;
		for (const mark of marks) {
			let at = next.get(mark) ?? -1;
			if (at < from) {
				const found = text.indexOf(mark, from);
				at = found < 0 ? text.length : found;
				next.set(mark, at);
			}
			first = Math.min(first, at);
		}
		return first;
	};
}

const openingMark = /[“„«「『"”]/g;

function nextOpening(text: string, from: number): number {
	openingMark.lastIndex = from;
	return openingMark.exec(text)?.index ?? -1;
}

function speakerOf(text: string, span: Span, previousEnd: number, nextStart: number): WrittenName | null {
	// After it: `,” the Inter-Services Public Relations (ISPR) said in a statement.`
	const after = sentenceHead(text.slice(span.to, Math.min(nextStart, span.to + 200)));
	const isTied = /[,,،!?]\s*$|[,،!?]["“”»]?$/u.test(text.slice(span.from, span.to - 1)) || /^\s*[,–—-]|^\s+\p{Ll}|^\s+(?:the\s+)?\p{Lu}/u.test(after);
	if (isTied && after.trim() !== '') {
		const found = speakerBehind(after, span.to);
		if (found) return found;
	}
	const before = sentenceTail(text.slice(Math.max(previousEnd, span.from - 200), span.from));
	return before.trim() === '' ? null : speakerBefore(before, span.from - before.length);
}

function sentenceHead(text: string): string {
	const end = sentenceEnd.exec(text);
	return end ? text.slice(0, end.index) : text;
}

function sentenceTail(text: string): string {
	const pieces = text.split(/(?<=\p{Ll}[.!?。])\s+(?=\p{Lu})/u);
	return pieces[pieces.length - 1]!;
}
