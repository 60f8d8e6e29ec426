import type { CorpusDocument } from '../../core/corpus/corpus.ts';
import { documentPositions } from '../../core/features/documentPositions.ts';
import { countWords } from '../../core/features/wordCount.ts';
import type { IndexedDocument } from '../streams/indexedCorpus.ts';
import { countPieces } from '../streams/textPieces.ts';

/** A document as `corpus ls --format json` gives it. */
export interface ListedDocument {
	readonly name: string;
	/** The 0-based line of its opener. */
	readonly line: number;
	/** Lines of the body, end marker not counted. */
	readonly lines: number;
	readonly words: number;
}

/** A document's row of a listing, and whether its body is blank. */
export async function listDocument(indexed: IndexedDocument): Promise<ListedDocument & { readonly isBlank: boolean }> {
	if (!indexed.isLarge) return listText(indexed.document);
	const { name, body } = indexed.document;
	const { lineEnds, lastLineUnits, words, isBlank } = await countPieces(body(), countWords);
	return { name, line: indexed.line, lines: lineEnds + (lastLineUnits > 0 ? 1 : 0), words, isBlank };
}

function listText(document: CorpusDocument): ListedDocument & { readonly isBlank: boolean } {
	const { name, body } = document.parsed().value;
	const text = document.source().slice(body.from, body.to);
	const positions = documentPositions(document);
	const end = positions.position(body.to);
	const lines = end.line - positions.position(body.from).line + (end.character > 0 ? 1 : 0);
	return { name, line: document.line, lines, words: countWords(text), isBlank: text.trim() === '' };
}
