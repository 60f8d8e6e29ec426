import type { Knowledge, KnownThing } from '../knowledge/loadKnowledge.ts';
import type { EntityAnalysis, Mention, MentionType, TemporalValue } from '../mention.ts';
import type { ArticleContext } from '../temporal/findTimes.ts';

/** Everything worth saying about one mention, as plain data that a hover or the command line words and renders. */
export interface EntityCard {
	/** The entity's fullest name, or the mention's own text. */
	readonly title: string;
	readonly type: MentionType;
	readonly acronym: string | null;
	readonly descriptor: string | null;
	/** How often the article mentions it; 1 for values. */
	readonly mentions: number;
	/** The index of its first mention in the analysis. */
	readonly firstMention: number;
	/** Who, what body or what place the article names most often beside it: names, in order. */
	readonly companions: readonly string[];
	/** One line from the knowledge base: `capital of Tajikistan`, `population 679,400`, `38.54° N 68.78° E`, a gloss. */
	readonly facts: readonly string[];
	/** What a date or an amount comes to: `2025-08-09 (article of Saturday, 9 August 2025)`, `USD 38,000,000,000`. */
	readonly value: string | null;
}

const companionCount = 3;
const companionDistance = 300;

/** The card of a mention; undefined where there is no such mention. */
export function entityCard(analysis: EntityAnalysis, mentionIndex: number, context: ArticleContext, knowledge?: Knowledge): EntityCard | undefined {
	const mention = analysis.mentions[mentionIndex];
	if (!mention) return undefined;
	const entity = analysis.entities.find(({ id }) => id === mention.entity);
	const known = entity && knowledge?.describe(entity, context);
	return {
		title: entity?.name ?? mention.text,
		type: mention.type,
		acronym: entity?.acronym ?? null,
		descriptor: entity?.descriptor ?? null,
		mentions: entity?.mentions.length ?? 1,
		firstMention: entity?.mentions[0] ?? mentionIndex,
		companions: entity ? companionsOf(analysis, entity.id) : [],
		facts: known ? knownFacts(known) : [],
		value: describeValue(mention, context),
	};
}

function companionsOf({ mentions, entities }: EntityAnalysis, id: string): string[] {
	const own = mentions.filter(({ entity }) => entity === id);
	const counts = new Map<string, number>();
	for (const { entity, span } of mentions) {
		if (entity === null || entity === id || entities.find(other => other.id === entity)?.type === 'MISC') continue;
		const near = own.filter(other => Math.abs(other.span.from - span.from) <= companionDistance).length;
		if (near > 0) counts.set(entity, (counts.get(entity) ?? 0) + near);
	}
	return [...counts]
		.sort((left, right) => right[1] - left[1])
		.slice(0, companionCount)
		.map(([other]) => entities.find(entity => entity.id === other)?.name ?? '');
}

/** What is known of a thing, a fact a string. */
export function knownFacts({ country, city, capitalOf, gloss }: KnownThing): string[] {
	if (city) {
		return [
			capitalOf ? `capital of ${capitalOf.name}` : country ? `city in ${country.name}` : 'city',
			`population ${city.population.toLocaleString('en')}`,
			`${degrees(city.latitude, 'N', 'S')} ${degrees(city.longitude, 'E', 'W')}`,
		];
	}
	if (country) {
		const money = country.currencyName ? `${country.currencyName} (${country.currency})` : country.currency;
		return [`country in ${country.region}`, country.capital && `capital ${country.capital}`, money && `currency ${money}`, country.code].filter(
			fact => fact !== '',
		);
	}
	return gloss === undefined ? [] : [gloss];
}

function degrees(number: number, positive: string, negative: string): string {
	return `${Math.abs(number).toFixed(2)}° ${number < 0 ? negative : positive}`;
}

/** A value in words; null for names. */
export function describeValue({ value }: Pick<Mention, 'value'>, { articleDate }: Pick<ArticleContext, 'articleDate'>): string | null {
	if (value === null) return null;
	if ('timex' in value) return describeTime(value, articleDate);
	if ('amount' in value) return `${value.currency ?? 'unknown currency'} ${ends(value.amount, value.upTo)}`;
	return 'unit' in value ? `${ends(value.number, value.upTo)} ${value.unit}` : `${ends(value.number, value.upTo)}%`;
}

/** A number, or the two ends of a range. */
function ends(number: number, upTo: number | undefined): string {
	return [number, ...(upTo === undefined ? [] : [upTo])].map(end => end.toLocaleString('en', { maximumFractionDigits: 6 })).join(' to ');
}

const references: Readonly<Record<string, string>> = {
	PRESENT_REF: 'the present',
	PAST_REF: 'some time before the article',
	FUTURE_REF: 'some time after the article',
};

function describeTime({ timex, start, end }: TemporalValue, articleDate: string | null): string {
	const shown = references[timex] ?? timex;
	const span = start !== null && end !== null && start !== end && !timex.includes('/') ? `, ${start} to ${end}` : '';
	const day = articleDate === null ? null : new Date(`${articleDate}T00:00:00Z`);
	if (day === null || Number.isNaN(day.getTime())) return `${shown}${span}`;
	const weekday = day.toLocaleDateString('en-GB', { weekday: 'long', timeZone: 'UTC' });
	const date = day.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
	return `${shown}${span} (article of ${weekday}, ${date})`;
}
