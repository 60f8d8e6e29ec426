/**
 * Reads the head of a line, byte by byte, as far as it takes to say whether the line is reserved (format.md, Reserved lines): the pattern
 * of `escape.ts` as an automaton. A head may be fed in pieces, so that a line of any length is judged without being held.
 */
export class ReservedHead {
	/** Whether the line starts with a backslash: a reserved one is escaped then. */
	startsWithBackslash = false;
	/** Whether the line is reserved once leading backslashes are passed over; undefined until that is decided. */
	verdict: boolean | undefined;
	#stage: Stage = Stage.Backslashes;
	#brackets = 0;
	#letters = '';
	#isFirst = true;

	/** Reads `bytes` in `from`..`to`, which goes on where the last piece ended; stops where the verdict is clear. */
	read(bytes: Uint8Array, from: number, to: number): void {
		for (let index = from; index < to && this.verdict === undefined; index++) this.#push(bytes[index]!);
	}

	/** The line ends here. */
	end(): boolean {
		return (this.verdict ??= this.#stage === Stage.Keyword && isKeyword(this.#letters));
	}

	#push(byte: number): void {
		const isFirst = this.#isFirst;
		this.#isFirst = false;
		const isBlank = byte === 0x20 || byte === 0x09;
		switch (this.#stage) {
			case Stage.Backslashes:
				if (byte === 0x5c) {
					if (isFirst) this.startsWithBackslash = true;
					return;
				}
				this.#stage = Stage.Blanks;
				this.#push(byte);
				return;
			case Stage.Blanks:
				if (isBlank) return;
				if (byte !== 0x3c) break;
				this.#stage = Stage.Brackets;
				this.#brackets = 1;
				return;
			case Stage.Brackets:
				// One too many decides: a line of nothing else is not read to its end.
				if (byte === 0x3c && ++this.#brackets <= 12) return;
				if (this.#brackets < 2 || this.#brackets > 12) break;
				this.#stage = Stage.BeforeSlash;
				this.#push(byte);
				return;
			case Stage.BeforeSlash:
				if (isBlank) return;
				this.#stage = Stage.BeforeKeyword;
				if (byte === 0x2f) return;
				this.#push(byte);
				return;
			case Stage.BeforeKeyword:
				if (isBlank) return;
				this.#stage = Stage.Keyword;
				this.#push(byte);
				return;
			default: {
				const upper = byte & 0xdf;
				const isLetter = upper >= 0x41 && upper <= 0x5a;
				if (!isLetter) {
					this.verdict = isKeyword(this.#letters);
					return;
				}
				this.#letters += String.fromCharCode(upper);
				if (this.#letters.length <= longestKeyword) return;
			}
		}
		this.verdict = false;
	}
}

const Stage = { Backslashes: 0, Blanks: 1, Brackets: 2, BeforeSlash: 3, BeforeKeyword: 4, Keyword: 5 } as const;
type Stage = (typeof Stage)[keyof typeof Stage];

const keywords: ReadonlySet<string> = new Set(['FILE', 'END', 'ENDFILE', 'BEGIN', 'START']);
const longestKeyword = 7;

function isKeyword(letters: string): boolean {
	return keywords.has(letters);
}
