import type { Corpus } from '../../core/corpus/corpus.ts';
import type { Dialect } from '../../core/corpus/dialect.ts';
import type { ByteFile } from '../files/byteFile.ts';
import { cutSections, type Stretch } from './cutSections.ts';
import { dialectOf, indexRange } from './indexRange.ts';
import { readStretch } from './readStretch.ts';
import { openSectionText } from './sectionCorpus.ts';

/** A stretch of a corpus while it is held as text. */
export interface HeldSection {
	readonly corpus: Corpus;
	readonly bytes: Uint8Array;
	readonly stretch: Stretch;
	/** How many units of the text stand before the stretch, as `extraLines` of `SectionCorpus`. */
	readonly extraUnits: 0 | 1;
}

/** A corpus of any size that is read a section at a time, as often as it takes. What stays in memory is where its documents start. */
export interface SectionedCorpus {
	readonly path: string;
	readonly file: ByteFile;
	readonly dialect: Dialect;
	/** How many documents there are. */
	readonly count: number;
	/** The sections in order. Of a document that is too long to be held, `stretch.isLong`, the text is only its start. */
	sections(): AsyncGenerator<HeldSection>;
}

/** Finds where the documents of a corpus are. `sectionBytes` is how much is held as text at once. */
export async function openSectionedCorpus(path: string, file: ByteFile, sectionBytes?: number): Promise<SectionedCorpus> {
	const dialect = await dialectOf(file);
	const { index } = await indexRange(file, dialect, 0, file.size);
	const documents = { length: index.count, start: (ordinal: number) => index.start[ordinal]!, line: (ordinal: number) => index.line[ordinal]! };
	const stretches = cutSections(documents, 0, file.size, sectionBytes);
	const sections = async function* (): AsyncGenerator<HeldSection> {
		for (const stretch of stretches) {
			const bytes = await readStretch(file, stretch);
			const { corpus, extraLines } = openSectionText(path, { bytes, from: stretch.from }, dialect);
			yield { corpus, bytes, stretch, extraUnits: extraLines };
		}
	};
	return { path, file, dialect, count: index.count, sections };
}
