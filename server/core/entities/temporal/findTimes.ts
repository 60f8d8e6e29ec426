import type { Span } from '../../source/span.ts';
import { runSteps, type Steps } from '../../util/steps.ts';
import type { TemporalValue } from '../mention.ts';
import { createAnchor } from './anchor.ts';
import { parseIsoDay, temporalValue } from './calendar.ts';
import { clockPatterns } from './clockTimes.ts';
import { datePatterns } from './dates.ts';
import { holidayPatterns } from './holidays.ts';
import { ideographicTimes } from './ideographicTimes.ts';
import { lexiconOfLanguage } from './languageLexicon.ts';
import { languagePatterns } from './languagePatterns.ts';
import { englishLexicon } from './lexicon.ts';
import type { TemporalPattern, TokenMatch } from './match.ts';
import { periodPatterns } from './periods.ts';
import { tenseOf } from './tense.ts';
import { type ClassifiedText, classifyInSteps } from './tokens.ts';

/** What the values of an article are relative to: never today. */
export interface ArticleContext {
	/** An ISO day; null where the article gives none, and relative values then stay open (`XXXX-WXX-6`). */
	readonly articleDate: string | null;
	/** ISO 3166, two letters, of the dateline's place; decides plain `$`, `Rs` and the order of 03/04/2025. */
	readonly country: string | null;
	/** BCP 47. */
	readonly language: string | null;
}

export interface TimeExpression {
	readonly type: 'DATE' | 'TIME';
	readonly span: Span;
	readonly value: TemporalValue;
}

/** The dates, times, durations and sets of a text in order, without overlap: the longest at each place. Spans follow TIMEX3: no preposition. */
export function findTimes(text: string, context: ArticleContext): TimeExpression[] {
	return runSteps(timesInSteps(text, context));
}

export function* timesInSteps(text: string, context: ArticleContext): Steps<TimeExpression[]> {
	const lexicon = lexiconOfLanguage(context.language);
	const classified = yield* classifyInSteps(text, lexicon ?? englishLexicon, !isEnglish(context.language));
	const { any, byLetter } = lexicon ? ofLanguages : ofEnglish;
	const anchor = createAnchor(parseIsoDay(context.articleDate));
	const found: TimeExpression[] = [];
	/** Where each of them ends, as a token. */
	const ends: number[] = [];
	const { classes } = classified;
	let index = 0;
	for (let pause = classesInStep; index < classes.length; ) {
		if (index >= pause) {
			pause += classesInStep;
			yield;
		}
		const patterns = byLetter[classes.charCodeAt(index)];
		any.lastIndex = index;
		if (!patterns || !any.test(classes)) {
			index++;
			continue;
		}
		let best: { last: number; timex: string } | undefined;
		for (const { classes: expression, value } of patterns) {
			expression.lastIndex = index;
			if (!expression.test(classes)) continue;
			const last = expression.lastIndex;
			if (best && last <= best.last) continue;
			const first = index;
			const match: TokenMatch = {
				source: classified,
				first,
				last,
				anchor,
				country: context.country,
				tense: () => tenseOf(classified, first, last),
				lastDate: (wanted, within = Number.POSITIVE_INFINITY) =>
					found.findLast(({ value: { timex } }, number) => first - ends[number]! <= within && wanted.test(timex))?.value.timex,
			};
			const timex = value(match);
			if (timex !== undefined) best = { last, timex };
		}
		if (best) {
			found.push(expressionOf(classified, index, best.last, best.timex));
			ends.push(best.last);
			index = best.last;
		} else {
			index++;
		}
	}
	const ideographic = ideographicTimes(text, anchor);
	if (ideographic.length === 0) return found;
	const others = found.filter(({ span }) => !ideographic.some(other => span.from < other.span.to && other.span.from < span.to));
	return [...others, ...ideographic.map(({ span, timex }) => ({ type: 'DATE' as const, span, value: temporalValue(timex) }))].sort(
		(left, right) => left.span.from - right.span.from,
	);
}

function isEnglish(tag: string | null): boolean {
	return tag !== null && /^en(?:[-_]|$)/i.test(tag);
}

/** So many tokens are looked at in a step. */
const classesInStep = 1024;

/** Patterns, for each class letter those that can begin with it, and one that tells at once where none of them matches. */
interface PatternIndex {
	readonly any: RegExp;
	readonly byLetter: readonly (readonly TemporalPattern[] | undefined)[];
}

const ofEnglish = indexPatterns([...datePatterns, ...periodPatterns, ...clockPatterns, ...holidayPatterns]);
const ofLanguages = indexPatterns(languagePatterns);

function indexPatterns(patterns: readonly TemporalPattern[]): PatternIndex {
	const byLetter: (readonly TemporalPattern[] | undefined)[] = [];
	for (const letter of 'dynocathMKNWwUVQSPpxfTRrgGeBqEFDCisHYÑkzOJv') {
		const beginning = patterns.filter(({ classes }) => canBegin(classes.source, letter));
		if (beginning.length > 0) byLetter[letter.charCodeAt(0)] = beginning;
	}
	return { any: new RegExp(patterns.map(({ classes }) => classes.source).join('|'), 'y'), byLetter };
}

/** Whether any of the alternatives of a pattern may start with a letter. Over-cautious is fine: a needless try costs little. */
function canBegin(source: string, letter: string): boolean {
	return source.includes(letter);
}

function expressionOf({ from, to, text, classes }: ClassifiedText, first: number, last: number, timex: string): TimeExpression {
	let end = last;
	while (end > first + 1 && (classes[end - 1] === ',' || (classes[end - 1] === '.' && !/[ap]\.\s?m$/i.test(text.slice(from[first], from[end - 1])))))
		end--;
	// The article before a day is no part of it: `le 14 août`, `le 1er juillet`.
	const start = /^t(?:d|o[MKN])/.test(classes.slice(first, first + 3)) ? first + 1 : first;
	// `At the moment` is one phrase, and its preposition outside.
	const preposition = classes[start] === 'R' && /^at /i.test(text.slice(from[start], to[start])) ? 3 : 0;
	const span = { from: (from[start] ?? 0) + preposition, to: to[end - 1] ?? 0 };
	return { type: /T/.test(timex) && !timex.includes('_') ? 'TIME' : 'DATE', span, value: temporalValue(timex) };
}
