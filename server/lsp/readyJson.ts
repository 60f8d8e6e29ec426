/**
 * An answer whose JSON is ready, so that what did not change since the last answer is not serialised again. A writer of messages that knows it
 * sends the pieces; any other, such as the channel of node's IPC, calls `toJSON`, as `JSON.stringify` does, and sends the same answer.
 */
export class ReadyJson {
	readonly #plain: () => unknown;

	/** The pieces, put together, are JSON, and ASCII alone, so that a unit is a byte; `plain` gives the data that they stand for. */
	constructor(
		readonly pieces: readonly string[],
		plain: () => unknown,
	) {
		this.#plain = plain;
	}

	toJSON(): unknown {
		return this.#plain();
	}
}

/** A string as JSON in ASCII. */
export function asciiJson(text: string): string {
	if (plainText.test(text)) return `"${text}"`;
	return JSON.stringify(text).replace(/[\x7f-\uffff]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Text that JSON has as it is. */
const plainText = /^[ !#-[\]-~]*$/;
