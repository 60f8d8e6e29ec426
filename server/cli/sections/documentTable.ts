import type { ExplainedAcronym } from '../../core/rules/conflictingAcronym.ts';
import type { Range } from '../../core/source/span.ts';
import { grown } from '../../core/util/grown.ts';
import { lastAtMost } from '../../core/util/sortedSearch.ts';
import type { DocumentFacts } from './survey.ts';

/**
 * What is known of documents that follow each other, as columns: plain data that threads can send, of a size that is mostly that of the delimiters. As
 * objects, the same would take a kilobyte a document, which is a fifth of the text of a corpus of news.
 */
export interface DocumentColumns {
	readonly count: number;
	readonly start: Float64Array;
	readonly line: Uint32Array;
	/** 32 bytes a document. */
	readonly content: Uint8Array;
	/** 8 bytes a document. */
	readonly trimmed: Uint8Array;
	/** Bits of `Flag`. */
	readonly flags: Uint8Array;
	/** What stands around names in delimiters: in most corpora the same everywhere. */
	readonly frames: readonly Frame[];
	/** Of each document, 1 more than the number of its frame; 0 where it has none. */
	readonly frame: Uint8Array;
	/** Where each document's part of `texts` ends. */
	readonly textEnd: Uint32Array;
	/** Of each document its name, where it has a frame; else a `Texts`, as JSON: that holds any name, half a surrogate pair too. All in UTF-8. */
	readonly texts: Uint8Array;
}

/** A delimiter without its name. */
interface Frame {
	readonly before: string;
	readonly after: string;
}

/** No more frames than this are looked through for each document. */
const maximumFrames = 16;

const Flag = { Blank: 1, Acronyms: 2 } as const;

/** A name mostly stands in its delimiter, and is given by its place there then. */
type Texts = readonly [
	head: string,
	name: string | readonly [from: number, length: number],
	end: DocumentFacts['end'],
	acronyms?: readonly ExplainedAcronym<Range>[],
];

const contentBytes = 32;
const trimmedBytes = 8;

/** Packs documents as they come. */
export class DocumentPacker {
	#count = 0;
	#start = new Float64Array(256);
	#line = new Uint32Array(256);
	#content = new Uint8Array(256 * contentBytes);
	#trimmed = new Uint8Array(256 * trimmedBytes);
	#flags = new Uint8Array(256);
	readonly #frames: Frame[] = [];
	#frame = new Uint8Array(256);
	#textEnd = new Uint32Array(256);
	#texts = new Uint8Array(16 * 1024);

