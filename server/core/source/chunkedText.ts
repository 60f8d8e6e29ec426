import type { Pace } from '../util/slices.ts';
import { countBelow, lastAtMost } from '../util/sortedSearch.ts';
import { lineEndsOf, splitsUnit } from './lineIndex.ts';
import { type Position, positionRange, type Range, type Span } from './span.ts';
import type { Text, TextChange } from './text.ts';

/**
 * The text of an open corpus.
 *
 * An editor's text is a megabyte more often than a kilobyte here, and sometimes fifty; an edit is a few characters. So a
 * text is a row of chunks of about 32 Ki units, each an immutable string with the places of its line ends. An edit makes
 * new strings of the chunks it touches and shares all others with the version before, which stays as it was: a request
 * that still reads the old version reads the old text.
 *
 * The row is a plain array with running sums of units and of line ends beside it, copied at each edit. A tree would make
 * that step logarithmic, but 50 Mi units are 1,600 chunks, and copying 1,600 references and sums takes some microseconds:
 * less than making the one new chunk. The array is simpler, and reads are a binary search over flat memory.
 *
 * What holds:
 * - the chunks, joined, are the text; none is empty; none is longer than twice the chunk size plus one unit;
 * - no chunk ends between a CR and its LF or inside a surrogate pair (see lineIndex.ts), so line ends add up;
 * - a chunk that an edit has left small is joined with a neighbour, so that many edits do not crumble the text.
 */

/** The size that chunks are cut to, in UTF-16 units. */
export const defaultChunkUnits = 32 * 1024;

interface Chunk {
	readonly text: string;
	readonly lineEnds: Uint32Array;
}

/** The text with this content. `chunkUnits` is for tests: what the text says does not depend on it. */
export function createText(content: string, chunkUnits: number = defaultChunkUnits): Text {
	return createTextOfPieces([content], chunkUnits);
}

/** The text that pieces are one after the other: what is never joined to one string costs a third of the time. */
export function createTextOfPieces(pieces: Iterable<string>, chunkUnits: number = defaultChunkUnits): Text {
	const row = new ChunkRow(chunkUnits);
	for (const piece of pieces) row.append(piece);
	return new ChunkedText(row.chunks, chunkUnits);
}

/** How much of a text is cut into chunks in one step, in UTF-16 units. */
const stepUnits = 512 * 1024;

/** The same text made in slices. Rejects with `Cancelled` where the pace does. */
export async function createTextSlowly(content: string, pace: Pace): Promise<Text> {
	const row = new ChunkRow(defaultChunkUnits);
	for (let from = 0; from < content.length; from += stepUnits) {
		row.append(content.slice(from, from + stepUnits));
		const pause = pace.due();
		if (pause !== undefined) await pause;
	}
	return new ChunkedText(row.chunks, defaultChunkUnits);
}

class ChunkedText implements Text {
	readonly length: number;
	readonly lineCount: number;
	readonly #chunks: readonly Chunk[];
	readonly #chunkUnits: number;
	/** Where each chunk starts. */
	readonly #starts: Float64Array;
	/** How many line ends stand before each chunk. */
	readonly #lines: Uint32Array;
	/** The chunk that was looked up last: whoever reads on finds it, or the next one, without a search. Nothing but the time depends on it. */
	#last = 0;

	constructor(chunks: readonly Chunk[], chunkUnits: number) {
		this.#chunks = chunks;
		this.#chunkUnits = chunkUnits;
		this.#starts = new Float64Array(chunks.length);
		this.#lines = new Uint32Array(chunks.length);
		let length = 0;
		let lineEnds = 0;
		for (let index = 0; index < chunks.length; index++) {
			const chunk = chunks[index]!;
			this.#starts[index] = length;
			this.#lines[index] = lineEnds;
			length += chunk.text.length;
			lineEnds += chunk.lineEnds.length;
		}
		this.length = length;
		this.lineCount = lineEnds + 1;
	}

	slice(from: number, to: number = this.length): string {
		from = this.#clamp(from);
		to = this.#clamp(to);
		if (from >= to) return '';
		let index = this.#chunkAt(from);
		let start = this.#starts[index]!;
		const first = this.#chunks[index]!.text;
		if (to - start <= first.length) return first.slice(from - start, to - start);
		const pieces = [first.slice(from - start)];
		for (index++; index < this.#chunks.length; index++) {
			start = this.#starts[index]!;
			const text = this.#chunks[index]!.text;
			if (to - start <= text.length) {
				pieces.push(text.slice(0, to - start));
				break;
			}
			pieces.push(text);
		}
		return pieces.join('');
	}

