import { type ByteFile, becameShorter } from '../files/byteFile.ts';

const LF = 0x0a;
const windowBytes = 1024 * 1024;

/** The lines of a file as tools for patches count them, by LF alone, met from its start to its end; none of them is held, however long it is. */
export class LineWalk {
	/** How many lines end before `at`. */
	line = 0;
	at = 0;
	/** Where the line that holds `at`, and up to `kept` lines before it, start. */
	readonly starts: number[] = [0];
	readonly file: ByteFile;
	readonly #kept: number;
	#window = new Uint8Array();
	#windowFrom = 0;

	constructor(file: ByteFile, kept: number) {
		this.file = file;
		this.#kept = kept;
	}

	get lineStart(): number {
		return this.starts.at(-1)!;
	}

	/** Goes on to an offset at or behind `at`. */
	async advance(offset: number): Promise<void> {
		while (this.at < offset) {
			const end = await this.#nextLineEnd(this.at, offset);
			if (end === undefined) {
				this.at = offset;
				return;
			}
			this.at = end;
			this.line++;
			this.starts.push(end);
			if (this.starts.length > this.#kept + 1) this.starts.shift();
		}
	}

	/** Behind the line end at or after an offset, or the end of the file. */
	async lineEndFrom(offset: number): Promise<number> {
		return (await this.#nextLineEnd(offset, this.file.size)) ?? this.file.size;
	}

	/** Whether a line starts at an offset. */
	async startsLine(offset: number): Promise<boolean> {
		return offset === 0 || (await this.file.read(offset - 1, offset))[0] === LF;
	}

	/** Behind the first line end in `from`..`to`; undefined where there is none. */
	async #nextLineEnd(from: number, to: number): Promise<number | undefined> {
		for (let offset = from; offset < to; ) {
			const window = await this.#read(offset);
			if (window.length === 0) throw new Error(becameShorter);
			const found = window.indexOf(LF);
			if (found >= 0 && offset + found < to) return offset + found + 1;
			if (found >= 0) return undefined;
			offset += window.length;
		}
		return undefined;
	}

	async #read(offset: number): Promise<Uint8Array> {
		const inWindow = offset - this.#windowFrom;
		if (inWindow < 0 || inWindow >= this.#window.length) {
			this.#window = new Uint8Array(await this.file.read(offset, Math.min(this.file.size, offset + windowBytes)));
			this.#windowFrom = offset;
			return this.#window;
		}
		return this.#window.subarray(inWindow);
	}
}
