import type { Corpus, CorpusDocument } from '../../core/corpus/corpus.ts';
import type { ParsedDocument } from '../../core/corpus/documentParser.ts';
import type { Parsed } from '../../core/corpus/problem.ts';
import type { Span } from '../../core/source/span.ts';

/** A document of a section, seen as one of all documents of the corpus: the names that a fix gives must be free in the whole. Its span is that in the section. */
export class DocumentAmongAll implements CorpusDocument {
	readonly corpus: Corpus;
	readonly ordinal: number;
	readonly #document: CorpusDocument;

	/** `ordinal` counts in `all`. */
	constructor(document: CorpusDocument, all: Corpus, ordinal: number) {
		this.#document = document;
		this.corpus = all;
		this.ordinal = ordinal;
	}

	get span(): Span {
		return this.#document.span;
	}

	get line(): number {
		return this.#document.line;
	}

	source(): string {
		return this.#document.source();
	}

	parsed(): Parsed<ParsedDocument> {
		return this.#document.parsed();
	}

	contentKey(): string {
		return this.#document.contentKey();
	}

	memo<T>(key: symbol, compute: () => T): T {
		return this.#document.memo(key, compute);
	}
}
