import type { Text } from './text.ts';

/**
 * Walks the lines of a text from the start of one of them, chunk by chunk: the way to read every line without a look-up for each.
 * The empty line behind a last line end is not visited.
 *
 *     const lines = new TextLines(text, 0);
 *     while (lines.next()) use(lines.from, lines.content);
 */
export class TextLines {
	/** Where the present line starts. */
	from: number;
	/** The present line, without its line end. */
	content = '';
	/** How many lines stand between the first line visited and the present one. */
	ordinal = -1;
	/** Where the next line starts. */
	nextFrom: number;
	readonly #chunks: Iterator<string>;
	#chunk = '';
	/** Where reading goes on in the chunk. */
	#position = 0;
	#carriageReturn = -1;

	/** `from` must be the start of a line. */
	constructor(text: Text, from: number) {
		this.from = from;
		this.nextFrom = from;
		this.#chunks = text.chunks(from)[Symbol.iterator]();
	}

	/** Moves on to the next line; false when there is none. */
	next(): boolean {
		this.from = this.nextFrom;
		let carried = '';
		while (true) {
			if (this.#position >= this.#chunk.length && !this.#load()) {
				if (carried === '') return false;
				return this.#arrive(carried, carried.length);
			}
			const end = this.#lineEnd();
			const piece = this.#chunk.slice(this.#position, end < 0 ? undefined : end);
			const content = carried === '' ? piece : carried + piece;
			if (end < 0) {
				carried = content;
				this.#position = this.#chunk.length;
				continue;
			}
			// A chunk never ends between a CR and its LF.
			const length = this.#chunk.charCodeAt(end) === 0x0d && this.#chunk.charCodeAt(end + 1) === 0x0a ? 2 : 1;
			this.#position = end + length;
			return this.#arrive(content, content.length + length);
		}
	}

	#arrive(content: string, length: number): true {
		this.content = content;
		this.nextFrom = this.from + length;
		this.ordinal++;
		return true;
	}

	#load(): boolean {
		const { done, value } = this.#chunks.next();
		if (done) return false;
		this.#chunk = value;
		this.#position = 0;
		this.#carriageReturn = value.indexOf('\r');
		return true;
	}

	/** The offset in the chunk of the first unit of the next line end; -1 where there is none. */
	#lineEnd(): number {
		const lineFeed = this.#chunk.indexOf('\n', this.#position);
		if (this.#carriageReturn >= 0 && this.#carriageReturn < this.#position) this.#carriageReturn = this.#chunk.indexOf('\r', this.#position);
		return this.#carriageReturn >= 0 && (lineFeed < 0 || this.#carriageReturn < lineFeed) ? this.#carriageReturn : lineFeed;
	}
}
