/** How much of a run is given out at once. */
const blockBytes = 64 * 1024;

/** Bytes that are held back in their order. A piece that is one byte again and again takes no room, however long it is. */
export class HeldBytes {
	#held: (Uint8Array | { readonly byte: number; length: number })[] = [];

	get isEmpty(): boolean {
		return this.#held.length === 0;
	}

	/** The piece must stay as it is until it is taken out. */
	push(piece: Uint8Array): void {
		const byte = piece[0]!;
		if (piece.length < blockBytes || !piece.every(other => other === byte)) {
			this.#held.push(piece);
			return;
		}
		const last = this.#held.at(-1);
		if (last && 'byte' in last && last.byte === byte) last.length += piece.length;
		else this.#held.push({ byte, length: piece.length });
	}

	/** Gives out all that is held, a piece at a time; then nothing is. */
	*take(): Generator<Uint8Array> {
		const held = this.#held;
		this.#held = [];
		for (const part of held) {
			if (!('byte' in part)) {
				yield part;
				continue;
			}
			const block = new Uint8Array(Math.min(blockBytes, part.length)).fill(part.byte);
			for (let left = part.length; left > 0; left -= block.length) yield left < block.length ? block.subarray(0, left) : block;
		}
	}
}
