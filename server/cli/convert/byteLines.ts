/** A line of bytes: its content, and where the next line starts. */
export interface ByteLine {
	readonly from: number;
	/** Before LF, or CR LF. */
	readonly to: number;
	readonly next: number;
}

/** The lines of a file that LF ends, as the formats of other tools count them. */
export function* byteLines(bytes: Uint8Array, from = 0): Generator<ByteLine> {
	let start = from;
	while (start < bytes.length) {
		const found = bytes.indexOf(0x0a, start);
		const end = found < 0 ? bytes.length : found;
		yield { from: start, to: end > start && found >= 0 && bytes[end - 1] === 0x0d ? end - 1 : end, next: found < 0 ? bytes.length : found + 1 };
		start = found < 0 ? bytes.length : found + 1;
	}
}

/** A line as text. Formats of other tools write their markers in UTF-8. */
export function lineText(bytes: Uint8Array, line: ByteLine): string {
	return Buffer.from(bytes.buffer, bytes.byteOffset + line.from, line.to - line.from).toString('utf8');
}
