import type { Article, ArticleAnalysis, DatelineValue, Part, PartValue } from '../../core/articles/article.ts';
import type { CorpusDocument } from '../../core/corpus/corpus.ts';
import type { AttributeValue } from '../../core/corpus/render.ts';
import { documentPositions } from '../../core/features/documentPositions.ts';
import { type Range, shiftSpan } from '../../core/source/span.ts';
import type { LargeDocument } from '../streams/indexedCorpus.ts';
import { countPieces } from '../streams/textPieces.ts';

/** A file as `corpus outline --format json` gives it: the shape of docs/cli.md. */
export interface OutlinedCorpus {
	readonly path: string;
	readonly dialect: string;
	readonly documents: readonly OutlinedDocument[];
}

export interface OutlinedDocument {
	readonly name: string;
	/** As written in the opener, decoded; the flag `noeol` is `true`. */
	readonly attributes: Readonly<Record<string, string | true>>;
	readonly range: Range;
	readonly articles: readonly OutlinedArticle[];
}

export interface OutlinedArticle {
	readonly headline: string | null;
	/** An ISO 8601 day. */
	readonly date: string | null;
	/** The probability that the article starts where it does. */
	readonly confidence: number;
	readonly range: Range;
	readonly parts: readonly OutlinedPart[];
}

export interface OutlinedPart {
	readonly kind: Part['kind'];
	readonly range: Range;
	/** As docs/cli.md writes it; of a quotation, the speaker's name alone. */
	readonly value: string | DatelineValue | { readonly speaker: string } | null;
}

/** One document of the outline. `analysis` counts from the start of the body. */
export function outlineDocument(document: CorpusDocument, analysis: ArticleAnalysis): OutlinedDocument {
	const { name, opener, body } = document.parsed().value;
	const positions = documentPositions(document);
	const outlineArticle = (article: Article): OutlinedArticle => ({
		headline: article.headline,
		date: article.date,
		confidence: roundConfidence(article.confidence),
		range: positions.range(shiftSpan(article.span, body.from)),
		parts: inOrder(article.parts).map(part => ({
			kind: part.kind,
			range: positions.range(shiftSpan(part.span, body.from)),
			value: writtenValue(part.value),
		})),
	});
	return {
		name,
		attributes: attributeRecord(opener.attributes),
		range: positions.range({ from: 0, to: document.span.to - document.span.from }),
		articles: analysis.articles.map(outlineArticle),
	};
}

function writtenValue(value: PartValue): OutlinedPart['value'] {
	return value !== null && typeof value === 'object' && 'speaker' in value ? { speaker: value.speaker } : value;
}

/** A document that is too large for its articles to be found. `line` is its opener's. */
export async function outlineLargeDocument({ name, attributes, text }: LargeDocument, line: number): Promise<OutlinedDocument> {
	const { lineEnds, lastLineUnits } = await countPieces(text(), () => 0);
	const end = { line: line + lineEnds, character: lastLineUnits };
	return { name, attributes: attributeRecord(attributes), range: { start: { line, character: 0 }, end }, articles: [] };
}

function attributeRecord(attributes: readonly AttributeValue[]): OutlinedDocument['attributes'] {
	const record: Record<string, string | true> = {};
	for (const { key, value } of attributes) if (!Object.hasOwn(record, key)) record[key] = value ?? true;
	return record;
}

/** By place; what encloses comes before what it encloses. */
function inOrder(parts: readonly Part[]): readonly Part[] {
	return [...parts].sort((a, b) => a.span.from - b.span.from || b.span.to - a.span.to);
}

/** Four digits tell probabilities apart as far as they mean anything. */
export function roundConfidence(confidence: number): number {
	return Math.round(confidence * 1e4) / 1e4;
}
