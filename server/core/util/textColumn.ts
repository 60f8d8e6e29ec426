/// <reference path="../source/textCodec.d.ts" />
import { grown } from './grown.ts';

/**
 * Many short texts in few bytes: UTF-8 and four bytes each, where a string takes some fifty. Half a surrogate pair becomes U+FFFD, as everywhere in UTF-8.
 */
export class TextColumn {
	readonly #pages: Uint8Array[] = [];
	/** How much of each page is used. */
	readonly #used: number[] = [];
	/** Of each text, the page that it stands on and its place there. A text that is longer than a page has one of its own. */
	#place = new Uint32Array(256);
	#length = 0;

	get length(): number {
		return this.#length;
	}

	push(text: string): void {
		if (this.#length === this.#place.length) this.#place = grown(this.#place, this.#length * 2);
		let page = this.#pages.length - 1;
		// No UTF-16 unit takes more than three bytes.
		if (page < 0 || this.#pages[page]!.length - this.#used[page]! < text.length * 3) page = this.#newPage(text);
		const from = this.#used[page]!;
		this.#place[this.#length++] = page * pageBytes + from;
		this.#used[page] = from + encoder.encodeInto(text, this.#pages[page]!.subarray(from)).written;
	}

	/** Throws `RangeError` where there is no such text. */
	at(index: number): string {
		if (index < 0 || index >= this.#length) throw new RangeError(`There is no text ${index} of ${this.#length}`);
		const place = this.#place[index]!;
		const page = Math.floor(place / pageBytes);
		const first = page * pageBytes;
		const next = index + 1 < this.#length ? this.#place[index + 1]! : Number.POSITIVE_INFINITY;
		const to = next < first + pageBytes ? next - first : this.#used[page]!;
		return decoded(this.#pages[page]!, place - first, to);
	}

	*[Symbol.iterator](): Generator<string> {
		for (let index = 0; index < this.#length; index++) yield this.at(index);
	}

	#newPage(text: string): number {
		this.#pages.push(text.length * 3 > pageBytes ? encoder.encode(text) : new Uint8Array(pageBytes));
		this.#used.push(0);
		return this.#pages.length - 1;
	}
}

/** With places of 32 bits, texts may take 4 GiB in all. */
const pageBytes = 64 * 1024;
const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Short texts in ASCII, which most names are, cost less by hand than a call of the decoder. */
function decoded(bytes: Uint8Array, from: number, to: number): string {
	if (to - from > longestByHand) return decoder.decode(bytes.subarray(from, to));
	let text = '';
	for (let index = from; index < to; index++) {
		const byte = bytes[index]!;
		if (byte >= 0x80) return decoder.decode(bytes.subarray(from, to));
		text += String.fromCharCode(byte);
	}
	return text;
}

const longestByHand = 64;
