import type { CorpusDocument } from '../corpus/corpus.ts';
import { readLine } from '../corpus/lineReader.ts';
import { plainOpenerName } from '../corpus/plainOpener.ts';
import { escapesBodies } from '../corpus/render.ts';
import type { Span } from '../source/span.ts';

/** What an outline needs of a document, without a look at its body. Spans count from the document's start. */
export interface DocumentHead {
	readonly name: string;
	/** The name in the delimiter, or what stands for it; on the opener's line. */
	readonly label: Span;
	/** Where the body starts. */
	readonly bodyFrom: number;
}

/** Reads, each time anew, the opener's line alone where that is a plain delimiter of a dialect without end markers, else the parsed document. Agrees with `parsed()`. */
export function documentHead(document: CorpusDocument): DocumentHead {
	return plainHead(document) ?? parsedHead(document);
}

/** Openers are shorter, all but a few: one look at the text is enough then. */
const usualOpenerUnits = 256;

function plainHead({ corpus, line, span }: CorpusDocument): DocumentHead | undefined {
	const { text, index } = corpus;
	if (!escapesBodies(index.dialect)) return undefined;
	const head = text.slice(span.from, Math.min(span.to, span.from + usualOpenerUnits));
	const usualEnd = head.indexOf('\n');
	const openerTo = usualEnd > 0 && !head.slice(0, usualEnd).includes('\r') ? usualEnd : text.lineEnd(line) - span.from;
	const bodyFrom =
		openerTo === usualEnd ? usualEnd + 1 : Math.min(line + 1 < text.lineCount ? text.lineStart(line + 1) : text.length, span.to) - span.from;
	const opener = openerTo <= head.length ? head.slice(0, openerTo) : text.slice(span.from, span.from + openerTo);
	const label = plainOpenerName(opener, index.dialect);
	if (label) return { name: opener.slice(label.from, label.to), label, bodyFrom };
	const reading = readLine(opener, index.dialect);
	const delimiter = reading?.kind === 'opener' && reading.textAfter === undefined ? reading.delimiter : undefined;
	if (!delimiter?.valid || !delimiter.nameSpan) return undefined;
	return { name: delimiter.name, label: delimiter.nameSpan, bodyFrom };
}

function parsedHead(document: CorpusDocument): DocumentHead {
	const { name, opener, body } = document.parsed().value;
	const lineEnd = document.corpus.text.lineEnd(document.line) - document.span.from;
	const label = opener.nameSpan ?? (opener.keyword.to > opener.keyword.from ? opener.keyword : opener.span);
	const onLine = { from: Math.min(label.from, lineEnd), to: Math.min(label.to, lineEnd) };
	return { name, label: onLine, bodyFrom: body.from };
}
