import type { CorpusDocument } from '../../../server/core/corpus/corpus.ts';
import type { NameMention, NameType } from '../../../server/core/entities/recogniser.ts';
import { resolveMentions } from '../../../server/core/entities/resolver/resolveMentions.ts';
import { type Analyses, type ArticleEntities, noAnalyses } from '../../../server/core/features/analyses.ts';
import { corpusOf } from '../rules/corpusOf.ts';

/** `[PER Ada Lund] left.` as a text with its names. */
export function marked(source: string): { text: string; names: NameMention[] } {
	let text = '';
	const names: NameMention[] = [];
	let at = 0;
	for (const match of source.matchAll(/\[(PER|ORG|LOC|MISC) ([^\]]+)\]/g)) {
		text += source.slice(at, match.index);
		names.push({ type: match[1] as NameType, span: { from: text.length, to: text.length + (match[2] ?? '').length }, confidence: 0.9 });
		text += match[2];
		at = match.index + match[0].length;
	}
	return { text: text + source.slice(at), names };
}

/** A corpus of one article a document, and what is known of them: their marked names. Documents in `unread` have not been looked at. */
export function markedCorpus(articles: readonly string[], unread: readonly number[] = []) {
	const read = articles.map(marked);
	const corpus = corpusOf(read.map(({ text }, index) => `<<<FILE ${index}.txt>>>\n${text}\n`).join(''));
	const context = { articleDate: null, country: null, language: 'en' };
	const entitiesOf = (document: CorpusDocument): readonly ArticleEntities[] => {
		const { body } = document.parsed().value;
		const { text, names } = read[document.ordinal] ?? { text: '', names: [] };
		return [{ from: body.from, to: body.from + text.length, context, names: 'model', analysis: resolveMentions(text, names) }];
	};
	const analyses: Analyses = {
		...noAnalyses,
		entities: document => (unread.includes(document.ordinal) ? undefined : document.memo(entitiesKey, () => entitiesOf(document))),
	};
	return { corpus, analyses };
}

const entitiesKey = Symbol('marked entities');