	push(facts: DocumentFacts): void {
		const { start, line, acronyms, content, trimmed, isBlank } = facts;
		if (this.#count === this.#start.length) this.#grow();
		const at = this.#count++;
		this.#start[at] = start;
		this.#line[at] = line;
		viewOf(this.#content).write(content, at * contentBytes, 'hex');
		viewOf(this.#trimmed).write(trimmed, at * trimmedBytes, 'hex');
		this.#flags[at] = (isBlank ? Flag.Blank : 0) | (acronyms ? Flag.Acronyms : 0);
		const frame = this.#frameOf(facts);
		this.#frame[at] = frame;
		const bytes = Buffer.from(frame > 0 ? facts.name : JSON.stringify(textsIn(facts)), 'utf8');
		const from = at === 0 ? 0 : this.#textEnd[at - 1]!;
		if (from + bytes.length > this.#texts.length) this.#texts = grown(this.#texts, Math.max(this.#texts.length * 2, from + bytes.length));
		this.#texts.set(bytes, from);
		this.#textEnd[at] = from + bytes.length;
	}

	finish(): DocumentColumns {
		const count = this.#count;
		return {
			count,
			start: this.#start.slice(0, count),
			line: this.#line.slice(0, count),
			content: this.#content.slice(0, count * contentBytes),
			trimmed: this.#trimmed.slice(0, count * trimmedBytes),
			flags: this.#flags.slice(0, count),
			frames: this.#frames,
			frame: this.#frame.slice(0, count),
			textEnd: this.#textEnd.slice(0, count),
			texts: this.#texts.slice(0, count === 0 ? 0 : this.#textEnd[count - 1]!),
		};
	}

	/** As in `DocumentColumns.frame`. */
	#frameOf({ name, head, end, acronyms }: DocumentFacts): number {
		if (end !== null || acronyms) return 0;
		const known = this.#frames.findIndex(
			({ before, after }) => head.length === before.length + name.length + after.length && head.startsWith(before) && head.endsWith(after),
		);
		if (known >= 0) return head.startsWith(name, this.#frames[known]!.before.length) && !/\p{Cs}/u.test(name) ? known + 1 : 0;
		const from = head.indexOf(name);
		if (from < 0 || this.#frames.length === maximumFrames || /\p{Cs}/u.test(name)) return 0;
		return this.#frames.push({ before: head.slice(0, from), after: head.slice(from + name.length) });
	}

	#grow(): void {
		const room = this.#start.length * 2;
		this.#start = grown(this.#start, room);
		this.#line = grown(this.#line, room);
		this.#content = grown(this.#content, room * contentBytes);
		this.#trimmed = grown(this.#trimmed, room * trimmedBytes);
		this.#flags = grown(this.#flags, room);
		this.#frame = grown(this.#frame, room);
		this.#textEnd = grown(this.#textEnd, room);
	}
}

function textsIn({ name, head, end, acronyms }: DocumentFacts): Texts {
	const from = head.indexOf(name);
	const named = from < 0 ? name : ([from, name.length] as const);
	return acronyms ? [head, named, end, acronyms] : [head, named, end];
}

/** Documents that are known already, packed. */
export function packDocuments(documents: Iterable<DocumentFacts>): DocumentColumns {
	const packer = new DocumentPacker();
	for (const facts of documents) packer.push(facts);
	return packer.finish();
}

/** Columns whose first line is the given one of the whole. */
export interface PlacedColumns {
	readonly columns: DocumentColumns;
	readonly line: number;
}

/** The documents of columns that follow each other. */
export class DocumentTable implements Iterable<DocumentFacts> {
	readonly length: number;
	readonly #parts: readonly PlacedColumns[];
	/** The ordinal of each part's first document. */
	readonly #firsts: readonly number[];
	/** The part that was asked for last: mostly the next question is about it too. */
	#part = 0;
	#last: { readonly ordinal: number; readonly facts: DocumentFacts } | undefined;

	constructor(parts: readonly PlacedColumns[]) {
		this.#parts = parts.filter(({ columns }) => columns.count > 0);
		let length = 0;
		this.#firsts = this.#parts.map(({ columns }) => {
			length += columns.count;
			return length - columns.count;
		});
		this.length = length;
	}

	/** In bytes of the file. */
	start(ordinal: number): number {
		const { columns, at } = this.#find(ordinal);
		return columns.start[at]!;
	}

	line(ordinal: number): number {
		const { columns, at, line } = this.#find(ordinal);
		return line + columns.line[at]!;
	}

	/** A number that is the same for the same content; mostly another for another. */
	contentNumber(ordinal: number): number {
		const { columns, at } = this.#find(ordinal);
		return viewOf(columns.content).readUInt32LE(at * contentBytes);
	}

	name(ordinal: number): string {
		const { columns, at } = this.#find(ordinal);
		return nameOf(textsOf(columns, at));
	}

	/** What a document explains; nothing is unpacked where it explains none. */
	acronyms(ordinal: number): readonly ExplainedAcronym<Range>[] {
		const { columns, at } = this.#find(ordinal);
		return (columns.flags[at]! & Flag.Acronyms) === 0 ? [] : (textsOf(columns, at)[3] ?? []);
	}

	/** All of a document; undefined where there is none, such as for -1, the text before the first. */
	facts(ordinal: number): DocumentFacts | undefined {
		if (ordinal < 0 || ordinal >= this.length) return undefined;
		if (this.#last?.ordinal !== ordinal) this.#last = { ordinal, facts: this.#unpack(ordinal) };
		return this.#last.facts;
	}

	#unpack(ordinal: number): DocumentFacts {
		const { columns, at, line } = this.#find(ordinal);
		const texts = textsOf(columns, at);
		const [head, , end, acronyms] = texts;
		return {
			start: columns.start[at]!,
			line: line + columns.line[at]!,
			name: nameOf(texts),
			head,
			end,
			content: hexOf(columns.content, at * contentBytes, contentBytes),
			trimmed: hexOf(columns.trimmed, at * trimmedBytes, trimmedBytes),
			isBlank: (columns.flags[at]! & Flag.Blank) !== 0,
			...(acronyms ? { acronyms } : {}),
		};
	}

	*[Symbol.iterator](): Generator<DocumentFacts> {
		for (let ordinal = 0; ordinal < this.length; ordinal++) yield this.facts(ordinal)!;
	}

	/** The document that a line lies in; -1 where it stands before the first. */
	ordinalAtLine(line: number): number {
		let [low, high] = [0, this.length];
		while (low < high) {
			const middle = (low + high) >>> 1;
			if (this.line(middle) <= line) low = middle + 1;
			else high = middle;
		}
		return low - 1;
	}

	#find(ordinal: number): PlacedColumns & { readonly at: number } {
		const first = this.#firsts[this.#part] ?? 0;
		if (ordinal < first || ordinal >= first + (this.#parts[this.#part]?.columns.count ?? 0))
			this.#part = Math.max(0, lastAtMost(this.#firsts, this.#firsts.length, ordinal));
		const part = this.#parts[this.#part];
		const at = ordinal - (this.#firsts[this.#part] ?? 0);
		if (!part || at < 0 || at >= part.columns.count) throw new RangeError(`There is no document ${ordinal} of ${this.length}`);
		return { ...part, at };
	}
}

function textsOf({ textEnd, texts, frame, frames }: DocumentColumns, at: number): Texts {
	const text = viewOf(texts).toString('utf8', at === 0 ? 0 : textEnd[at - 1]!, textEnd[at]!);
	const framed = frames[frame[at]! - 1];
	return framed ? [`${framed.before}${text}${framed.after}`, [framed.before.length, text.length], null] : (JSON.parse(text) as Texts);
}

function nameOf([head, name]: Texts): string {
	return typeof name === 'string' ? name : head.slice(name[0], name[0] + name[1]);
}

function hexOf(bytes: Uint8Array, from: number, length: number): string {
	return viewOf(bytes).toString('hex', from, from + length);
}

function viewOf(bytes: Uint8Array): Buffer {
	return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}
