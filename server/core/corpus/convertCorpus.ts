import type { TextChange } from '../source/text.ts';
import { append } from '../util/append.ts';
import { failure, type Result, success } from '../util/result.ts';
import { noeolFlag } from './attributes.ts';
import type { Corpus, CorpusDocument } from './corpus.ts';
import { canonicalDialect, type Dialect } from './dialect.ts';
import { escapeChanges } from './escape.ts';
import { lineSpanAt, prevailingLineEnd } from './lines.ts';
import { nameRefusals, type Refusal } from './refusals.ts';
import { type AttributeValue, escapesBodies, isWritable, renderOpener } from './render.ts';

/** How to convert. */
export interface ConvertOptions {
	/** Converts what a strict reader refuses as well, as the outline shows it; names are left as they are. */
	readonly recover?: boolean;
	/** Whether the line end before an end marker belongs to the marker or to the content; the edits keep the content that this decides. */
	readonly newlineBeforeEnd?: 'marker' | 'content';
}

/** Problems that conversion must not pass over (format.md, Recovery). */
const refused = new Set(['CF101', 'CF102', 'CF103', 'CF104', 'CF105', 'CF107', 'CF108', 'CF109', 'CF110', 'CF111', 'CF112']);

/**
 * The edits that bring a corpus to a dialect that can be written, every content byte for byte the same: openers are rewritten, end markers
 * go, and lines are escaped or unescaped as the two dialects ask. Refuses, with every reason and its line, what a strict reader refuses.
 */
export function convertCorpus(
	corpus: Corpus,
	target: Dialect = canonicalDialect,
	options: ConvertOptions = {},
): Result<readonly TextChange[], readonly Refusal[]> {
	if (!isWritable(target))
		return failure([
			{ rule: 'CF113', ordinal: -1, line: undefined, message: 'Corpora are converted to the canonical dialect or to <<<FILE: name>>> only.' },
		]);
	const documents = Array.from({ length: corpus.index.count }, (_, ordinal) => corpus.document(ordinal));
	if (options.recover !== true) {
		const refusals = documents.flatMap(documentRefusals);
		append(
			refusals,
			nameRefusals(documents.length, ordinal => ({ name: documents[ordinal]!.parsed().value.name, line: documents[ordinal]!.line })),
		);
		if (refusals.length > 0) return failure(refusals.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)));
	}
	return success(documents.flatMap(document => convertDocument(document, target, options.newlineBeforeEnd ?? 'content')));
}

function documentRefusals(document: CorpusDocument): readonly Refusal[] {
	const { text } = document.corpus;
	return document
		.parsed()
		.problems.filter(problem => refused.has(problem.rule) && problem.severity === undefined)
		.map(({ rule, message, span }) => ({ rule, message, ordinal: document.ordinal, line: text.lineAt(document.span.from + span.from) }));
}

function convertDocument(document: CorpusDocument, target: Dialect, newlineBeforeEnd: 'marker' | 'content'): readonly TextChange[] {
	const { dialect } = document.corpus.index;
	const source = document.source();
	const { name, opener, body, end, outside } = document.parsed().value;
	const lineEnd = prevailingLineEnd(source);
	const isVerbatim = !escapesBodies(dialect);
	const written = source.slice(body.from, body.to);
	const content = isVerbatim && newlineBeforeEnd === 'marker' ? written.replace(/(?:\r\n|\r|\n)$/, '') : written;
	const isOpenEnded = isVerbatim && content !== '' && !/[\r\n]$/.test(content);
	const attributes: AttributeValue[] = opener.attributes.map(({ key, value }) => ({ key, value }));
	if (isOpenEnded && !attributes.some(({ key }) => key === noeolFlag)) attributes.push({ key: noeolFlag, value: undefined });
	const changes: TextChange[] = [];
	const openerLine = renderOpener(target, name, attributes);
	const kept = lineEndAt(source, opener.span.to, body.from) ?? lineEnd;
	if (source.slice(0, body.from) !== openerLine + kept) changes.push({ from: 0, to: body.from, insert: openerLine + kept });
	if (isVerbatim) append(changes, escapeChanges(content, body.from));
	const closing = end ? closingLine(source, end.span.from, body.from + content.length) : undefined;
	const gap = isOpenEnded ? lineEnd : '';
	if (closing) changes.push({ from: closing.from, to: outside ? closing.to : source.length, insert: gap });
	else if (content.length < written.length || isOpenEnded) changes.push({ from: body.from + content.length, to: body.to, insert: gap });
	const { from } = document.span;
	return changes.map(change => ({ from: change.from + from, to: change.to + from, insert: change.insert }));
}

/** The line end between the opener and the body, as it stands. */
function lineEndAt(source: string, from: number, to: number): string | undefined {
	return /(?:\r\n|\r|\n)$/.exec(source.slice(from, to))?.[0];
}

/** From the end of the content to the end of the end marker's line. */
function closingLine(source: string, marker: number, contentEnd: number): { from: number; to: number } {
	return { from: contentEnd, to: lineSpanAt(source, marker).next };
}
