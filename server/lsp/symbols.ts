import type { DocumentSymbol } from 'vscode-languageserver';
import type { Corpus } from '../core/corpus/corpus.ts';
import { type ColumnDraft, DocumentColumn } from '../core/corpus/documentColumn.ts';
import type { OutlineEntry, OutlineNode } from '../core/features/outline.ts';
import type { OutlineRun } from '../core/features/outlineChanges.ts';
import type { Range } from '../core/source/span.ts';
import { append } from '../core/util/append.ts';
import { symbolKinds } from './convert.ts';
import type { SymbolRun } from './protocol.ts';
import { asciiJson, ReadyJson } from './readyJson.ts';

/** The outline of a corpus as the protocol's symbols. */
export function symbolsAnswer(corpus: Corpus, entries: readonly OutlineEntry[]): ReadyJson {
	const draft = jsonOfDocuments.draft(corpus);
	const pieces = symbolPieces(draft, entries, 0, entries.length);
	jsonOfDocuments.keep(draft);
	return new ReadyJson(pieces, () => entries.map(symbolOf));
}

/** The outline of a corpus as an answer of `corpus/symbolChanges`: `runs` put it together from the client's last answer and what is new. */
export function symbolChangesAnswer(corpus: Corpus, resultId: string, entries: readonly OutlineEntry[], runs: readonly OutlineRun[]): ReadyJson {
	const draft = jsonOfDocuments.draft(corpus);
	const pieces = [`{"resultId":${asciiJson(resultId)},"runs":[`];
	for (const [index, run] of runs.entries()) {
		if (index > 0) pieces.push(',');
		if (run.kind === 'kept') pieces.push(JSON.stringify(runOf(entries, run)));
		else {
			pieces.push('{"symbols":');
			append(pieces, symbolPieces(draft, entries, run.from, run.to));
			pieces.push('}');
		}
	}
	pieces.push(']}');
	jsonOfDocuments.keep(draft);
	return new ReadyJson(pieces, () => ({ resultId, runs: runs.map(run => runOf(entries, run)) }));
}

/** A run as the protocol has it. */
function runOf(entries: readonly OutlineEntry[], run: OutlineRun): SymbolRun {
	if (run.kind === 'new') return { symbols: entries.slice(run.from, run.to).map(symbolOf) };
	const { from, count, lines } = run;
	return { from, count, lines };
}

/** A document's symbols where they stand, with a comma before them. */
interface DocumentJson {
	readonly line: number;
	readonly node: OutlineNode;
	json: string;
	isFlat: boolean;
}

/** Undefined for documents whose symbols nobody has been sent. */
const jsonOfDocuments = new DocumentColumn<DocumentJson | undefined>();

/**
 * The pieces of an array of the symbols of documents number `from` up to, and without, `to`. After an edit nearly all documents are what they were: each one's
 * JSON is kept, and made anew only where the document or its line is another one.
 */
function symbolPieces({ values }: ColumnDraft<DocumentJson | undefined>, entries: readonly OutlineEntry[], from: number, to: number): string[] {
	if (from === to) return ['[]'];
	const pieces = new Array<string>(to - from + 1);
	for (let ordinal = from; ordinal < to; ordinal++) {
		const { line, node } = entries[ordinal]!;
		let kept = values[ordinal];
		if (kept?.line !== line || kept.node !== node) {
			kept = { line, node, json: `,${symbolJson(node, line)}`, isFlat: false };
			values[ordinal] = kept;
		} else if (!kept.isFlat) {
			// What was added up is a tree of strings, which every answer has to walk: who asks for all symbols twice will ask again.
			kept.json = [kept.json, ''].join('');
			kept.isFlat = true;
		}
		pieces[ordinal - from] = kept.json;
	}
	pieces[0] = `[${pieces[0]!.slice(1)}`;
	pieces[to - from] = ']';
	return pieces;
}

/** `JSON.stringify(symbolOf({ line, node }))` in ASCII, in less than half the time. */
function symbolJson({ name, detail, kind, range, selectionRange, children }: OutlineNode, line: number): string {
	const detailJson = detail === '' ? '' : `"detail":${asciiJson(detail)},`;
	const childrenJson = children.length === 0 ? '' : `,"children":[${children.map(child => symbolJson(child, line)).join(',')}]`;
	return `{"name":${asciiJson(name)},${detailJson}"kind":${symbolKinds[kind]},"range":${rangeJson(range, line)},"selectionRange":${rangeJson(selectionRange, line)}${childrenJson}}`;
}

function rangeJson({ start, end }: Range, lines: number): string {
	return `{"start":{"line":${start.line + lines},"character":${start.character}},"end":{"line":${end.line + lines},"character":${end.character}}}`;
}

/** A document of an outline as a symbol, with lines of the corpus. */
export function symbolOf({ line, node }: OutlineEntry): DocumentSymbol {
	const symbol: DocumentSymbol = {
		name: node.name,
		...(node.detail === '' ? {} : { detail: node.detail }),
		kind: symbolKinds[node.kind],
		range: shifted(node.range, line),
		selectionRange: shifted(node.selectionRange, line),
	};
	if (node.children.length > 0) symbol.children = node.children.map(child => symbolOf({ line, node: child }));
	return symbol;
}

function shifted({ start, end }: Range, lines: number): Range {
	return { start: { line: start.line + lines, character: start.character }, end: { line: end.line + lines, character: end.character } };
}