	*chunks(from = 0): Iterable<string> {
		from = this.#clamp(from);
		if (from >= this.length) return;
		const first = this.#chunkAt(from);
		const offset = from - this.#starts[first]!;
		const text = this.#chunks[first]!.text;
		yield offset === 0 ? text : text.slice(offset);
		for (let index = first + 1; index < this.#chunks.length; index++) yield this.#chunks[index]!.text;
	}

	edit(changes: readonly TextChange[]): Text {
		const row = new ChunkRow(this.#chunkUnits);
		let copied = 0;
		let next = 0;
		while (next < changes.length) {
			const first = this.#chunkAt(this.#clamp(changes[next]!.from));
			for (; copied < first; copied++) row.push(this.#chunks[copied]!);
			const pieces: string[] = [];
			let position = this.#startOf(first);
			let last = first;
			// Changes that touch the same chunks are applied together, so that no chunk is made twice.
			while (next < changes.length && this.#clamp(changes[next]!.from) <= this.#startOf(last + 1)) {
				const change = changes[next]!;
				pieces.push(this.slice(position, change.from), change.insert);
				position = Math.max(position, this.#clamp(change.to));
				last = Math.max(last, this.#chunkAt(position));
				next++;
			}
			pieces.push(this.slice(position, this.#startOf(last + 1)));
			copied = last + 1;
			row.append(pieces.join(''));
		}
		for (; copied < this.#chunks.length; copied++) row.push(this.#chunks[copied]!);
		return new ChunkedText(row.chunks, this.#chunkUnits);
	}

	lineStart(line: number): number {
		if (!(line > 0)) return 0;
		if (line >= this.lineCount) return this.length;
		return this.#offsetOfLineEnd(line - 1) + 1;
	}

	lineEnd(line: number): number {
		if (line >= this.lineCount - 1) return this.length;
		const last = this.#offsetOfLineEnd(Math.max(0, line));
		return this.#unitAt(last) === 0x0a && this.#unitAt(last - 1) === 0x0d ? last - 1 : last;
	}

	lineAt(offset: number): number {
		if (this.length === 0) return 0;
		offset = this.#clamp(offset);
		const index = this.#chunkAt(offset);
		const { lineEnds } = this.#chunks[index]!;
		return this.#lines[index]! + countBelow(lineEnds, lineEnds.length, offset - this.#starts[index]!);
	}

	positionAt(offset: number): Position {
		offset = this.#clamp(offset);
		const line = this.lineAt(offset);
		// No position lies between a CR and its LF.
		return { line, character: Math.min(offset, this.lineEnd(line)) - this.lineStart(line) };
	}

	offsetAt(position: Position): number {
		if (position.line < 0) return 0;
		if (position.line >= this.lineCount) return this.length;
		const start = this.lineStart(position.line);
		return Math.min(start + Math.max(0, position.character), this.lineEnd(position.line));
	}

	rangeOf(span: Span): Range {
		return positionRange(this.positionAt(span.from), this.positionAt(span.to));
	}

	spanOf(range: Range): Span {
		return { from: this.offsetAt(range.start), to: this.offsetAt(range.end) };
	}

	#clamp(offset: number): number {
		return Math.max(0, Math.min(this.length, offset));
	}

	/** The chunk that holds an offset; the last one for the text's end, and 0 where there is no chunk. */
	#chunkAt(offset: number): number {
		const starts = this.#starts;
		if (!(offset >= starts[this.#last]! && offset < this.#startOf(this.#last + 1)))
			this.#last = Math.max(0, lastAtMost(starts, starts.length, offset));
		return this.#last;
	}

	#startOf(index: number): number {
		return index < this.#starts.length ? this.#starts[index]! : this.length;
	}

	/** The offset of the last unit of a line end, counted from 0. */
	#offsetOfLineEnd(ordinal: number): number {
		const index = lastAtMost(this.#lines, this.#lines.length, ordinal);
		return this.#starts[index]! + this.#chunks[index]!.lineEnds[ordinal - this.#lines[index]!]!;
	}

	#unitAt(offset: number): number {
		const index = this.#chunkAt(offset);
		return this.#chunks[index]!.text.charCodeAt(offset - this.#starts[index]!);
	}
}

/** A row of chunks under construction. Keeps the rules of the essay above, whatever is put side by side. */
class ChunkRow {
	readonly chunks: Chunk[] = [];
	readonly #chunkUnits: number;

	constructor(chunkUnits: number) {
		this.#chunkUnits = Math.max(1, Math.trunc(chunkUnits));
	}

	/** Adds a chunk of another version, as it is where that is allowed. */
	push(chunk: Chunk): void {
		if (this.#mayStandAfterLast(chunk.text)) this.chunks.push(chunk);
		else this.append(chunk.text);
	}

	/** Adds text, cut to size. */
	append(text: string): void {
		if (text === '') return;
		if (!this.#mayStandAfterLast(text)) text = this.chunks.pop()!.text + text;
		if (text.length <= this.#chunkUnits * 2) {
			this.#add(text);
			return;
		}
		for (let from = 0; from < text.length; ) {
			let to = Math.min(text.length, from + this.#chunkUnits);
			if (splitsUnit(text.charCodeAt(to - 1), text.charCodeAt(to))) to++;
			this.#add(text.slice(from, to));
			from = to;
		}
	}

	#mayStandAfterLast(text: string): boolean {
		const last = this.chunks.at(-1)?.text;
		if (last === undefined) return true;
		if (splitsUnit(last.charCodeAt(last.length - 1), text.charCodeAt(0))) return false;
		const small = this.#chunkUnits / 4;
		return (last.length >= small && text.length >= small) || last.length + text.length > this.#chunkUnits;
	}

	#add(text: string): void {
		this.chunks.push({ text, lineEnds: lineEndsOf(text) });
	}
}
