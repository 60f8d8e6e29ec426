import { type Article, type ArticleAnalysis, datelineOf } from '../../articles/article.ts';
import { contentKey } from '../../util/hash.ts';
import type { Lru } from '../../util/lru.ts';
import type { Pace } from '../../util/slices.ts';
import { runSteps, runStepsSlowly, type Steps } from '../../util/steps.ts';
import { type AcronymPair, acronymPairsInSteps } from '../acronyms.ts';
import type { Knowledge } from '../knowledge/loadKnowledge.ts';
import { languageOfText } from '../language.ts';
import type { Entity, EntityAnalysis, Mention } from '../mention.ts';
import { namesByRule } from '../nameRules.ts';
import { type Amount, amountsInSteps } from '../quantities/findAmounts.ts';
import type { NameMention, NameType, Recogniser } from '../recogniser.ts';
import { resolveInSteps } from '../resolver/resolveMentions.ts';
import { type ArticleContext, type TimeExpression, timesInSteps } from '../temporal/findTimes.ts';

export interface EntityAnalyserOptions {
	/** The trained model; without one, or for a language that it does not read, names come from rules. */
	readonly recogniser?: Recogniser | undefined;
	readonly knowledge?: Knowledge | undefined;
	/** Analyses by what they are of: an article that stands unchanged in a changed document, or that comes back, is not read again. Costs are UTF-16 units of text. */
	readonly known?: Lru<string, EntityAnalysis> | undefined;
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

export function createEntityAnalyser({ recogniser, knowledge, known }: EntityAnalyserOptions): EntityAnalyser {
	const readerOf = (text: string): Recogniser | undefined => (recogniser && isMostlyLatin(text) ? recogniser : undefined);
	const articleInSteps = function* (text: string, context: ArticleContext): Steps<EntityAnalysis> {
		const names = yield* readerOf(text)?.steps(text) ?? namesByRule(text, knowledge);
		const pairs = yield* acronymPairsInSteps(text);
		const resolved = yield* resolveInSteps(text, yield* withAcronyms(text, names, pairs), pairs);
		const entities: Entity[] = [];
		for (const entity of resolved.entities) {
			yield;
			entities.push({ ...entity, link: knowledge?.describe(entity, context)?.link ?? null });
		}
		const amounts = yield* amountsInSteps(text, context);
		const times = yield* timesInSteps(text, context);
		yield;
		return merge(resolved.mentions, entities, [...valuesOf(text, amounts), ...valuesOf(text, times)]);
	};
	const bodyInSteps = function* (body: string, { articles }: ArticleAnalysis, document: DocumentContext): Steps<AnalysedArticle[]> {
		const analysed: AnalysedArticle[] = [];
		for (const article of articles) {
			const text = body.slice(article.span.from, article.span.to);
			const context = contextOf(text, article, document, knowledge);
			const key = known ? `${contentKey(text)} ${JSON.stringify(context)}` : '';
			const analysis = known?.get(key) ?? (yield* articleInSteps(text, context));
			known?.set(key, analysis, text.length);
			analysed.push({ ...article.span, context, names: readerOf(text) ? 'model' : 'rules', analysis });
		}
		return analysed;
	};
	return {
		analyseArticle: (text, context) => runSteps(articleInSteps(text, context)),
		analyse: (body, articles, document) => runSteps(bodyInSteps(body, articles, document)),
		analyseSlowly: (body, articles, document, pace) => runStepsSlowly(bodyInSteps(body, articles, document), pace),
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

/** The article's own date, else the document's; the country of its dateline's place; the document's language, else what the text looks like. */
function contextOf(text: string, article: Article, document: DocumentContext, knowledge: Knowledge | undefined): ArticleContext {
	const dateline = article.parts.map(datelineOf).find(value => value !== null);
	const place = dateline?.place?.split(/[,/]/)[0]?.trim();
	const country = place === undefined ? null : (knowledge?.countryOfPlace(place) ?? null);
	return {
		articleDate: article.date ?? document.date?.slice(0, 10) ?? null,
		country: country ?? document.country ?? null,
		language: document.language ?? languageOfText(text),
	};
}

/** Both forms of a pair are names wherever they stand, whatever the recogniser saw; a plural acronym names a kind of thing. */
function* withAcronyms(text: string, names: readonly NameMention[], pairs: readonly AcronymPair[]): Steps<readonly NameMention[]> {
	if (pairs.length === 0) return names;
	const types = new Map<string, NameType>();
	for (const { acronym, base, expansion, expansionSpan } of pairs) {
		const covering = names[firstEndingAfter(names, expansionSpan.from)];
		const seen = covering && covering.span.from < expansionSpan.to && covering.type !== 'PER' ? covering.type : 'ORG';
		for (const form of [expansion, acronym, base]) if (!types.has(form)) types.set(form, acronym === base ? seen : 'MISC');
	}
	const added: NameMention[] = [];
	for (const [form, type] of types) {
		for (let from = text.indexOf(form); from >= 0; from = text.indexOf(form, from + form.length)) {
			yield;
			if (/[\p{L}\p{N}]/u.test(text[from - 1] ?? ' ') || /[\p{L}\p{N}]/u.test(text[from + form.length] ?? ' ')) continue;
			added.push({ type, span: { from, to: from + form.length }, confidence: 1 });
		}
	}
	added.sort((left, right) => left.span.from - right.span.from || right.span.to - left.span.to);
	const kept: NameMention[] = [];
	for (const mention of added) if (mention.span.from >= (kept.at(-1)?.span.to ?? 0)) kept.push(mention);
	yield;
	const isFree = ({ span }: NameMention): boolean => (kept[firstEndingAfter(kept, span.from)]?.span.from ?? span.to) >= span.to;
	return [...names.filter(isFree), ...kept];
}

/** The index of the first of these names, which stand in order, that ends beyond an offset; their number where none does. */
function firstEndingAfter(names: readonly NameMention[], offset: number): number {
	let low = 0;
	let high = names.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (names[middle]!.span.to > offset) high = middle;
		else low = middle + 1;
	}
	return low;
}

function valuesOf(text: string, values: readonly (Amount | TimeExpression)[]): Mention[] {
	return values.map(({ type, span, value }) => ({ type, span, text: text.slice(span.from, span.to), value, confidence: 1, entity: null }));
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
