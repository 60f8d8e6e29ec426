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
	/** How many lines stand between the first line visited and the present one. */
	ordinal = -1;
	/** Where the next line starts. */
	nextFrom: number;
	readonly #chunks: Iterator<string>;
	#chunk = '';
	/** Where reading goes on in the chunk. */
	#position = 0;
	/** Where the present line stands: in the chunk, or, put together, in a string of its own where it began in an earlier one. */
	#source = '';
	#start = 0;
	#end = 0;
	#lineFeed = -1;
	#carriageReturn = -1;

	/** `from` must be the start of a line. */
	constructor(text: Text, from: number) {
		this.from = from;
		this.nextFrom = from;
		this.#chunks = text.chunks(from)[Symbol.iterator]();
	}

	/** The present line, without its line end. */
	get content(): string {
		return this.#source.slice(this.#start, this.#end);
	}

	/** Moves on to the next line; false when there is none. */
	next(): boolean {
		this.from = this.nextFrom;
		let carried = '';
		while (true) {
			if (this.#position >= this.#chunk.length && !this.#load()) {
				if (carried === '') return false;
				return this.#arrive(carried, 0, carried.length, 0);
			}
			const start = this.#position;
			const end = this.#lineEnd();
			if (end < 0) {
				carried += this.#chunk.slice(start);
				this.#position = this.#chunk.length;
				continue;
			}
			// A chunk never ends between a CR and its LF.
			const lineEndLength = this.#chunk.charCodeAt(end) === 0x0d && this.#chunk.charCodeAt(end + 1) === 0x0a ? 2 : 1;
			this.#position = end + lineEndLength;
			if (carried === '') return this.#arrive(this.#chunk, start, end, lineEndLength);
			carried += this.#chunk.slice(start, end);
			return this.#arrive(carried, 0, carried.length, lineEndLength);
		}
	}

	/**
	 * The same, but passes over lines that are empty, and those whose first unit is not marked in `first` and whose last unit is not marked in `last` (ASCII
	 * alone; whatever lies beyond counts as marked). Stops now and then at a line that it might have passed over.
	 */
	nextMarked(first: Uint8Array, last: Uint8Array): boolean {
		// One loop over local variables: it runs as machine code long before a call for each line would.
		if (this.#carriageReturn < 0) {
			const chunk = this.#chunk;
			let position = this.#position;
			let passed = 0;
			for (let end = chunk.indexOf('\n', position); end >= 0; end = chunk.indexOf('\n', position)) {
				if (end > position) {
					const firstUnit = chunk.charCodeAt(position);
					const lastUnit = chunk.charCodeAt(end - 1);
					if (firstUnit > 0x7f || lastUnit > 0x7f || (first[firstUnit]! | last[lastUnit]!) !== 0) break;
				}
				position = end + 1;
				passed++;
			}
			this.nextFrom += position - this.#position;
			this.#position = position;
			this.ordinal += passed;
		}
		return this.next();
	}

	#arrive(source: string, start: number, end: number, lineEndLength: number): true {
		this.#source = source;
		this.#start = start;
		this.#end = end;
		this.nextFrom = this.from + end - start + lineEndLength;
		this.ordinal++;
		return true;
	}

	#load(): boolean {
		const { done, value } = this.#chunks.next();
		if (done) return false;
		this.#chunk = value;
		this.#position = 0;
		this.#lineFeed = value.indexOf('\n');
		this.#carriageReturn = value.indexOf('\r');
		return true;
	}

	/** The offset in the chunk of the first unit of the next line end; -1 where there is none. */
	#lineEnd(): number {
		if (this.#lineFeed >= 0 && this.#lineFeed < this.#position) this.#lineFeed = this.#chunk.indexOf('\n', this.#position);
		const lineFeed = this.#lineFeed;
		if (this.#carriageReturn >= 0 && this.#carriageReturn < this.#position) this.#carriageReturn = this.#chunk.indexOf('\r', this.#position);
		return this.#carriageReturn >= 0 && (lineFeed < 0 || this.#carriageReturn < lineFeed) ? this.#carriageReturn : lineFeed;
	}
}
