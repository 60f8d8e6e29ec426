import type { Corpus } from './corpus.ts';
import { documentsInCommon } from './corpusVersion.ts';

/**
 * A value for every document of a corpus, carried from version to version.
 *
 * What is kept with a document (`memo`) is found again by looking into every document, and in a corpus of ten thousand that alone costs several
 * milliseconds at every key that is pressed. A column keeps the values side by side. The documents that two versions have in common are the first ones and the
 * last ones, so that the values of the next version are two stretches of the present ones, and what stands between is worked out anew:
 *
 *     const draft = column.draft(corpus, basis);
 *     for (let ordinal = draft.from; ordinal < draft.to; ordinal++) draft.values[ordinal] = valueOf(corpus.document(ordinal));
 *     column.keep(draft);
 *
 * A value may depend on its document's text and dialect, and on the basis. Where any member of the basis is another one than before, nothing is carried.
 */
export class DocumentColumn<T> {
	readonly #kept = new WeakMap<object, ColumnDraft<T>>();

	/** The values of a version as far as they are known. A draft that is given up, in the middle of a job that was cancelled, leaves what is kept as it was. */
	draft(corpus: Corpus, basis: readonly unknown[] = []): ColumnDraft<T> {
		const kept = this.#kept.get(corpus.lineage);
		const { count } = corpus.index;
		if (!kept || !isSameBasis(kept.basis, basis)) return { corpus, basis, values: new Array<T>(count), from: 0, to: count };
		if (kept.corpus === corpus) return { ...kept, from: count, to: count };
		const { head, tail } = documentsInCommon(kept.corpus, corpus);
		const between = new Array<T>(count - head - tail);
		const values = kept.values.slice(0, head).concat(between, kept.values.slice(kept.values.length - tail));
		return { corpus, basis, values, from: head, to: count - tail };
	}

	/** Keeps the values of a draft, all of which are known by now. */
	keep(draft: ColumnDraft<T>): void {
		this.#kept.set(draft.corpus.lineage, draft);
	}
}

/** The values of one version; those from `from` up to, and without, `to` are still to be worked out. */
export interface ColumnDraft<T> {
	readonly corpus: Corpus;
	readonly basis: readonly unknown[];
	readonly values: T[];
	readonly from: number;
	readonly to: number;
}

function isSameBasis(one: readonly unknown[], other: readonly unknown[]): boolean {
	return one.length === other.length && one.every((member, index) => member === other[index]);
}
