/// <reference path="../source/textCodec.d.ts" />
import { grown } from '../util/grown.ts';

/**
 * What a list sorts and filters the documents of a corpus on disk by, as columns: 17 bytes a document, and the bytes of its name and headline as
 * long as those stay within a budget. Rows are filled in the order of the file, so at any moment the first `count` of them are known.
 */

/** One document's row. */
export interface ColumnRow {
	readonly name: string;
	/** Empty where there is none. */
	readonly headline: string;
	/** An ISO 8601 year, month or day. */
	readonly date: string | null;
	readonly words: number;
	/** Findings of at least a warning. */
	readonly findings: number;
	/** Whether there are findings of any severity. */
	readonly isNoted: boolean;
	/** Null where they have not been looked for. */
	readonly articles: number | null;
}

/** The columns as plain data. Each may be longer than `count`. */
export interface ColumnData {
	readonly count: number;
	readonly words: Uint32Array;
	/** `yyyymmdd`, with zeros for a month or a day that is not known; 0 without a date. */
	readonly day: Uint32Array;
	readonly findings: Uint16Array;
	readonly articles: Uint16Array;
	/** 1 where there are findings of any severity. */
	readonly noted: Uint8Array;
	/** Of how many documents the texts are kept: the first ones, as many as the budget allows. */
	readonly textCount: number;
	/** Where the text of each document ends in `texts`. */
	readonly textEnd: Uint32Array;
	/** Names and headlines, one after the other, as UTF-8; a NUL stands between a name and its headline. */
	readonly texts: Uint8Array;
}

/** Columns under construction. */
export class DocumentColumns {
	readonly #budgetBytes: number;
	#data: ColumnData;

	/** `documents`: how many there will be. `budgetBytes`: how much names and headlines may take together. */
	constructor(documents: number, budgetBytes: number) {
		this.#budgetBytes = budgetBytes;
		this.#data = {
			count: 0,
			words: new Uint32Array(documents),
			day: new Uint32Array(documents),
			findings: new Uint16Array(documents),
			articles: new Uint16Array(documents).fill(unknownCount),
			noted: new Uint8Array(documents),
			textCount: 0,
			textEnd: new Uint32Array(documents),
			texts: new Uint8Array(Math.min(budgetBytes, documents * 80 + 256)),
		};
	}

	/** What is known so far. The columns are those under construction: what stands in them does not change any more. */
	get data(): ColumnData {
		return this.#data;
	}

	push(row: ColumnRow): void {
		const { count, words, day, findings, articles, noted } = this.#data;
		words[count] = row.words;
		day[count] = dayNumber(row.date);
		findings[count] = Math.min(row.findings, unknownCount);
		articles[count] = row.articles === null ? unknownCount : Math.min(row.articles, unknownCount - 1);
		noted[count] = Number(row.isNoted);
		this.#keepText(`${row.name.replaceAll('\0', ' ')}\0${row.headline}`);
		this.#data = { ...this.#data, count: count + 1 };
	}

	#keepText(text: string): void {
		const { count, textCount, textEnd, texts } = this.#data;
		if (textCount < count) return;
		const from = count === 0 ? 0 : textEnd[count - 1]!;
		const longest = from + text.length * 3;
		if (longest > texts.length) {
			if (longest > this.#budgetBytes) return;
			this.#data = { ...this.#data, texts: grown(texts, Math.min(this.#budgetBytes, Math.max(longest, texts.length * 2))) };
		}
		textEnd[count] = from + encoder.encodeInto(text, this.#data.texts.subarray(from)).written;
		this.#data = { ...this.#data, textCount: textCount + 1 };
	}
}

/** The row of a document as it was put in; undefined where its texts are not kept. */
export function rowOf(data: ColumnData, ordinal: number): ColumnRow | undefined {
	const text = textOf(data, ordinal);
	return (
		text && {
			...text,
			date: dateOf(data, ordinal),
			words: data.words[ordinal]!,
			findings: data.findings[ordinal]!,
			isNoted: data.noted[ordinal] === 1,
			articles: articleCountOf(data, ordinal),
		}
	);
}

/** A document's name and headline; undefined where they are not kept. */
export function textOf({ textCount, textEnd, texts }: ColumnData, ordinal: number): { name: string; headline: string } | undefined {
	if (ordinal >= textCount) return undefined;
	const text = decoder.decode(texts.subarray(ordinal === 0 ? 0 : textEnd[ordinal - 1]!, textEnd[ordinal]!));
	const end = text.indexOf('\0');
	return { name: text.slice(0, end), headline: text.slice(end + 1) };
}

/** The date of a document as it was put in. */
export function dateOf({ day }: ColumnData, ordinal: number): string | null {
	const number = day[ordinal]!;
	if (number === 0) return null;
	const parts = [String(Math.floor(number / 10_000)).padStart(4, '0'), two(Math.floor(number / 100) % 100), two(number % 100)];
	return parts.filter(part => part !== '00').join('-');
}

/** How many articles a document has; null where they have not been looked for. */
export function articleCountOf({ articles }: ColumnData, ordinal: number): number | null {
	return articles[ordinal] === unknownCount ? null : articles[ordinal]!;
}

/** How many articles have been found in all documents. */
export function totalArticles({ articles, count }: ColumnData): number {
	return articles.subarray(0, count).reduce((total, found) => (found === unknownCount ? total : total + found), 0);
}

const unknownCount = 0xffff;

function two(number: number): string {
	return String(number).padStart(2, '0');
}

function dayNumber(date: string | null): number {
	const match = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?/.exec(date ?? '');
	return match ? Number(match[1]) * 10_000 + Number(match[2] ?? 0) * 100 + Number(match[3] ?? 0) : 0;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
