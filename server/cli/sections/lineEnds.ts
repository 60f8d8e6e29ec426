/** How many line ends of each kind there are; `cr` counts those that stand alone. */
export interface LineEndCounts {
	readonly lf: number;
	readonly crlf: number;
	readonly cr: number;
}

export type LineEndKind = keyof LineEndCounts;

/** A line, by its 0-based number and the place of its bytes without the line end. */
export interface FoundLine {
	readonly line: number;
	readonly from: number;
	readonly to: number;
}

const LF = 0x0a;
const CR = 0x0d;

/** Counts line ends in bytes that come piece by piece, and keeps the first line of each kind. */
export class LineEndCounter {
	readonly counts = { lf: 0, crlf: 0, cr: 0 };
	readonly firsts: Partial<Record<LineEndKind, FoundLine>> = {};
	/** Where the present line starts. */
	lineFrom: number;
	#endsInReturn = false;
	#offset: number;

	/** `offset` is where the first piece stands in the file. */
	constructor(offset: number) {
		this.#offset = offset;
		this.lineFrom = offset;
	}

	get lines(): number {
		return this.counts.lf + this.counts.crlf + this.counts.cr;
	}

	push(bytes: Uint8Array): void {
		const base = this.#offset;
		let from = 0;
		if (this.#endsInReturn && bytes.length > 0) {
			const isPair = bytes[0] === LF;
			this.#add(isPair ? 'crlf' : 'cr', base - 1, base + (isPair ? 1 : 0));
			this.#endsInReturn = false;
			from = isPair ? 1 : 0;
		}
		let carriageReturn = bytes.indexOf(CR, from);
		let lineFeed = bytes.indexOf(LF, from);
		while (from < bytes.length) {
			if (lineFeed >= 0 && lineFeed < from) lineFeed = bytes.indexOf(LF, from);
			if (carriageReturn >= 0 && carriageReturn < from) carriageReturn = bytes.indexOf(CR, from);
			if (carriageReturn >= 0 && (lineFeed < 0 || carriageReturn < lineFeed)) {
				if (carriageReturn === bytes.length - 1) {
					this.#endsInReturn = true;
					break;
				}
				const isPair = lineFeed === carriageReturn + 1;
				from = carriageReturn + (isPair ? 2 : 1);
				this.#add(isPair ? 'crlf' : 'cr', base + carriageReturn, base + from);
			} else {
				if (lineFeed < 0) break;
				from = lineFeed + 1;
				this.#add('lf', base + lineFeed, base + from);
			}
		}
		this.#offset += bytes.length;
	}

	/** No more bytes follow. */
	finish(): void {
		if (this.#endsInReturn) this.#add('cr', this.#offset - 1, this.#offset);
		this.#endsInReturn = false;
	}

	#add(kind: LineEndKind, end: number, next: number): void {
		this.firsts[kind] ??= { line: this.lines, from: this.lineFrom, to: end };
		this.counts[kind]++;
		this.lineFrom = next;
	}
}
