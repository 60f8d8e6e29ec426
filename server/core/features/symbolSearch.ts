import type { Corpus } from '../corpus/corpus.ts';
import { type Span, shiftSpan } from '../source/span.ts';
import type { Pace } from '../util/slices.ts';
import type { Analyses } from './analyses.ts';
import type { EntityIndex } from './entityIndex.ts';
import type { Limited } from './limited.ts';
import { createMatcher } from './searchText.ts';

/** A document, an article or an entity whose name answers a query. */
export interface FoundSymbol {
	readonly kind: 'document' | 'article' | 'PER' | 'ORG' | 'LOC' | 'MISC';
	readonly name: string;
	/** What it stands in, or how often it is mentioned. */
	readonly container: string;
	/** In the corpus' coordinates. */
	readonly span: Span;
}

/** Documents, then articles, then entities of a corpus whose names hold every word of the query; at most `maximum`. */
export async function findSymbols(
	corpus: Corpus,
	analyses: Analyses,
	entities: EntityIndex | undefined,
	query: string,
	maximum: number,
	pace: Pace,
): Promise<Limited<FoundSymbol>> {
	const matches = createMatcher(query);
	const documents: FoundSymbol[] = [];
	const articles: FoundSymbol[] = [];
	for (let ordinal = 0; ordinal < corpus.index.count; ordinal++) {
		const document = corpus.document(ordinal);
		const { name, opener, body } = document.parsed().value;
		if (matches(name))
			documents.push({
				kind: 'document',
				name: name || 'Unnamed document',
				container: '',
				span: shiftSpan(opener.nameSpan ?? opener.span, document.span.from),
			});
		for (const { headline, headlineSpan, span } of analyses.articles(document)?.articles ?? []) {
			if (headline && matches(headline))
				articles.push({ kind: 'article', name: headline, container: name, span: shiftSpan(headlineSpan ?? span, document.span.from + body.from) });
		}
		const pause = pace.due();
		if (pause !== undefined) await pause;
	}
	const named = (entities?.entities ?? [])
		.filter(entity => [entity.name, ...entity.aliases].some(matches))
		.sort((a, b) => b.mentions - a.mentions)
		.map(
			({ type, name, mentions, first }): FoundSymbol => ({
				kind: type,
				name,
				container: `${mentions} ${mentions === 1 ? 'mention' : 'mentions'}`,
				span: first,
			}),
		);
	const all = [...documents, ...articles, ...named];
	return all.length <= maximum
		? { items: all }
		: { items: all.slice(0, maximum), limit: { kind: 'workspaceSymbols', shown: maximum, total: all.length } };
}

/** A document of a corpus on disk, or its headline, whose text answers a query. */
export type FoundText = Pick<FoundSymbol, 'kind' | 'name' | 'container'> & { readonly ordinal: number };

/** The same for a corpus of which only names and headlines are known. */
export async function findTextSymbols(
	texts: Iterable<{ readonly ordinal: number; readonly name: string; readonly headline: string }>,
	query: string,
	maximum: number,
	pace: Pace,
): Promise<Limited<FoundText>> {
	const matches = createMatcher(query);
	const documents: FoundText[] = [];
	const articles: FoundText[] = [];
	let total = 0;
	for (const { ordinal, name, headline } of texts) {
		if (matches(name)) {
			total++;
			if (documents.length < maximum) documents.push({ kind: 'document', name: name || 'Unnamed document', container: '', ordinal });
		}
		if (headline && matches(headline)) {
			total++;
			if (articles.length < maximum) articles.push({ kind: 'article', name: headline, container: name, ordinal });
		}
		const pause = pace.due();
		if (pause !== undefined) await pause;
	}
	const items = [...documents, ...articles].slice(0, maximum);
	return total <= maximum ? { items } : { items, limit: { kind: 'workspaceSymbols', shown: items.length, total } };
}
