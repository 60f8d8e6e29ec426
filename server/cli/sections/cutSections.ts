import { maximumDocumentBytes } from './survey.ts';

/** Documents of a file that are read together, with what stands before the first of them. Offsets in bytes. */
export interface Stretch {
	readonly from: number;
	readonly to: number;
	/** The ordinal of the first document. */
	readonly firstOrdinal: number;
	/** Where each document starts. */
	readonly starts: readonly number[];
	/** The line on which the stretch starts. */
	readonly line: number;
	/** Whether it is one document, or the text before the first, that is too long to be held as one text. */
	readonly isLong: boolean;
}

/** Where documents stand that follow each other. */
export interface DocumentPlaces {
	readonly length: number;
	start(ordinal: number): number;
	line(ordinal: number): number;
}

/** How much is read together: enough that overheads vanish, little enough that every processor has its share of a small corpus. */
export const sectionBytes = 1024 * 1024;

/** Documents of a few bytes cost more than their text while they are looked at: no more than this are read together. */
export const sectionDocuments = 4096;

/**
 * Cuts `from`..`to` into stretches of about `target` bytes, and of `sectionDocuments` documents at most, never within a document. What stands before the first document goes with it, since rules about
 * the one look for the other; unless it is too long.
 */
export function cutSections(documents: DocumentPlaces, from: number, to: number, target: number = sectionBytes): readonly Stretch[] {
	const stretches: Stretch[] = [];
	let open: { from: number; firstOrdinal: number; starts: number[]; line: number } = { from, firstOrdinal: 0, starts: [], line: 0 };
	const close = (end: number): void => {
		const isLong = end - (open.starts[0] ?? open.from) > maximumDocumentBytes;
		if (end > open.from) stretches.push({ ...open, to: end, isLong });
	};
	for (let ordinal = 0; ordinal < documents.length; ordinal++) {
		const start = documents.start(ordinal);
		const end = ordinal + 1 < documents.length ? documents.start(ordinal + 1) : to;
		const isFull =
			open.starts.length > 0 ? end - open.from > target || open.starts.length === sectionDocuments : start - open.from > maximumDocumentBytes;
		if (isFull) {
			close(start);
			open = { from: start, firstOrdinal: ordinal, starts: [], line: documents.line(ordinal) };
		}
		open.starts.push(start);
	}
	close(to);
	return stretches.length > 0 ? stretches : [{ from, to, firstOrdinal: 0, starts: [], line: 0, isLong: false }];
}
