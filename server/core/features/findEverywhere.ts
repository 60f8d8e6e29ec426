import type { Corpus } from '../corpus/corpus.ts';
import type { Pace } from '../util/slices.ts';
import type { BackgroundAnalysis } from './backgroundAnalysis.ts';
import type { CorpusEntity } from './entityIndex.ts';

/**
 * Analyses the documents that may mention one of some names and that nobody has looked at yet: those in whose text a name stands, in any case. After that,
 * what is known of these names in the corpus is whole, however long the corpus and wherever the background analysis is.
 */
export async function findEverywhere(corpus: Corpus, analyses: BackgroundAnalysis, names: readonly string[], pace: Pace): Promise<void> {
	const wanted = [...new Set(names.flatMap(name => [name, name.toUpperCase()]))].filter(name => name.length > 1);
	for (let ordinal = 0; ordinal < corpus.index.count; ordinal++) {
		const document = corpus.document(ordinal);
		if (!analyses.entities(document)) {
			const source = document.source();
			if (wanted.some(name => source.includes(name))) await analyses.findEntities(document, pace);
		}
		const pause = pace.due();
		if (pause !== undefined) await pause;
	}
}

/** Every form of a name by which its mentions can be found in text: the last word of a full name is the least that a mention has. */
export function searchableForms({ name, aliases, acronym }: Pick<CorpusEntity, 'name' | 'aliases' | 'acronym'>): string[] {
	const last = name.split(/\s+/).at(-1) ?? name;
	return [name, ...aliases, ...(acronym === null ? [] : [acronym]), ...(last.length > 2 ? [last] : [])];
}
