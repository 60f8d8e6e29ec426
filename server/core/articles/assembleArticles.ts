import { append } from '../util/append.ts';
import { type Article, type ArticleAnalysis, type DatelineValue, datelineOf, type Part, type PossibleBoundary } from './article.ts';
import type { LineKind } from './articleModel.ts';
import { findDateline } from './dateline.ts';
import { type DateHints, parseDateLine } from './dates.ts';
import { bestKind, type DecidedLine } from './decideLines.ts';
import { inlineParts } from './inlineParts.ts';
import { saysUpdate } from './pageWords.ts';

/** Two boundaries as near as this, in lines, are one, unless a paragraph stands between them. */
const nearestLines = 2;
/** A line that the table with shapes gives this much may be a boundary. */
const possibleFrom = 0.5;

/** Cuts scored lines into articles at `threshold` and names their parts; a step is a line. */
export function* assembleArticles(lines: readonly DecidedLine[], threshold: number, body: string): Generator<undefined, ArticleAnalysis> {
	const starts = boundaryLines(lines, ({ boundary }) => boundary >= threshold);
	const articles: Article[] = [];
	for (const [index, start] of starts.entries()) articles.push(yield* article(lines.slice(start, starts[index + 1] ?? lines.length), body));
	const doubtful = lines.map((_, at) => at).filter(at => at > 0 && Math.max(lines[at]!.boundaryByShape, lines[at]!.boundary) >= possibleFrom);
	const possible: PossibleBoundary[] = doubtful
		.filter(at => starts.every(start => Math.abs(start - at) > nearestLines))
		.map(at => ({
			offset: lines[at]!.line.from,
			confidence: Math.max(lines[at]!.boundaryByShape, lines[at]!.boundary),
			evidence: lines[at]!.evidence,
		}));
	return { articles, possible: possible.filter((boundary, index) => index === 0 || boundary.offset !== possible[index - 1]!.offset) };
}

/** A line before a boundary that has this much of one itself is the headline that the boundary's line belongs to. */
const headlineFrom = 0.3;

/** The lines that start articles, the first always; of two within two lines the headline, else the more probable one. */
function boundaryLines(lines: readonly DecidedLine[], isBoundary: (line: DecidedLine) => boolean): number[] {
	if (lines.length === 0) return [];
	const starts = [0];
	for (let found = 1; found < lines.length; found++) {
		if (!isBoundary(lines[found]!)) continue;
		const last = starts[starts.length - 1]!;
		const at = found - 1 > last && !isHeadline(lines[found]!) && mayBeItsHeadline(lines[found - 1]!) ? found - 1 : found;
		if (at - last > nearestLines || isStory(lines, last, at)) starts.push(at);
		else if (last > 0 && lines[at]!.boundary > lines[last]!.boundary && (isHeadline(lines[at]!) || !isHeadline(lines[last]!)))
			starts[starts.length - 1] = at;
	}
	return starts;
}

function isHeadline({ kinds }: DecidedLine): boolean {
	return bestKind(kinds, () => true).kind === 'headline';
}

/** An article ends in no headline, and dates and bylines open none. */
function mayBeItsHeadline(line: DecidedLine): boolean {
	return line.boundary >= headlineFrom && canBeHeadline(line);
}

/** A headline and one paragraph are a story: news in brief has many of them. */
function isStory(lines: readonly DecidedLine[], from: number, to: number): boolean {
	return to - from === nearestLines && lines[to - 1]!.cues.isSentence && bestKind(lines[to - 1]!.kinds, () => true).kind === 'paragraph';
}

function* article(lines: readonly DecidedLine[], body: string): Generator<undefined, Article> {
	const named = nameKinds(lines);
	const hints = dateHints(lines);
	const parts: Part[] = [];
	let headline: string | null = null;
	let headlineSpan: Article['headlineSpan'] = null;
	let date: string | null = null;
	let isUpdate = false;
	let paragraphs = 0;
	let dateline: DatelineValue | null = null;
	const year = yearOf(named, lines, hints);
	for (const [at, { line }] of lines.entries()) {
		yield;
		const { kind, confidence } = named[at]!;
		const span = { from: line.from, to: line.to };
		if (kind === 'headline') {
			headline = line.text;
			headlineSpan = span;
		}
		if (kind === 'date') {
			const iso = parseDateLine(line.text, hints)?.iso ?? null;
			parts.push({ kind, span, value: iso, confidence });
			// The day of publication goes before the day of an update.
			const isOfUpdate = saysUpdate(line.text);
			if (iso && (date === null || (isUpdate && !isOfUpdate))) {
				date = iso;
				isUpdate = isOfUpdate;
			}
			continue;
		}
		parts.push({ kind, span, value: null, confidence });
		if (kind === 'paragraph' || kind === 'summary' || kind === 'caption') {
			if (kind === 'paragraph') paragraphs++;
			const mayHaveDateline = kind === 'paragraph' && paragraphs <= 2 && dateline === null;
			const inline = inlineParts(line, mayHaveDateline, { ...hints, year }, body);
			for (const part of inline) dateline ??= datelineOf(part);
			append(parts, inline);
		}
	}
	const first = lines[0]!;
	return {
		span: { from: first.line.from, to: lines[lines.length - 1]!.line.to },
		headline,
		headlineSpan,
		// A dateline that names its year dates an article in which no line does.
		date: date ?? dateline?.date ?? null,
		confidence: first.boundary,
		evidence: first.evidence,
		parts: parts.sort((a, b) => a.span.from - b.span.from || b.span.to - a.span.to),
	};
}

