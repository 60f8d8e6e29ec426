import { grown } from '../util/grown.ts';
import { TextColumn } from '../util/textColumn.ts';
import type { AttributeValue } from './render.ts';
import type { StrictDocument } from './strictScanner.ts';

/**
 * The documents of a corpus as columns: their names and some 25 bytes each, where objects take some 250. A document is made when it is asked for, anew
 * each time.
 */
export class StrictColumns implements Iterable<StrictDocument> {
	#from = new Float64Array(256);
	#to = new Float64Array(256);
	#line = new Uint32Array(256);
	#bits = new Uint8Array(256);
	readonly #texts = new TextColumn();

	get length(): number {
		return this.#texts.length;
	}

	push({ name, attributes, line, body, isClosed, lastLineEnd, endsInEmptyLine }: StrictDocument): void {
		const at = this.length;
		if (at === this.#from.length) this.#grow(at * 2);
		this.#from[at] = body.from;
		this.#to[at] = body.to;
		this.#line[at] = line;
		const isPlain = attributes.length === 0 && !/\p{Cs}/u.test(name);
		this.#bits[at] = lastLineEnd | (isClosed ? Bit.Closed : 0) | (endsInEmptyLine ? Bit.EmptyLine : 0) | (isPlain ? Bit.Plain : 0);
		// JSON in UTF-8 holds any name, half a surrogate pair too.
		this.#texts.push(isPlain ? name : JSON.stringify([name, attributes.map(({ key, value }) => (value === undefined ? [key] : [key, value]))]));
	}

	at(ordinal: number): StrictDocument {
		const bits = this.#bits[ordinal]!;
		return {
			...this.#textsAt(ordinal),
			line: this.#line[ordinal]!,
			body: { from: this.#from[ordinal]!, to: this.#to[ordinal]! },
			isClosed: (bits & Bit.Closed) !== 0,
			lastLineEnd: (bits & Bit.LineEnd) as 0 | 1 | 2,
			endsInEmptyLine: (bits & Bit.EmptyLine) !== 0,
		};
	}

	line(ordinal: number): number {
		return this.#line[ordinal]!;
	}

	name(ordinal: number): string {
		return this.#textsAt(ordinal).name;
	}

	/** Whether a document may have attributes. */
	hasAttributes(ordinal: number): boolean {
		return (this.#bits[ordinal]! & Bit.Plain) === 0;
	}

	*[Symbol.iterator](): Generator<StrictDocument> {
		for (let ordinal = 0; ordinal < this.length; ordinal++) yield this.at(ordinal);
	}

	#textsAt(ordinal: number): { readonly name: string; readonly attributes: readonly AttributeValue[] } {
		const text = this.#texts.at(ordinal);
		if ((this.#bits[ordinal]! & Bit.Plain) !== 0) return { name: text, attributes: none };
		const [name, attributes] = JSON.parse(text) as readonly [string, readonly (readonly [key: string, value?: string])[]];
		return { name, attributes: attributes.map(([key, value]) => ({ key, value })) };
	}

	#grow(room: number): void {
		this.#from = grown(this.#from, room);
		this.#to = grown(this.#to, room);
		this.#line = grown(this.#line, room);
		this.#bits = grown(this.#bits, room);
	}
}

const Bit = { LineEnd: 3, Closed: 4, EmptyLine: 8, Plain: 16 } as const;

const none: readonly AttributeValue[] = [];
