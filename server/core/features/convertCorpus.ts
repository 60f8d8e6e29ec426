/// <reference path="../source/textCodec.d.ts" />

import { noeolFlag } from '../corpus/attributes.ts';
import { convertForeign } from '../corpus/convertForeign.ts';
import type { Corpus, CorpusDocument } from '../corpus/corpus.ts';
import { canonicalDialect } from '../corpus/dialect.ts';
import { isCanonical } from '../corpus/dialectName.ts';
import { escapeChanges } from '../corpus/escape.ts';
import { decideNewlineBeforeEnd, type NewlineBeforeEnd } from '../corpus/newlineBeforeEnd.ts';
import type { Refusal } from '../corpus/refusals.ts';
import { type AttributeValue, escapesBodies, renderOpener } from '../corpus/render.ts';
import { readCorpusBytes } from '../corpus/strictCorpus.ts';
import { unpack } from '../corpus/unpack.ts';
import { lineEndLength } from '../source/lineIndex.ts';
import type { TextChange } from '../source/text.ts';
import { append } from '../util/append.ts';
import { failure, type Result, success } from '../util/result.ts';
import { lineEndIn } from './moveDocuments.ts';

export interface ConvertOptions {
	readonly newlineBeforeEnd: NewlineBeforeEnd;
	/** Goes on where the strict grammar refuses, with documents as the outline shows them. */
	readonly recover: boolean;
}

/**
 * The edits that bring a corpus of any dialect, or of a foreign form, to the canonical one; empty where it is canonical. The content of every
 * document stays: lines that a canonical reader would take for delimiters are escaped, and a final line end that belonged to an end marker
 * becomes `noeol`. Refuses where something would be lost, and says where.
 */
export function convertToCanonical(corpus: Corpus, options: ConvertOptions): Result<readonly TextChange[], readonly Refusal[]> {
	const { index, text } = corpus;
	if (index.count === 0) return success(convertForeign(text.slice(0)));
	if (isCanonical(index.dialect)) return success([]);
	const bytes = new TextEncoder().encode(text.slice(0));
	const unpacked = unpack(bytes, { dialect: index.dialect, recover: options.recover, newlineBeforeEnd: options.newlineBeforeEnd });
	if (!unpacked.ok) return unpacked;
	const outside = outsideRefusals(corpus);
	if (outside.length > 0) return failure(outside);
	const { documents } = readCorpusBytes(bytes, index.dialect, options.recover);
	const newline = decideNewlineBeforeEnd(bytes, documents, index.dialect, options.newlineBeforeEnd);
	const changes: TextChange[] = [];
	for (let ordinal = 0; ordinal < index.count; ordinal++) append(changes, documentChanges(corpus.document(ordinal), newline));
	return success(changes);
}

function documentChanges(document: CorpusDocument, newline: 'marker' | 'content'): TextChange[] {
	const { dialect } = document.corpus.index;
	const { name, opener, body, end } = document.parsed().value;
	const source = document.source();
	const base = document.span.from;
	const verbatim = !escapesBodies(dialect);
	const dropped = verbatim && end && newline === 'marker' ? lineEndLength(source.slice(body.from, body.to)) : 0;
	const contentTo = body.to - dropped;
	const content = source.slice(body.from, contentTo);
	const endsInLineEnd = /[\r\n]$/.test(content);
	const lacksLineEnd = verbatim && content !== '' && !endsInLineEnd;
	const attributes: AttributeValue[] = opener.attributes.filter(({ key }) => key !== noeolFlag).map(({ key, value }) => ({ key, value }));
	if (lacksLineEnd || opener.attributes.some(({ key }) => key === noeolFlag)) attributes.push({ key: noeolFlag, value: undefined });
	const lineEnd = lineEndIn(document);
	const openerLine =
		renderOpener(canonicalDialect, name, attributes) + (body.from < source.length || /[\r\n]$/.test(source.slice(0, body.from)) ? lineEnd : '');
	const changes: TextChange[] = [{ from: base, to: base + body.from, insert: openerLine }];
	if (verbatim) append(changes, escapeChanges(content, base + body.from));
	const to = source.length;
	if (verbatim && (contentTo < to || lacksLineEnd)) changes.push({ from: base + contentTo, to: base + to, insert: lacksLineEnd ? lineEnd : '' });
	return changes;
}

/** Text behind an end marker belongs to no document: a canonical corpus has no place for it. */
function outsideRefusals(corpus: Corpus): Refusal[] {
	const refusals: Refusal[] = [];
	for (let ordinal = 0; ordinal < corpus.index.count; ordinal++) {
		const document = corpus.document(ordinal);
		const { outside } = document.parsed().value;
		const text = outside ? document.source().slice(outside.from, outside.to) : '';
		if (!outside || text.trim() === '') continue;
		const line = corpus.text.lineAt(document.span.from + outside.from + text.search(/\S/));
		refusals.push({
			rule: 'CF130',
			message: `Text stands behind the end marker of ${document.parsed().value.name}: it belongs to no document and would be lost. Move it into one first.`,
			ordinal,
			line,
		});
	}
	return refusals;
}
