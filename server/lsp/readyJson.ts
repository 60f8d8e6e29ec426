/**
 * An answer whose JSON is ready, so that what did not change since the last answer is not serialised again. A writer of messages that knows it
 * takes `text`; any other, such as the channel of node's IPC, calls `toJSON`, as `JSON.stringify` does, and sends the same answer.
 */
export class ReadyJson {
	readonly #plain: () => unknown;

	/** `text` is JSON and ASCII alone, so that a byte is a unit; `plain` gives the data that it stands for. */
	constructor(
		readonly text: string,
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
	return JSON.stringify(text).replace(/[\x7f-\uffff]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
