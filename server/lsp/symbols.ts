import type { DocumentSymbol } from 'vscode-languageserver';
import type { Corpus } from '../core/corpus/corpus.ts';
import { DocumentColumn } from '../core/corpus/documentColumn.ts';
import type { OutlineEntry, OutlineNode } from '../core/features/outline.ts';
import type { Range } from '../core/source/span.ts';
import { symbolKinds } from './convert.ts';
import { asciiJson, ReadyJson } from './readyJson.ts';

/**
 * The outline of a corpus as the protocol's symbols. After an edit nearly all of them are what they were: each document's JSON is kept, and made
 * anew only where the document or its line is another one.
 */
export function symbolsAnswer(corpus: Corpus, entries: readonly OutlineEntry[]): ReadyJson {
	const draft = jsonOfDocuments.draft(corpus);
	const pieces = new Array<string>(entries.length + 1);
	for (const [ordinal, { line, node }] of entries.entries()) {
		let kept = draft.values[ordinal];
		if (kept?.line !== line || kept.node !== node) {
			// Joined, and not added up: what is added up is a tree of strings, which every later answer would have to walk.
			kept = { line, node, json: [',', symbolJson(node, line)].join('') };
			draft.values[ordinal] = kept;
		}
		pieces[ordinal] = kept.json;
	}
	jsonOfDocuments.keep(draft);
	if (entries.length > 0) pieces[0] = `[${pieces[0]!.slice(1)}`;
	pieces[entries.length] = entries.length > 0 ? ']' : '[]';
	return new ReadyJson(pieces, () => entries.map(symbolOf));
}

/** A document's symbols where they stand, with a comma before them. */
interface DocumentJson {
	readonly line: number;
	readonly node: OutlineNode;
	readonly json: string;
}

/** Undefined for documents that no outline has come to. */
const jsonOfDocuments = new DocumentColumn<DocumentJson | undefined>();

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
