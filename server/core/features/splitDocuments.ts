import type { Corpus, CorpusDocument } from '../corpus/corpus.ts';
import { nameFromHeadline, nextFreeName } from '../corpus/names.ts';
import { type AttributeValue, renderEnd, renderOpener } from '../corpus/render.ts';
import type { TextChange } from '../source/text.ts';
import type { Analyses } from './analyses.ts';
import { lineEndIn } from './moveDocuments.ts';

/** Attributes that hold for every part of a document that is split; the others describe the whole. */
const sharedAttributes = new Set(['lang', 'source']);
/** Attributes that a change of the content makes wrong. */
const contentAttributes = new Set(['bytes', 'sha256']);

/**
 * Splits documents at every article but their first: each goes on as a document of its own, named for its headline. Article text stays as it is;
 * the declared size and hash of a document that is split go, since they no longer fit.
 */
export function splitAtArticles(corpus: Corpus, analyses: Analyses, ordinals: readonly number[]): TextChange[] {
	const isTaken = nameChecker(corpus);
	return ordinals.flatMap(ordinal => {
		const document = corpus.document(ordinal);
		const bodyFrom = document.parsed().value.body.from;
		const articles = analyses.articles(document)?.articles.slice(1) ?? [];
		const cuts = articles.map(({ span, headline }) => ({ at: span.from + bodyFrom, headline: headline ?? '' }));
		return splitDocument(document, cuts, isTaken);
	});
}

/** Splits a document at the start of the line that holds an offset of the corpus; empty where that is no place to split at. */
export function splitAtLine(corpus: Corpus, offset: number): TextChange[] {
	const ordinal = corpus.ordinalAt(offset);
	if (ordinal < 0) return [];
	const document = corpus.document(ordinal);
	const { body } = document.parsed().value;
	const lineFrom = corpus.text.lineStart(corpus.text.lineAt(offset));
	const at = lineFrom - document.span.from;
	if (at <= body.from || at >= body.to) return [];
	const rest = document.source().slice(at, body.to).trimStart();
	const headline = /^[^\r\n]*/.exec(rest)?.[0] ?? '';
	return splitDocument(document, [{ at, headline }], nameChecker(corpus));
}

function splitDocument(
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
		const newName = nextFreeName(folderOf(name) + nameFromHeadline(headline), isTaken.has);
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

function withBlankBefore(document: CorpusDocument, base: number, span: { readonly from: number; readonly to: number }): { from: number; to: number } {
	const before = document.source().slice(0, span.from);
	return { from: base + before.trimEnd().length, to: base + span.to };
}

function folderOf(name: string): string {
	return name.slice(0, name.lastIndexOf('/') + 1);
}

/**
 * Joins a document to the one before it: its opener goes (and, in dialects with end markers, the end marker of the one before), its text stays.
 * Empty for the first document.
 */
export function mergeWithPrevious(corpus: Corpus, ordinal: number): TextChange[] {
	if (ordinal < 1 || ordinal >= corpus.index.count) return [];
	const document = corpus.document(ordinal);
	const previous = corpus.document(ordinal - 1);
	const { opener, body, end, name } = document.parsed().value;
	const before = previous.parsed().value;
	const changes: TextChange[] = [];
	for (const { key, span } of before.opener.attributes) {
		if (contentAttributes.has(key) || key === 'noeol') changes.push({ ...withBlankBefore(previous, previous.span.from, span), insert: '' });
	}
	if (opener.attributes.some(({ key }) => key === 'noeol') && !end) {
		const close = before.opener.span.to - (/>*\s*$/.exec(previous.source().slice(before.opener.span.from, before.opener.span.to))?.[0].length ?? 0);
		changes.push({ from: previous.span.from + close, to: previous.span.from + close, insert: ' noeol' });
	}
	const from = before.end ? previous.span.from + before.end.span.from : document.span.from;
	changes.push({ from, to: document.span.from + body.from, insert: '' });
	if (end?.nameSpan && name !== before.name) {
		changes.push({
			from: document.span.from + end.span.from,
			to: document.span.from + end.span.to,
			insert: renderEnd(corpus.index.dialect, before.name),
		});
	}
	return changes;
}

/** Takes the repeated headline of the article that holds an offset of the corpus, with its line end; empty where there is none. */
export function removeRepeatedHeadline(corpus: Corpus, analyses: Analyses, offset: number): TextChange[] {
	const ordinal = corpus.ordinalAt(offset);
	if (ordinal < 0) return [];
	const document = corpus.document(ordinal);
	const base = document.span.from + document.parsed().value.body.from;
	const articles = analyses.articles(document)?.articles ?? [];
	const article = articles.findLast(({ span }) => base + span.from <= offset) ?? articles[0];
	return (article?.parts ?? [])
		.filter(({ kind }) => kind === 'headline-repeat')
		.map(({ span }) => {
			const line = corpus.text.lineAt(base + span.to);
			const to = line + 1 < corpus.text.lineCount ? corpus.text.lineStart(line + 1) : corpus.text.length;
			return { from: base + span.from, to, insert: '' };
		});
}

interface NameChecker {
	has(name: string): boolean;
	add(name: string): void;
}

/** Names in use, compared as file systems may compare them. */
function nameChecker(corpus: Corpus): NameChecker {
	const names = new Set<string>();
	for (let ordinal = 0; ordinal < corpus.index.count; ordinal++) names.add(corpus.document(ordinal).parsed().value.name.toLowerCase());
	return { has: name => names.has(name.toLowerCase()), add: name => names.add(name.toLowerCase()) };
}
