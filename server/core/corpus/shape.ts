import { type KeywordReading, readKeyword } from './keywords.ts';
import { type Oddity, readSkeleton, type Skeleton } from './skeleton.ts';

/** What a line looks like as a delimiter, whatever the dialect. Indices count in the skeleton's text. */
export interface Shape {
	readonly skeleton: Skeleton;
	/** Where the opening brackets start; what stands before are blanks. */
	readonly start: number;
	readonly openBrackets: number;
	/** The opening brackets have blanks between them, or point the other way. */
	readonly oddOpen: boolean;
	readonly blankBeforeKeyword: boolean;
	readonly keyword: KeywordReading;
	readonly keywordFrom: number;
	readonly keywordTo: number;
	/** Between the keyword and the name, blanks folded to one: ` `, `:`, `: `, empty, or a sign that should not be there. */
	readonly separator: string;
	/** The name and the attributes. */
	readonly innerFrom: number;
	readonly innerTo: number;
	/** 0 where there are none. */
	readonly closeBrackets: number;
	readonly oddClose: boolean;
	/** Where the delimiter ends, closing brackets included. */
	readonly end: number;
	/** What stands behind it, without blanks on either side. */
	readonly after: string;
	readonly afterFrom: number;
	/** The first oddity from the brackets to the end of the delimiter. */
	readonly oddity: Oddity | undefined;
}

/** No delimiter, text behind it included, is longer. */
const maximumUnits = 16_384;
/** How much of a long line tells whether it is worth reading whole. */
const headUnits = 256;

/**
 * What may stand between the keyword and the name: blanks, or signs that someone took for a separator. Behind a blank, a full stop, dash, slash or number
 * sign that touches a word belongs to the name (`FILE ../a.txt`, `FILE .hidden`).
 */
const separatorForm = /^(?:[ \t]*[:=,;|][:=,;.\-–—#|/]*|[.\-–—#/][:=,;.\-–—#|/]*|[ \t]+[.\-–—#/]+(?=[ \t]|$))?[ \t]*/;

function hasHead(line: string): boolean {
	const { text } = readSkeleton(line.slice(0, headUnits));
	const opening = readOpening(text, text.length - text.trimStart().length);
	return opening !== undefined && readKeyword(text.slice(opening.to).trimStart()) !== undefined;
}

/** Undefined when the line has no keyword where a delimiter has it, or no brackets at all. */
export function readShape(line: string): Shape | undefined {
	if (line.length > maximumUnits || (line.length > 2 * headUnits && !hasHead(line))) return undefined;
	const skeleton = readSkeleton(line);
	const { text } = skeleton;
	const head = /^[ \t]*/.exec(text)![0].length;
	const opening = readOpening(text, head);
	if (!opening) return undefined;
	const afterBrackets = opening.to;
	const blanks = /^[ \t]*/.exec(text.slice(afterBrackets))![0].length;
	const keywordFrom = afterBrackets + blanks;
	const keyword = readKeyword(text.slice(keywordFrom));
	if (!keyword) return undefined;
	const keywordTo = keywordFrom + keyword.length;
	const isGlued = keyword.quality === 'glued';
	const separator = isGlued ? '' : (separatorForm.exec(text.slice(keywordTo))?.[0] ?? '');
	const innerFrom = keywordTo + separator.length;
	const closing = findClosing(text, innerFrom);
	const innerTo = closing?.from ?? text.length;
	const end = closing?.to ?? text.trimEnd().length;
	const afterText = closing ? text.slice(end) : '';
	const afterFrom = end + (afterText.length - afterText.trimStart().length);
	return {
		skeleton,
		start: head,
		openBrackets: opening.count,
		oddOpen: opening.odd,
		blankBeforeKeyword: blanks > 0,
		keyword,
		keywordFrom,
		keywordTo,
		separator: separator.replace(/[ \t]+/g, ' '),
		innerFrom: Math.min(innerFrom, innerTo),
		innerTo,
		closeBrackets: closing?.count ?? 0,
		oddClose: closing?.odd ?? false,
		end: Math.max(end, keywordTo),
		after: afterText.trim(),
		afterFrom,
		oddity: firstOddity(skeleton, head, Math.max(end, keywordTo)),
	};
}

interface Brackets {
	readonly from: number;
	readonly to: number;
	readonly count: number;
	readonly odd: boolean;
}

function readOpening(text: string, head: number): Brackets | undefined {
	const rest = text.slice(head);
	const run = /^<(?:[ \t]*<)*/.exec(rest)?.[0] ?? /^>{2,}(?=[ \t]*FILE)/.exec(rest)?.[0] ?? '';
	if (run === '' && !/^FILE[\s:]/i.test(rest) && !/^F[^\s<>]{2,5}\s[^<>]*>{2,}\s*$/.test(rest)) return undefined;
	return { from: head, to: head + run.length, count: run.replace(/[ \t]/g, '').length, odd: /[ \t>]/.test(run) };
}

/** The first `>>>` closes; where there is none, the nearest thing to it. */
function findClosing(text: string, from: number): Brackets | undefined {
	const rest = text.slice(from);
	const tailFrom = Math.max(0, rest.length - headUnits);
	const tail = rest.slice(tailFrom);
	const make = (match: RegExpExecArray | null, offset = 0): Brackets | undefined => {
		if (!match) return undefined;
		const run = match[0].trim();
		const count = run.replace(/[^<>\])}]/g, '').length;
		const start = from + offset + match.index + (match[0].length - match[0].trimStart().length);
		return { from: start, to: start + run.length, count, odd: !/^>+$/.test(run) };
	};
	return (
		make(/>{3,}/.exec(rest)) ??
		make(/>(?:[ \t]*>)+/.exec(rest)) ??
		make(/[>\])}]{2,}[ \t]*$/.exec(tail), tailFrom) ??
		make(/<{2,}[ \t]*$/.exec(tail), tailFrom) ??
		make(/>+[ \t]*$/.exec(tail), tailFrom) ??
		make(/(?<=\.\w{1,5}"?[ \t]*)>(?=\s|\p{Lu})/u.exec(rest))
	);
}

function firstOddity(skeleton: Skeleton, from: number, to: number): Oddity | undefined {
	for (let index = from; index <= to && index < skeleton.odd.length; index++) {
		if (index === to && skeleton.odd[index] !== 'invisible') break;
		const oddity = skeleton.odd[index];
		if (oddity) return oddity;
	}
	return undefined;
}