interface NamedKind {
	readonly kind: LineKind;
	readonly confidence: number;
}

/** One headline an article; no repeat without a headline before it. */
function nameKinds(lines: readonly DecidedLine[]): NamedKind[] {
	let best = -1;
	lines.forEach(({ kinds }, at) => {
		if (!canBeHeadline(lines[at]!)) return;
		const own = bestKind(kinds, kind => mayBe(lines[at]!, kind));
		if (own.kind === 'headline' && (best < 0 || headlineScore(lines, at) > headlineScore(lines, best))) best = at;
	});
	let isDated = false;
	return lines.map((decided, at) => {
		const { kinds, line } = decided;
		if (at === best) return bestKind(kinds, kind => kind === 'headline');
		const headline = best >= 0 && best < at ? lines[best]! : undefined;
		const named = bestKind(
			kinds,
			kind =>
				mayBe(decided, kind) &&
				kind !== 'headline' &&
				(kind !== 'headline-repeat' || headline !== undefined) &&
				!(kind === 'date' && isDated && isPartOfText(decided)),
		);
		isDated ||= named.kind === 'date' && parseDateLine(line.text)?.iso !== null;
		// The very words of the headline, soon after it, are the headline again.
		if (headline && at - best <= 10 && line.text === headline.line.text)
			return { kind: 'headline-repeat', confidence: Math.max(named.confidence, 0.9) };
		return named;
	});
}

const address = /:\/\/|\bwww\.|[\p{L}\d-]\.\p{L}{2,}(?:\/|\s*$)/u;
const openDash = /\s(?:--|[-–—])\s*$/u;

/** What the words of a line leave possible, whatever its shape: no address is without a dot. */
function mayBe(decided: DecidedLine, kind: LineKind): boolean {
	return kind === 'url' ? address.test(decided.line.text) : kind === 'date' ? mayBeDate(decided) : true;
}

/** Amounts have five digits and more, or mark their thousands. */
const amount = /\d{5}|\d[.,]\d{3}(?!\d)/;
/** The longest line, in units, that may be a date none of whose dates can be read: of another calendar, or a time of today. */
const longestUnreadDate = 60;

/** A date before a dash is the dateline of what follows, and where no date can be read a line must at least have a number that is no amount. */
function mayBeDate({ line: { text }, cues }: DecidedLine): boolean {
	if (openDash.test(text)) return false;
	if (!cues.hasDate) return text.length <= longestUnreadDate && /\p{Nd}/u.test(text) && !amount.test(text);
	const dateline = /\s[-–—]+\s/u.test(text) ? findDateline(text) : null;
	return dateline === null || dateline.place === null || !/\p{L}/u.test(text.slice(dateline.span.to));
}

/** Words beside a date without a year, after the day of publication, are about that date: `Sept 30 end`, `Qtr ends Jan 31`. */
function isPartOfText({ line: { text }, cues }: DecidedLine): boolean {
	if (!cues.hasDate || saysUpdate(text) || /\p{Nd}{4}/u.test(text)) return false;
	const written = parseDateLine(text);
	return written !== null && written.iso === null && /\p{L}/u.test(text.slice(0, written.span.from) + text.slice(written.span.to));
}

/** Whole sentences this wide, in units, and anything much wider, head nothing. */
const widestSentenceHeadline = 160;
const widestHeadline = 260;

function canBeHeadline({ cues }: DecidedLine): boolean {
	return cues.width <= (cues.isSentence ? widestSentenceHeadline : widestHeadline);
}

/** Headlines stand early: of two as probable the first. */
function headlineScore(lines: readonly DecidedLine[], at: number): number {
	return lines[at]!.kinds[1]! - 0.02 * at;
}

/** What the article's own dates show of the order of day and month. */
function dateHints(lines: readonly DecidedLine[]): DateHints {
	for (const { line, cues } of lines) {
		if (!cues.hasDate || line.text.length > 120) continue;
		const numbers = /(?<!\d)(\d{1,2})[/-](\d{1,2})[/-]\d{4}(?!\d)/.exec(line.text);
		if (!numbers) continue;
		if (Number(numbers[1]) > 12) return { order: 'day-first' };
		if (Number(numbers[2]) > 12) return { order: 'month-first' };
	}
	return {};
}

function yearOf(named: readonly NamedKind[], lines: readonly DecidedLine[], hints: DateHints): number | undefined {
	for (let at = 0; at < lines.length; at++) {
		if (named[at]!.kind !== 'date') continue;
		const iso = parseDateLine(lines[at]!.line.text, hints)?.iso;
		if (iso) return Number(iso.slice(0, 4));
	}
	return undefined;
}
