import type { Article, ArticleAnalysis, DatelineValue } from '../../articles/article.ts';
import type { Span } from '../../source/span.ts';
import type { Pace } from '../../util/slices.ts';
import { lastAtMost } from '../../util/sortedSearch.ts';
import { type AcronymPair, findAcronymPairs } from '../acronyms.ts';
import type { Knowledge } from '../knowledge/loadKnowledge.ts';
import { languageOfText } from '../language.ts';
import type { Entity, EntityAnalysis, Mention } from '../mention.ts';
import { namesByRule } from '../nameRules.ts';
import { findAmounts } from '../quantities/findAmounts.ts';
import type { NameMention, Recogniser } from '../recogniser.ts';
import { resolveMentions } from '../resolver/resolveMentions.ts';
import { type ArticleContext, findTimes } from '../temporal/findTimes.ts';

export interface EntityAnalyserOptions {
	/** The trained model; without one, or for a language that it does not read, names come from rules. */
	readonly recogniser?: Recogniser | undefined;
	readonly knowledge?: Knowledge | undefined;
}

/** The analysis of one article of a body. `from` and `to` count from the body's start, the analysis' spans from `from`. */
export interface AnalysedArticle {
	readonly from: number;
	readonly to: number;
	readonly context: ArticleContext;
	/** Who found the names. */
	readonly names: 'model' | 'rules';
	readonly analysis: EntityAnalysis;
}

/** What the document says of itself, for articles that say nothing: its `date` and `lang` attributes, and the corpus' country. */
export interface DocumentContext {
	readonly date: string | null;
	readonly language: string | null;
	readonly country?: string | null;
}

/** Finds and resolves what articles name and say. Equal input gives equal answers, so they may be kept by content. */
export interface EntityAnalyser {
	analyseArticle(text: string, context: ArticleContext): EntityAnalysis;
	analyse(body: string, articles: ArticleAnalysis, document: DocumentContext): AnalysedArticle[];
	/** The same, giving way as the pace asks for. */
	analyseSlowly(body: string, articles: ArticleAnalysis, document: DocumentContext, pace: Pace): Promise<AnalysedArticle[]>;
}

export function createEntityAnalyser({ recogniser, knowledge }: EntityAnalyserOptions): EntityAnalyser {
	const analyseNames = (text: string, names: readonly NameMention[], context: ArticleContext): EntityAnalysis => {
		const pairs = findAcronymPairs(text);
		const resolved = resolveMentions(text, withAcronyms(text, names, pairs), pairs);
		const entities = resolved.entities.map(entity => ({ ...entity, link: knowledge?.describe(entity, context)?.link ?? null }));
		return merge(resolved.mentions, entities, [...valuesOf(text, context)]);
	};
	const readerOf = (text: string): Recogniser | undefined => (recogniser && isMostlyLatin(text) ? recogniser : undefined);
	const namesOf = (text: string): readonly NameMention[] => readerOf(text)?.recognise(text) ?? namesByRule(text, knowledge);
	const sourceOf = (text: string): AnalysedArticle['names'] => (readerOf(text) ? 'model' : 'rules');
	return {
		analyseArticle: (text, context) => analyseNames(text, namesOf(text), context),
		analyse: (body, { articles }, document) =>
			articles.map(article => {
				const text = body.slice(article.span.from, article.span.to);
				const context = contextOf(text, article, document, knowledge);
				return { ...article.span, context, names: sourceOf(text), analysis: analyseNames(text, namesOf(text), context) };
			}),
		async analyseSlowly(body, { articles }, document, pace) {
			const analysed: AnalysedArticle[] = [];
			for (const article of articles) {
				const pause = pace.due();
				if (pause) await pause;
				const text = body.slice(article.span.from, article.span.to);
				const names = (await readerOf(text)?.recogniseSlowly(text, pace)) ?? namesByRule(text, knowledge);
				const context = contextOf(text, article, document, knowledge);
				analysed.push({ ...article.span, context, names: sourceOf(text), analysis: analyseNames(text, names, context) });
			}
			return analysed;
		},
	};
}

/** Whether the trained model, which has read Latin letters only, has something to go by. */
function isMostlyLatin(text: string): boolean {
	let latin = 0;
	let other = 0;
	for (let index = 0; index < Math.min(text.length, 2000); index++) {
		const unit = text.charCodeAt(index);
		if ((unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122) || (unit >= 0xc0 && unit < 0x250)) latin++;
		else if (unit >= 0x370) other++;
	}
	return latin >= other;
}

