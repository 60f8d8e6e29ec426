import type { DocumentSymbol } from 'vscode-languageserver';
import type { OutlineEntry, OutlineNode } from '../core/features/outline.ts';
import type { Range } from '../core/source/span.ts';
import { symbolKinds } from './convert.ts';
import { asciiJson, ReadyJson } from './readyJson.ts';

/**
 * An outline as the protocol's symbols. After an edit nearly all of them are what they were, or stand some lines further down: each document's JSON is
 * kept as the stretches between its line numbers, and put together anew only when the document has moved.
 */
export function symbolsAnswer(entries: readonly OutlineEntry[]): ReadyJson {
	const pieces = ['['];
	for (const [index, { line, node }] of entries.entries()) {
		if (index > 0) pieces.push(',');
		pieces.push(symbolTextOf(node).at(line));
	}
	pieces.push(']');
	return new ReadyJson(pieces, () => entries.map(symbolOf));
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

const known = new WeakMap<OutlineNode, SymbolText>();

function symbolTextOf(node: OutlineNode): SymbolText {
	let text = known.get(node);
	if (!text) {
		text = new SymbolText(node);
		known.set(node, text);
	}
	return text;
}

/** The JSON of one document's symbols. */
class SymbolText {
	/** What stands before each line number, and behind the last one. */
	readonly #stretches: string[] = [];
	/** Lines from the document's opener. */
	readonly #lines: number[] = [];
	#pending = '';
	#line = -1;
	#text = '';

	constructor(node: OutlineNode) {
		this.#write(node);
		this.#stretches.push(this.#pending);
	}

	/** The JSON where the opener stands on a line. */
	at(line: number): string {
		if (this.#line !== line) {
			const parts = [this.#stretches[0]!];
			for (let index = 0; index < this.#lines.length; index++) parts.push(String(this.#lines[index]! + line), this.#stretches[index + 1]!);
			// Joined, and not added up: what is added up is a tree of strings, which every reader would have to walk.
			this.#text = parts.join('');
			this.#line = line;
		}
		return this.#text;
	}

	#write({ name, detail, kind, range, selectionRange, children }: OutlineNode): void {
		const detailText = detail === '' ? '' : `"detail":${asciiJson(detail)},`;
		this.#pending += `{"name":${asciiJson(name)},${detailText}"kind":${symbolKinds[kind]},"range":{"start":{"line":`;
		this.#writeLine(range.start.line);
		this.#pending = `,"character":${range.start.character}},"end":{"line":`;
		this.#writeLine(range.end.line);
		this.#pending = `,"character":${range.end.character}}},"selectionRange":{"start":{"line":`;
		this.#writeLine(selectionRange.start.line);
		this.#pending = `,"character":${selectionRange.start.character}},"end":{"line":`;
		this.#writeLine(selectionRange.end.line);
		this.#pending = `,"character":${selectionRange.end.character}}}`;
		if (children.length > 0) {
			this.#pending += ',"children":[';
			for (const [index, child] of children.entries()) {
				if (index > 0) this.#pending += ',';
				this.#write(child);
			}
			this.#pending += ']';
		}
		this.#pending += '}';
	}

	#writeLine(line: number): void {
		this.#stretches.push(this.#pending);
		this.#lines.push(line);
	}
}
