import type { Article, ArticleAnalysis, Part, PartKind } from '../articles/article.ts';
import type { Corpus, CorpusDocument } from '../corpus/corpus.ts';
import { DocumentColumn } from '../corpus/documentColumn.ts';
import type { Range, Span } from '../source/span.ts';
import { shiftSpan } from '../source/span.ts';
import type { Pace } from '../util/slices.ts';
import type { Analyses } from './analyses.ts';
import { documentHead } from './documentHead.ts';
import { type DocumentPositions, documentPositions } from './documentPositions.ts';
import { headlineGuess } from './headlineGuess.ts';
import type { Limited } from './limited.ts';
import { countWords } from './wordCount.ts';

export type OutlineDepth = 'documents' | 'articles' | 'parts';

/** A line of the outline: a document, an article in it, or a part of that. */
export interface OutlineNode {
	readonly kind: 'document' | 'article' | PartKind;
	/** Never empty. */
	readonly name: string;
	readonly detail: string;
	/** Lines count from the opener of the document that the node is, or is part of. */
	readonly range: Range;
	/** Lies inside `range`. */
	readonly selectionRange: Range;
	readonly children: readonly OutlineNode[];
}

/**
 * A document in an outline. While its text and its articles stay as they are, `node` is the same object, wherever the document comes to stand: what
 * is made of it need not be made again.
 */
export interface OutlineEntry {
	/** The 0-based line of the opener, from which all lines in `node` count. */
	readonly line: number;
	readonly node: OutlineNode;
}

/**
 * The outline of a corpus: documents at once, with the articles that have been found so far and their parts, to the depth asked for.
 * At most `maximum` nodes: documents before articles before parts, each in order.
 */
export async function outline(corpus: Corpus, analyses: Analyses, depth: OutlineDepth, maximum: number, pace: Pace): Promise<Limited<OutlineEntry>> {
	const documents = Math.min(corpus.index.count, maximum);
	const revision = analyses.articleRevision(corpus);
	const draft = outlines.draft(corpus);
	for (let ordinal = 0; ordinal < documents; ordinal++) {
		const kept = draft.values[ordinal];
		if (kept?.depth === depth && kept.revision === revision) continue;
		const document = corpus.document(ordinal);
		const analysis = depth === 'documents' ? undefined : analyses.articles(document);
		if (kept?.depth === depth && kept.analysis === analysis) kept.revision = revision;
		else draft.values[ordinal] = documentOutline(document, analysis, depth, revision);
		const pause = pace.due();
		if (pause !== undefined) await pause;
	}
	outlines.keep(draft);
	const nodes = draft.values.slice(0, documents) as readonly DocumentOutline[];
	let articles = 0;
	let parts = 0;
	for (const { articleCount, partCount } of nodes) {
		articles += articleCount;
		parts += partCount;
	}
	const total = corpus.index.count + articles + parts;
	const shown = total <= maximum ? nodes.map(({ full }) => full) : cut(nodes, maximum - documents, maximum - documents - articles);
	const items = shown.map((node, ordinal) => ({ line: corpus.index.line[ordinal]!, node }));
	return total <= maximum ? { items } : { items, limit: { kind: 'symbols', shown: maximum, total } };
}

/** One document's part of the outline, kept while neither its text nor its articles change. */
interface DocumentOutline {
	/** What it was made of. */
	readonly depth: OutlineDepth;
	readonly analysis: ArticleAnalysis | undefined;
	/** Up to which revision of the analyses it is known to be right. */
	revision: number;
	readonly full: OutlineNode;
	readonly articleCount: number;
	readonly partCount: number;
	/** The same without parts, and without articles: made when a limit first cuts them. */
	withoutParts?: OutlineNode;
	alone?: OutlineNode;
}

/** Undefined where no limit has let an outline come to a document yet. */
const outlines = new DocumentColumn<DocumentOutline | undefined>();

function documentOutline(document: CorpusDocument, analysis: ArticleAnalysis | undefined, depth: OutlineDepth, revision: number): DocumentOutline {
	const head = documentHead(document);
	const children = analysis ? articleNodes(document, analysis, depth) : [];
	const full: OutlineNode = {
		kind: 'document',
		name: head.name.trim() || 'Unnamed document',
		detail: headlineGuess(document, analysis, head),
		range: wholeDocument(document),
		selectionRange: { start: { line: 0, character: head.label.from }, end: { line: 0, character: head.label.to } },
		children,
	};
	const partCount = children.reduce((sum, child) => sum + child.children.length, 0);
	return { depth, analysis, revision, full, articleCount: children.length, partCount };
}

