import type { AttributeValue } from '../../core/corpus/render.ts';

/** A document on its way from one format to another. */
export interface TransferDocument {
	readonly name: string;
	/** As in an opener, `noeol`, `bytes` and `sha256` left out: those say how a corpus is written. */
	readonly attributes: readonly AttributeValue[];
	/** Decoded content: no escapes, no end marker. */
	readonly content: Uint8Array;
}

/** Reads a format. Throws `FormatError` where the input is not of that format. */
export type TransferReader = (bytes: Uint8Array, path: string) => Iterable<TransferDocument> | AsyncIterable<TransferDocument>;

/** The input does not follow its format; the message says where and what was expected. */
export class FormatError extends Error {
	constructor(message: string) {
		super(message);
		this.name = 'FormatError';
	}
}

const strictDecoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The content as text; undefined where it is no UTF-8. */
export function strictText(content: Uint8Array): string | undefined {
	try {
		return strictDecoder.decode(content);
	} catch {
		return undefined;
	}
}

/** The content as text, with U+FFFD for what is no UTF-8. */
export function looseText(content: Uint8Array): string {
	return decoder.decode(content);
}

export function attributeMap(document: TransferDocument): Record<string, string> {
	return Object.fromEntries(document.attributes.flatMap(({ key, value }) => (value === undefined ? [] : [[key, value]])));
}

/** An attribute key as near to `text` as the grammar allows: lower-case letters, digits, `-` and `_`, a letter first; undefined where nothing is left. */
export function attributeKey(text: string): string | undefined {
	const key = text
		.normalize('NFKD')
		.toLowerCase()
		.replace(/[^a-z0-9_-]+/g, '-')
		.replace(/^[^a-z]+|-+$/g, '');
	return key === '' ? undefined : key;
}

const structural = new Set(['noeol', 'bytes', 'sha256']);

/** Attributes from any key-value pairs, with keys that the grammar allows, each once; empty values and those that say how a corpus is written are left out. */
export function attributesOf(pairs: Iterable<readonly [string, string]>): AttributeValue[] {
	const attributes = new Map<string, string>();
	for (const [text, value] of pairs) {
		const key = attributeKey(text);
		if (key !== undefined && value !== '' && !structural.has(key) && !attributes.has(key)) attributes.set(key, value);
	}
	return [...attributes].map(([key, value]) => ({ key, value }));
}
