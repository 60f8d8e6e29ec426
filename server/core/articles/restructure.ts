import type { Corpus, CorpusDocument } from '../corpus/corpus.ts';
import { nameFromHeadline, nextFreeName } from '../corpus/names.ts';
import { type AttributeValue, renderEnd, renderOpener } from '../corpus/render.ts';
import type { Span } from '../source/span.ts';
import type { TextChange } from '../source/text.ts';

/** Attributes that hold for every part of a document that is split; the others describe the whole. */
const sharedAttributes = new Set(['lang', 'source']);
/** Attributes that a change of the content makes wrong. */
export const contentAttributes = new Set(['bytes', 'sha256']);

/**
 * Splits a document at offsets from its start: each piece goes on as a document of its own, named for its headline. Article text stays as it is;
 * the declared size and hash of the document go, since they no longer fit. Changes are in units of the corpus.
 */
export function splitDocument(
	document: CorpusDocument,
	cuts: readonly { readonly at: number; readonly headline: string }[],
	isTaken: NameChecker,
): TextChange[] {
	if (cuts.length === 0) return [];
	const { dialect } = document.corpus.index;
	const { opener, name, end } = document.parsed().value;
	const lineEnd = lineEndIn(document);
	const base = document.span.from;
	const attributes: AttributeValue[] = opener.attributes.filter(({ key }) => sharedAttributes.has(key)).map(({ key, value }) => ({ key, value }));
	const changes: TextChange[] = [];
	for (const { key, span } of opener.attributes) {
		const isLastPartOnly = key === 'noeol';
		if (contentAttributes.has(key) || isLastPartOnly) changes.push({ ...withBlankBefore(document, base, span), insert: '' });
	}
	let previousName = name;
	for (const [index, { at, headline }] of cuts.entries()) {
		const newName = nextFreeName(folderOf(name) + nameFromHeadline(headline), isTaken.has, isTaken.numbers);
		isTaken.add(newName);
		const noeol =
			index === cuts.length - 1
				? opener.attributes.filter(({ key }) => key === 'noeol').map(({ key }): AttributeValue => ({ key, value: undefined }))
				: [];
		const close = renderEnd(dialect, previousName);
		changes.push({
			from: base + at,
			to: base + at,
			insert: `${close ? close + lineEnd : ''}${renderOpener(dialect, newName, [...attributes, ...noeol])}${lineEnd}`,
		});
		previousName = newName;
	}
	if (end?.nameSpan && previousName !== name) {
		const echoed = renderEnd(dialect, previousName);
		changes.push({ from: base + end.span.from, to: base + end.span.to, insert: echoed });
	}
	return changes;
}

const lineBreak = /\r\n|\r|\n/y;

/** The lines of a span with their line end, and one blank line after them where the line before is blank as well: what goes when a line is removed. */
export function wholeLine(source: string, { from, to }: Span): Span {
	let start = from;
	while (start > 0 && !/[\r\n]/.test(source.charAt(start - 1))) start--;
	let end = afterLine(source, to);
	const isBlankBefore = /(?:^|\r\n|\r|\n)[^\S\r\n]*(?:\r\n|\r|\n)$/.test(source.slice(Math.max(0, start - 200), start));
	const next = afterLine(source, end);
	if (isBlankBefore && next > end && source.slice(end, next).trim() === '') end = next;
	return { from: start, to: end };
}

function afterLine(source: string, at: number): number {
	while (at < source.length && !/[\r\n]/.test(source.charAt(at))) at++;
	lineBreak.lastIndex = at;
	return at + (lineBreak.exec(source)?.[0].length ?? 0);
}

/** The line end that the document uses, LF where it has none. */
export function lineEndIn(document: CorpusDocument): string {
	return /\r\n|\r|\n/.exec(document.source())?.[0] ?? '\n';
}

/** An attribute's span with the blanks before it, in units of the corpus. */
export function withBlankBefore(
	document: CorpusDocument,
	base: number,
	span: { readonly from: number; readonly to: number },
): { from: number; to: number } {
	const before = document.source().slice(0, span.from);
	return { from: base + before.trimEnd().length, to: base + span.to };
}

function folderOf(name: string): string {
	return name.slice(0, name.lastIndexOf('/') + 1);
}

/** Names in use, and those that a batch of changes gives. */
export interface NameChecker {
	has(name: string): boolean;
	add(name: string): void;
	/** How far each name has been numbered. */
	readonly numbers: Map<string, number>;
}

/** The names of a corpus, compared as file systems may compare them. */
export function nameChecker(corpus: Corpus): NameChecker {
	let taken = namesOfCorpus.get(corpus);
	if (!taken) {
		taken = new Set();
		for (let ordinal = 0; ordinal < corpus.index.count; ordinal++) taken.add(corpus.document(ordinal).parsed().value.name.toLowerCase());
		namesOfCorpus.set(corpus, taken);
	}
	return checkerOf(taken);
}

/** Each of a corpus' findings may ask for it. */
const namesOfCorpus = new WeakMap<Corpus, Set<string>>();

/** The same for names that were gathered already, in lower case; they are left as they are. */
export function checkerOf(taken: ReadonlySet<string>): NameChecker {
	const given = new Set<string>();
	return {
		has: name => taken.has(name.toLowerCase()) || given.has(name.toLowerCase()),
		add: name => given.add(name.toLowerCase()),
		numbers: new Map(),
	};
}