/** From the opener to the last character of the document, without the line end that parts it from the next. */
function wholeDocument(document: CorpusDocument): Range {
	const { corpus, ordinal, line } = document;
	const isLast = ordinal === corpus.index.count - 1;
	const end = isLast ? corpus.text.positionAt(document.span.to) : { line: corpus.index.line[ordinal + 1] ?? line, character: 0 };
	return { start: { line: 0, character: 0 }, end: { line: end.line - line, character: end.character } };
}

function articleNodes(document: CorpusDocument, { articles }: ArticleAnalysis, depth: OutlineDepth): OutlineNode[] {
	const positions = documentPositions(document, 0);
	const bodyFrom = document.parsed().value.body.from;
	return articles.map(article => articleNode(document, positions, article, bodyFrom, depth));
}

function articleNode(document: CorpusDocument, positions: DocumentPositions, article: Article, bodyFrom: number, depth: OutlineDepth): OutlineNode {
	const span = shiftSpan(article.span, bodyFrom);
	const source = document.source();
	const words = countWords(source.slice(span.from, span.to));
	return {
		kind: 'article',
		name: article.headline?.trim() || firstWords(source.slice(span.from, span.to)) || 'Untitled article',
		detail: [article.date, `${words.toLocaleString('en')} ${words === 1 ? 'word' : 'words'}`].filter(Boolean).join(' · '),
		range: positions.range(span),
		selectionRange: positions.range(shiftSpan(article.headlineSpan ?? { from: article.span.from, to: article.span.from }, bodyFrom)),
		children: depth === 'parts' ? article.parts.map(part => partNode(source, positions, part, bodyFrom)) : [],
	};
}

function partNode(source: string, positions: DocumentPositions, part: Part, bodyFrom: number): OutlineNode {
	const span: Span = shiftSpan(part.span, bodyFrom);
	const range = positions.range(span);
	return {
		kind: part.kind,
		name: firstWords(source.slice(span.from, span.to)) || part.kind,
		detail: partDetail(part),
		range,
		selectionRange: { start: range.start, end: range.start },
		children: [],
	};
}

function partDetail(part: Part): string {
	const kind = part.kind.replace('-', ' ');
	const { value } = part;
	if (value === null) return kind;
	if (typeof value === 'string') return `${kind} · ${value}`;
	const told = 'speaker' in value ? value.speaker : [value.place, value.date, value.agency].filter(Boolean).join(', ');
	return told ? `${kind} · ${told}` : kind;
}

const labelUnits = 60;

function firstWords(text: string): string {
	const line = text
		.slice(0, labelUnits * 4)
		.replace(/\s+/gu, ' ')
		.trim();
	if (line.length <= labelUnits) return line;
	const cutAt = line.lastIndexOf(' ', labelUnits);
	const head = line.slice(0, cutAt > labelUnits / 2 ? cutAt : labelUnits);
	return `${/[\uD800-\uDBFF]$/.test(head) ? head.slice(0, -1) : head}…`;
}

/** The outline with at most so many articles, and parts once every article is in. */
function cut(nodes: readonly DocumentOutline[], articleBudget: number, partBudget: number): OutlineNode[] {
	let articlesLeft = articleBudget;
	let partsLeft = Math.max(0, partBudget);
	return nodes.map(outlineOfDocument => {
		const { full, articleCount, partCount } = outlineOfDocument;
		if (articleCount <= articlesLeft && partCount <= partsLeft) {
			articlesLeft -= articleCount;
			partsLeft -= partCount;
			return full;
		}
		if (articlesLeft === 0) return (outlineOfDocument.alone ??= { ...full, children: [] });
		if (articleCount <= articlesLeft && partsLeft === 0) {
			articlesLeft -= articleCount;
			return (outlineOfDocument.withoutParts ??= { ...full, children: full.children.map(article => ({ ...article, children: [] })) });
		}
		const children = full.children.slice(0, articlesLeft).map(article => {
			const shown = article.children.slice(0, partsLeft);
			partsLeft -= shown.length;
			return { ...article, children: shown };
		});
		articlesLeft -= children.length;
		return { ...full, children };
	});
}
