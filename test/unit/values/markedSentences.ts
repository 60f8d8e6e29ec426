import type { MentionValue } from '../../../server/core/entities/mention.ts';
import type { ArticleContext } from '../../../server/core/entities/temporal/findTimes.ts';

/** A stretch of a sentence and what it should come to, as the fixtures write it: a TIMEX3 value, `USD 3000000`, `4.1%`, `35 kilometre`, `USD 2..3`. */
export interface Mark {
	readonly from: number;
	readonly to: number;
	readonly value: string;
}

export interface MarkedSentence {
	readonly context: ArticleContext;
	readonly text: string;
	readonly marks: readonly Mark[];
	/** Places that guidelines disagree about: whatever is found there counts neither way. */
	readonly ignored: readonly Mark[];
}

/** Reads a fixture: `#` comments, `@date country language` lines, and sentences with `[span=value]`; `IGNORE` inside a span cuts the span's start. */
export function readMarkedSentences(source: string): MarkedSentence[] {
	const sentences: MarkedSentence[] = [];
	let context: ArticleContext = { articleDate: null, country: null, language: null };
	for (const line of source.split('\n')) {
		if (line.startsWith('@')) {
			const [articleDate = null, country = null, language = 'en'] = line.slice(1).trim().split(' ');
			context = { articleDate, country, language };
		} else if (line !== '' && !line.startsWith('#')) sentences.push({ context, ...readMarks(line) });
	}
	return sentences;
}

function readMarks(line: string): Pick<MarkedSentence, 'text' | 'marks' | 'ignored'> {
	let text = '';
	const all: Mark[] = [];
	let at = 0;
	for (const match of line.matchAll(/\[([^\]=]+)=([^\]]+)\]/g)) {
		text += line.slice(at, match.index);
		const whole = match[1] ?? '';
		const cut = whole.indexOf('IGNORE');
		text += cut < 0 ? '' : whole.slice(0, cut);
		const span = cut < 0 ? whole : whole.slice(cut + 'IGNORE'.length);
		all.push({ from: text.length, to: text.length + span.length, value: match[2] ?? '' });
		text += span;
		at = match.index + match[0].length;
	}
	text += line.slice(at);
	return { text, marks: all.filter(({ value }) => value !== 'IGNORE'), ignored: all.filter(({ value }) => value === 'IGNORE') };
}

/** A value as the fixtures write it. */
export function valueAsMarked(value: MentionValue): string {
	if (value === null) return '';
	if ('timex' in value) return value.timex;
	if ('amount' in value) return `${value.currency ?? '?'} ${value.amount}${value.upTo === undefined ? '' : `..${value.upTo}`}`;
	const number = `${value.number}${value.upTo === undefined ? '' : `..${value.upTo}`}`;
	return 'unit' in value ? `${number} ${value.unit}` : `${number}%`;
}

/** Whether a mark is about a time, and not a sum, a percentage or a quantity. */
export function isTimeMark({ value }: Mark): boolean {
	return !/^(?:[A-Z]{3} -?[\d.]+|-?[\d.]+(?: \p{L}.*|%))$/u.test(value) || /^\d{4}$/.test(value);
}

/** Counts of what was right, and the F measures in percent made of them. */
export class Score {
	#gold = 0;
	#found = 0;
	#relaxed = 0;
	#exact = 0;
	#value = 0;
	readonly mistakes: string[] = [];

	add(text: string, marks: readonly Mark[], found: readonly Mark[]): void {
		const said = ({ from, to, value }: Mark): string => `${text.slice(from, to)} = ${value}`;
		this.#gold += marks.length;
		this.#found += found.length;
		const left = new Set(found);
		for (const mark of marks) {
			const hit = [...left].find(other => overlaps(other, mark));
			if (hit) this.#relaxed++;
			if (hit) left.delete(hit);
			const sameSpan = hit !== undefined && hit.from === mark.from && hit.to === mark.to;
			if (sameSpan && hit.value === mark.value) this.#exact++;
			if (hit?.value === mark.value) this.#value++;
			if (hit?.value !== mark.value) this.mistakes.push(`${text}\n    wanted ${said(mark)}, got ${hit ? said(hit) : 'nothing'}`);
			else if (!sameSpan) this.mistakes.push(`${text}\n    span: wanted ${said(mark)}, got ${said(hit)}`);
		}
		for (const other of found) if (!marks.some(mark => overlaps(other, mark))) this.mistakes.push(`${text}\n    not wanted: ${said(other)}`);
	}

	get gold(): number {
		return this.#gold;
	}
	get relaxed(): number {
		return this.#percent(this.#relaxed);
	}
	/** Span and value both right. */
	get exact(): number {
		return this.#percent(this.#exact);
	}
	/** The value right, wherever the span ends. */
	get value(): number {
		return this.#percent(this.#value);
	}

	#percent(right: number): number {
		return (200 * right) / Math.max(1, this.#gold + this.#found);
	}
}

export function overlaps(one: Mark, other: Mark): boolean {
	return one.from < other.to && other.from < one.to;
}
