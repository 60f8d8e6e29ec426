import type { ArticleAnalysis } from '../articles/article.ts';
import {
	createLineCounts,
	type LineCounts,
	type LineKeys,
	lineKey,
	lineKeys,
	type Recurrence,
	sourceOf,
	withFurniture,
} from '../articles/boilerplate.ts';
import type { Corpus, CorpusDocument } from '../corpus/corpus.ts';
import type { Pace } from '../util/slices.ts';

/** Lines that recur in the documents of a source, counted once for each document's text and kept through edits elsewhere. */
export interface LearnedFurniture {
	/** Brings the counts up to this version of a corpus: documents that are new or changed are counted, those that are gone are taken back. */
	update(corpus: Corpus, pace: Pace): Promise<void>;
	/** Grows with every change of what is furniture in the corpus. */
	revision(corpus: Corpus): number;
	/** How often a line stands in the source of its document; undefined where it is no furniture, or not counted yet. */
	recurrence(document: CorpusDocument, line: string): Recurrence | undefined;
	/** An analysis of the document with recurring lines named `boilerplate`: the same object for as long as the counts say the same. */
	informed(document: CorpusDocument, analysis: ArticleAnalysis): ArticleAnalysis;
}

/** Lines of one corpus that are counted, at about 50 bytes each. */
const maximumLines = 200_000;

/** What a document counts for; kept with its text. */
interface CountedDocument {
	readonly source: string;
	readonly keys: LineKeys;
}

interface CorpusCounts {
	readonly counts: LineCounts;
	/** Documents that are in the counts. */
	readonly counted: Set<CountedDocument>;
	/** The version that the counts are of. */
	upTo: Corpus | undefined;
}

const countedKey = Symbol('lines of a document');
const informedKey = Symbol('analysis with learned furniture');

export function createLearnedFurniture(): LearnedFurniture {
	const corpora = new WeakMap<object, CorpusCounts>();

	const countsOf = (corpus: Corpus): CorpusCounts => {
		let counts = corpora.get(corpus.lineage);
		if (!counts) corpora.set(corpus.lineage, (counts = { counts: createLineCounts(maximumLines), counted: new Set(), upTo: undefined }));
		return counts;
	};
	const find = (document: CorpusDocument, key: number): Recurrence | undefined =>
		corpora.get(document.corpus.lineage)?.counts.furniture(linesOf(document).source, key);
	return {
		update: async (corpus, pace) => {
			const state = countsOf(corpus);
			if (state.upTo === corpus) return;
			const present = new Set<CountedDocument>();
			for (let ordinal = 0; ordinal < corpus.index.count; ordinal++) {
				const lines = corpus.peek<CountedDocument>(ordinal, countedKey) ?? linesOf(corpus.document(ordinal));
				present.add(lines);
				if (!state.counted.has(lines)) {
					state.counted.add(lines);
					state.counts.add(lines.source, lines.keys);
				}
				const pause = pace.due();
				if (pause !== undefined) await pause;
			}
			for (const lines of state.counted) {
				if (!present.has(lines)) {
					state.counted.delete(lines);
					state.counts.remove(lines.source, lines.keys);
				}
				const pause = pace.due();
				if (pause !== undefined) await pause;
			}
			state.upTo = corpus;
		},
		revision: ({ lineage }) => corpora.get(lineage)?.counts.revision ?? 0,
		recurrence: (document, line) => {
			const key = lineKey(line);
			return key === undefined ? undefined : find(document, key);
		},
		informed: (document, analysis) => {
			const revision = corpora.get(document.corpus.lineage)?.counts.revision ?? 0;
			if (revision === 0) return analysis;
			const cell = document.memo(informedKey, (): { kept?: { analysis: ArticleAnalysis; revision: number; informed: ArticleAnalysis } } => ({}));
			if (cell.kept?.analysis === analysis && cell.kept.revision === revision) return cell.kept.informed;
			const { body } = document.parsed().value;
			const informed = withFurniture(analysis, document.source().slice(body.from, body.to), key => find(document, key));
			cell.kept = { analysis, revision, informed: sameParts(cell.kept?.informed, informed) ?? informed };
			return cell.kept.informed;
		},
	};
}

/** The one that is known already, where the new one names every part alike. */
function sameParts(known: ArticleAnalysis | undefined, informed: ArticleAnalysis): ArticleAnalysis | undefined {
	if (!known || known.articles.length !== informed.articles.length) return undefined;
	const isSame = known.articles.every((article, index) => {
		const { parts, span } = informed.articles[index]!;
		return (
			article.span.from === span.from &&
			article.parts.length === parts.length &&
			article.parts.every((part, at) => part.kind === parts[at]!.kind && part.span.from === parts[at]!.span.from)
		);
	});
	return isSame ? known : undefined;
}

function linesOf(document: CorpusDocument): CountedDocument {
	return document.memo(countedKey, () => {
		const { name, opener, body } = document.parsed().value;
		const attribute = opener.attributes.find(({ key }) => key === 'source')?.value ?? null;
		return { source: sourceOf(name, attribute), keys: lineKeys(document.source().slice(body.from, body.to)) };
	});
}
