import { byteOrderMarkLength } from '../../core/corpus/strictCorpus.ts';
import type { TextChange } from '../../core/source/text.ts';
import type { HeldSection, SectionedCorpus } from '../sections/sectionedCorpus.ts';
import { byteChanges } from './byteChanges.ts';
import type { ChangedCopy } from './changedCopy.ts';

/** Says what is to change in a corpus. */
export interface SectionRewriter {
	/** In units of the section's text; empty where nothing changes. Sections come in order, each once. */
	changes(section: HeldSection): Promise<readonly TextChange[]>;
	/** Called behind the last section, before anything takes its place. */
	finish?(): void;
}

/** Applies the changes of section after section. */
export async function copySections(corpus: SectionedCorpus, rewriter: SectionRewriter, copy: ChangedCopy): Promise<void> {
	for await (const section of corpus.sections()) {
		const { bytes, stretch, extraUnits } = section;
		const changes = (await rewriter.changes(section)).map(({ from, to, insert }) => ({ from: from - extraUnits, to: to - extraUnits, insert }));
		await copy.change(byteChanges(bytes, changes, stretch.from === 0 ? byteOrderMarkLength(bytes) : 0, stretch.from));
	}
	rewriter.finish?.();
}
