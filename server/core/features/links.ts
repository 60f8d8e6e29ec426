import type { Corpus, CorpusDocument } from '../corpus/corpus.ts';
import { type Span, shiftSpan } from '../source/span.ts';

/** A web address in a text. */
export interface WebLink {
	readonly span: Span;
	readonly target: string;
}

/** A document's name where it stands in its delimiter: it may name a file beside the corpus. */
export interface NameLink {
	readonly span: Span;
	/** Relative, with `/`, and inside the corpus' folder: no `..` and not absolute. */
	readonly path: string;
}

const webAddress = /\b(?:https?:\/\/|www\.)[^\s<>"“”«»\u3000-\u303f\uff00-\uffef]+/giu;
const linksKey = Symbol('web links');

/** The web addresses of a document, delimiter included. Spans count from the document's start. */
export function webLinks(document: CorpusDocument): readonly WebLink[] {
	return document.memo(linksKey, () => {
		const links: WebLink[] = [];
		const source = document.source();
		for (const match of source.matchAll(webAddress)) {
			const written = withoutTail(match[0]);
			if (written.length < match[0].length && written.endsWith(':')) continue;
			links.push({
				span: { from: match.index, to: match.index + written.length },
				target: written.startsWith('www.') ? `https://${written}` : written,
			});
		}
		return links;
	});
}

/** A sentence's own punctuation does not belong to the address before it; a bracket does when it closes one inside. */
function withoutTail(address: string): string {
	let end = address.length;
	for (;;) {
		const last = address[end - 1] ?? '';
		if (/[.,;:!?'’*_]/.test(last)) end--;
		else if (last === ')' && !address.slice(0, end).includes('(')) end--;
		else if (last === ']' && !address.slice(0, end).includes('[')) end--;
		else return address.slice(0, end);
	}
}

/** The name of every document that could be a file beside the corpus, in the corpus' coordinates. */
export function nameLinks(corpus: Corpus, from = 0, to: number = corpus.index.count): NameLink[] {
	const links: NameLink[] = [];
	for (let ordinal = from; ordinal < Math.min(to, corpus.index.count); ordinal++) {
		const document = corpus.document(ordinal);
		const { name, opener } = document.parsed().value;
		if (opener.nameSpan && isInside(name)) links.push({ span: shiftSpan(opener.nameSpan, document.span.from), path: name });
	}
	return links;
}

function isInside(path: string): boolean {
	return (
		path !== '' && !/^[/\\]|^[a-z]:|[\\\0]/i.test(path) && path.split('/').every(segment => segment !== '' && segment !== '.' && segment !== '..')
	);
}
