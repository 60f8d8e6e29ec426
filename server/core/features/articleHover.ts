import type { Article, Part } from '../articles/article.ts';
import type { CorpusDocument } from '../corpus/corpus.ts';
import { shiftSpan } from '../source/span.ts';
import type { Analyses } from './analyses.ts';
import type { HoverCard } from './delimiterHover.ts';
import { escapeMarkdown } from './markdown.ts';
import { countWords } from './wordCount.ts';

const hoverKinds = new Set<Part['kind']>(['headline', 'headline-repeat', 'date', 'dateline', 'byline']);

/** What is known of a headline (which article it opens, and why it is thought so), a date (its day and weekday), a dateline or a byline at an offset. */
export function articleHover(document: CorpusDocument, analyses: Analyses, offset: number): HoverCard | undefined {
	const analysis = analyses.articles(document);
	const { from } = document.parsed().value.body;
	const at = offset - from;
	const recurring = recurringLine(document, analyses, offset);
	if (!analysis) return recurring;
	for (const [index, article] of analysis.articles.entries()) {
		if (at < article.span.from || at > article.span.to) continue;
		const part = article.parts.filter(({ kind, span }) => hoverKinds.has(kind) && span.from <= at && at <= span.to).at(-1);
		if (!part) return recurring;
		const text = document.source().slice(from + article.span.from, from + article.span.to);
		const position = `article ${index + 1} of ${analysis.articles.length} in this document`;
		const card = cardOf(article, part, position, countWords(text));
		return { span: shiftSpan(part.span, from), markdown: recurring ? `${card}\n\n${recurring.markdown}` : card };
	}
	return recurring;
}

/** On a line that stands in many documents of its source: in how many. */
function recurringLine(document: CorpusDocument, analyses: Analyses, offset: number): HoverCard | undefined {
	const source = document.source();
	const { body } = document.parsed().value;
	if (offset < body.from) return undefined;
	const from = Math.max(body.from, Math.max(source.lastIndexOf('\n', offset - 1), source.lastIndexOf('\r', offset - 1)) + 1);
	const length = source.slice(from, body.to).search(/[\r\n]/);
	const line = source.slice(from, length < 0 ? body.to : from + length);
	const found = analyses.recurrence?.(document, line);
	if (!found) return undefined;
	const { source: name, count, total } = found;
	const where = name === '' ? '' : ` of ${escapeMarkdown(name)}`;
	return {
		span: { from: from + line.length - line.trimStart().length, to: from + line.trimEnd().length },
		markdown: `**Recurring line** · in ${count.toLocaleString('en')} of ${total.toLocaleString('en')} articles${where}`,
	};
}

function cardOf(article: Article, part: Part, position: string, words: number): string {
	const sure = percent(part.confidence);
	if (part.kind === 'headline' || part.kind === 'headline-repeat') {
		const rows = [
			`**${escapeMarkdown(article.headline ?? 'Headline')}**`,
			[
				part.kind === 'headline' ? 'headline' : 'the headline again',
				position,
				article.date && dayInWords(article.date),
				`${words.toLocaleString('en')} words`,
			]
				.filter(Boolean)
				.join(' · '),
		];
		const reasons = article.evidence.slice(0, 3).map(({ text }) => escapeMarkdown(text));
		if (article.confidence < 1)
			rows.push(`An article starts here: ${percent(article.confidence)} sure${reasons.length > 0 ? `, because ${reasons.join('; ')}` : ''}.`);
		return rows.join('\n\n');
	}
	const { value } = part;
	if (part.kind === 'date')
		return typeof value === 'string'
			? `**${dayInWords(value)}** → \`${value}\` · date of the article · ${sure} sure`
			: `date, with a day that cannot be told · ${sure} sure`;
	if (value !== null && typeof value === 'object' && 'place' in value) {
		return [
			`**${escapeMarkdown(value.place ?? 'no place')}** · dateline`,
			value.date && dayInWords(value.date),
			value.agency && escapeMarkdown(value.agency),
		]
			.filter(Boolean)
			.join(' · ');
	}
	return `${part.kind} · ${position} · ${sure} sure`;
}

/** `Saturday, 9 August 2025`. */
export function dayInWords(isoDay: string): string {
	const time = Date.parse(`${isoDay}T00:00:00Z`);
	if (Number.isNaN(time)) return isoDay;
	return new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(time);
}

function percent(probability: number): string {
	return `${Math.round(probability * 100)} %`;
}