/** The article's own date, else its dateline's, else the document's; the country of its dateline's place; the document's language, else what the text looks like. */
function contextOf(text: string, article: Article, document: DocumentContext, knowledge: Knowledge | undefined): ArticleContext {
	let dateline: DatelineValue | null = null;
	for (const { kind, value } of article.parts) {
		if (kind === 'dateline' && value !== null && typeof value === 'object' && 'place' in value) dateline ??= value;
	}
	const place = dateline?.place?.split(/[,/]/)[0]?.trim();
	const country = place === undefined ? null : (knowledge?.countryOfPlace(place) ?? null);
	return {
		articleDate: article.date ?? dateline?.date ?? document.date?.slice(0, 10) ?? null,
		country: country ?? document.country ?? null,
		language: document.language ?? languageOfText(text),
	};
}

/** Both forms of a pair are names wherever they stand, whatever the recogniser saw; a plural acronym names a kind of thing. */
function withAcronyms(text: string, names: readonly NameMention[], pairs: readonly AcronymPair[]): NameMention[] {
	if (pairs.length === 0) return [...names];
	const added: NameMention[] = [];
	const looked = new Set<string>();
	const overlaps = (span: Span): NameMention | undefined => names.find(name => name.span.from < span.to && span.from < name.span.to);
	for (const { acronym, base, expansion, expansionSpan } of pairs) {
		if (looked.has(expansion) && looked.has(acronym) && looked.has(base)) continue;
		const covering = overlaps(expansionSpan);
		const type = acronym !== base ? 'MISC' : covering && covering.type !== 'PER' ? covering.type : 'ORG';
		for (const form of [expansion, acronym, base]) {
			// What a text explains again and again is looked for once.
			if (looked.has(form)) continue;
			looked.add(form);
			for (let from = text.indexOf(form); from >= 0; from = text.indexOf(form, from + form.length)) {
				if (/[\p{L}\p{N}]/u.test(text[from - 1] ?? ' ') || /[\p{L}\p{N}]/u.test(text[from + form.length] ?? ' ')) continue;
				added.push({ type, span: { from, to: from + form.length }, confidence: 1 });
			}
		}
	}
	added.sort((left, right) => left.span.from - right.span.from || right.span.to - left.span.to);
	const kept: NameMention[] = [];
	for (const mention of added) if (mention.span.from >= (kept.at(-1)?.span.to ?? 0)) kept.push(mention);
	const starts = kept.map(({ span }) => span.from);
	const isKept = ({ span }: NameMention): boolean => {
		const before = kept[lastAtMost(starts, starts.length, span.to - 1)];
		return before !== undefined && before.span.to > span.from;
	};
	return [...names.filter(name => !isKept(name)), ...kept];
}

function* valuesOf(text: string, context: ArticleContext): Generator<Mention> {
	for (const { type, span, value } of [...findAmounts(text, context), ...findTimes(text, context)]) {
		yield { type, span, text: text.slice(span.from, span.to), value, confidence: 1, entity: null };
	}
}

/** One order for all mentions. An amount or a time gives way to a name that holds it (`Sunday Times`), and a name to a longer amount or time. */
function merge(names: readonly Mention[], entities: readonly Entity[], values: readonly Mention[]): EntityAnalysis {
	const all = [...names, ...values].sort(
		(left, right) =>
			left.span.from - right.span.from || right.span.to - left.span.to || (left.value === null ? 1 : 0) - (right.value === null ? 1 : 0),
	);
	const kept: Mention[] = [];
	for (const mention of all) {
		const before = kept.at(-1);
		if (!before || mention.span.from >= before.span.to) kept.push(mention);
		else if (mention.span.to - mention.span.from > before.span.to - before.span.from) kept[kept.length - 1] = mention;
	}
	const indices = new Map<string, number[]>();
	for (const [index, { entity }] of kept.entries()) {
		if (entity === null) continue;
		const list = indices.get(entity);
		if (list) list.push(index);
		else indices.set(entity, [index]);
	}
	const remaining = entities.filter(({ id }) => indices.has(id));
	const ids = new Map(remaining.map(({ id }, index) => [id, `e${index + 1}`]));
	return {
		mentions: kept.map(mention => (mention.entity === null ? mention : { ...mention, entity: ids.get(mention.entity) ?? null })),
		entities: remaining.map(entity => ({ ...entity, id: ids.get(entity.id) ?? entity.id, mentions: indices.get(entity.id) ?? [] })),
	};
}
