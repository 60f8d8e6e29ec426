import type { Corpus } from '../../core/corpus/corpus.ts';
import { documentPositions } from '../../core/features/documentPositions.ts';
import { countWords } from '../../core/features/wordCount.ts';

/** A document as `corpus ls --format json` gives it. */
export interface ListedDocument {
	readonly name: string;
	/** The 0-based line of its opener. */
	readonly line: number;
	/** Lines of the body, end marker not counted. */
	readonly lines: number;
	readonly words: number;
}

/** The documents of a corpus, in its order. */
export function* listDocuments(corpus: Corpus): Generator<ListedDocument> {
	for (let ordinal = 0; ordinal < corpus.index.count; ordinal++) {
		const document = corpus.document(ordinal);
		const { name, body } = document.parsed().value;
		const text = document.source().slice(body.from, body.to);
		const positions = documentPositions(document);
		const end = positions.position(body.to);
		const lines = end.line - positions.position(body.from).line + (end.character > 0 ? 1 : 0);
		yield { name, line: document.line, lines, words: countWords(text) };
	}
}
