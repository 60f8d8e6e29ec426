/// <reference path="../source/textCodec.d.ts" />

/**
 * Columns of numbers as one blob for a cache: behind a header that says what they belong to, under a checksum over all of it.
 *
 * What is kept is never the truth. A blob counts only where it is whole and of this kind, this layout and this key; whoever reads it then compares the state of the file before
 * it believes a word. Anything else is as if nothing had been kept.
 *
 * The layout: the kind's four letters, its version, the header's length, and the checksum, each as 32 bits, little-endian; the header as JSON, padded with blanks to a multiple of
 * 8; the columns, each padded with zeros to a multiple of 8.
 */

/** What a blob holds, and the version of its layout and meaning: to be raised whenever either changes. */
export interface BlobKind {
	/** Four ASCII letters. */
	readonly name: string;
	readonly version: number;
}

const preambleBytes = 16;

type Column = Float64Array | Uint32Array | Uint16Array | Uint8Array;

/** The blob that `openColumns` reads. `header` must survive JSON. */
export function sealColumns({ name, version }: BlobKind, key: string, header: unknown, columns: readonly Column[]): Uint8Array {
	const head = encodeHeader({ key, header, lengths: columns.map(({ byteLength }) => byteLength) });
	const blob = new Uint8Array(columns.reduce((size, { byteLength }) => size + padded(byteLength), preambleBytes + head.length));
	const numbers = new DataView(blob.buffer);
	for (let index = 0; index < 4; index++) blob[index] = name.charCodeAt(index);
	numbers.setUint32(4, version, true);
	numbers.setUint32(8, head.length, true);
	blob.set(head, preambleBytes);
	let at = preambleBytes + head.length;
	for (const column of columns) {
		blob.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), at);
		at += padded(column.byteLength);
	}
	numbers.setUint32(12, checksum(blob), true);
	return blob;
}

/** A blob's header, and its columns one by one in their order; undefined where the blob is damaged, of another kind, or of another key. */
export function openColumns(
	kind: BlobKind,
	key: string,
	stored: Uint8Array,
): { readonly header: unknown; readonly columns: ColumnReader } | undefined {
	if (stored.length < preambleBytes) return undefined;
	// A copy of its own: the columns need an aligned buffer, and nobody else may write to it.
	const blob = stored.slice();
	const numbers = new DataView(blob.buffer);
	const isOfKind = String.fromCharCode(...blob.subarray(0, 4)) === kind.name && numbers.getUint32(4, true) === kind.version;
	if (!isOfKind || numbers.getUint32(12, true) !== checksum(blob)) return undefined;
	const startsAt = preambleBytes + numbers.getUint32(8, true);
	const head = JSON.parse(new TextDecoder().decode(blob.subarray(preambleBytes, startsAt))) as { key: string; header: unknown; lengths: number[] };
	if (head.key !== key || head.lengths.reduce((end, length) => end + padded(length), startsAt) !== blob.length) return undefined;
	return { header: head.header, columns: new ColumnReader(blob.buffer, startsAt, head.lengths) };
}

/** Gives the columns of a blob in the order in which they were put in. */
export class ColumnReader {
	readonly #buffer: ArrayBuffer;
	readonly #lengths: readonly number[];
	#next = 0;
	#at: number;

	constructor(buffer: ArrayBuffer, startsAt: number, lengths: readonly number[]) {
		this.#buffer = buffer;
		this.#lengths = lengths;
		this.#at = startsAt;
	}

	float64(): Float64Array {
		return new Float64Array(...this.#take(8));
	}

	uint32(): Uint32Array {
		return new Uint32Array(...this.#take(4));
	}

	uint16(): Uint16Array {
		return new Uint16Array(...this.#take(2));
	}

	uint8(): Uint8Array {
		return new Uint8Array(...this.#take(1));
	}

	#take(bytesEach: number): [ArrayBuffer, number, number] {
		const length = this.#lengths[this.#next++] ?? 0;
		const at = this.#at;
		this.#at += padded(length);
		return [this.#buffer, at, Math.floor(length / bytesEach)];
	}
}

function padded(length: number): number {
	return Math.ceil(length / 8) * 8;
}

function encodeHeader(header: object): Uint8Array {
	const encoder = new TextEncoder();
	const json = JSON.stringify(header);
	const { length } = encoder.encode(json);
	return encoder.encode(json + ' '.repeat(padded(length) - length));
}

/** 32 bits over all of a blob but the place where the checksum itself stands (FNV-1a over words, then over the bytes that are left). */
function checksum(blob: Uint8Array): number {
	const words = new Uint32Array(blob.buffer, 0, blob.length >>> 2);
	let hash = 0x811c9dc5 ^ blob.length;
	for (let index = 0; index < words.length; index++) {
		if (index !== 3) hash = Math.imul(hash ^ words[index]!, 0x01000193) ^ (hash >>> 15);
	}
	for (let index = words.length * 4; index < blob.length; index++) hash = Math.imul(hash ^ blob[index]!, 0x01000193);
	return hash >>> 0;
}
