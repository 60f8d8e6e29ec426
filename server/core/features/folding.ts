import type { ArticleAnalysis } from '../articles/article.ts';
import type { Corpus, CorpusDocument } from '../corpus/corpus.ts';
import type { Pace } from '../util/slices.ts';
import type { Analyses } from './analyses.ts';
import { type DocumentPositions, documentPositions } from './documentPositions.ts';
import type { Limited } from './limited.ts';

/** Lines that may be folded away below `startLine`, both 0-based and inclusive. */
export interface Fold {
	readonly startLine: number;
	readonly endLine: number;
}

/** Lines relative to the document's opener. */
interface DocumentFolds {
	readonly document: Fold | undefined;
	readonly articles: readonly Fold[];
	readonly parts: readonly Fold[];
}

/**
 * What can be folded: documents, articles where a document has several, and parts of more than one line.
 * At most `maximum`: documents before articles before parts, each in order; the answer is sorted by line.
 */
export async function folds(corpus: Corpus, analyses: Analyses, maximum: number, pace: Pace): Promise<Limited<Fold>> {
	const found: Fold[][] = [[], [], []];
	for (let ordinal = 0; ordinal < corpus.index.count; ordinal++) {
		const document = corpus.document(ordinal);
		const { document: whole, articles, parts } = documentFolds(document, analyses.articles(document));
		const shift = (fold: Fold): Fold => ({ startLine: fold.startLine + document.line, endLine: fold.endLine + document.line });
		if (whole) found[0]!.push(shift(whole));
		for (const article of articles) found[1]!.push(shift(article));
		for (const part of parts) found[2]!.push(shift(part));
		const pause = pace.due();
		if (pause !== undefined) await pause;
	}
	const all = found.flat();
	const shown = all.slice(0, maximum);
	shown.sort((a, b) => a.startLine - b.startLine || b.endLine - a.endLine);
	return all.length <= maximum ? { items: shown } : { items: shown, limit: { kind: 'folds', shown: maximum, total: all.length } };
}

const foldsKey = Symbol('folds');

function documentFolds(document: CorpusDocument, analysis: ArticleAnalysis | undefined): DocumentFolds {
	const cell = document.memo(foldsKey, (): { kept?: { analysis: unknown; folds: DocumentFolds } } => ({}));
	if (cell.kept && cell.kept.analysis === analysis) return cell.kept.folds;
	const positions = documentPositions(document);
	const { body } = document.parsed().value;
	const lines = (from: number, to: number): Fold | undefined => foldOf(document, positions, from, to);
	const articles = analysis?.articles ?? [];
	const whole = lines(0, document.span.to - document.span.from);
	const computed: DocumentFolds = {
		document: whole,
		articles: articles.length < 2 ? [] : defined(articles.map(({ span }) => lines(span.from + body.from, span.to + body.from))),
		parts: defined(articles.flatMap(({ parts }) => parts.map(({ span }) => lines(span.from + body.from, span.to + body.from)))),
	};
	cell.kept = { analysis, folds: computed };
	return computed;
}

/** The lines of a span, blank ones at its end aside; undefined where it is a single line. */
function foldOf(document: CorpusDocument, positions: DocumentPositions, from: number, to: number): Fold | undefined {
	const text = document.source().slice(from, to).trimEnd();
	const startLine = positions.position(from).line - document.line;
	const endLine = positions.position(from + text.length).line - document.line;
	return endLine > startLine ? { startLine, endLine } : undefined;
}

function defined<T>(values: readonly (T | undefined)[]): T[] {
	return values.filter(value => value !== undefined);
}
