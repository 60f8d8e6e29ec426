import type { AttributeValue } from '../../core/corpus/render.ts';
import { UsageError } from '../exitCode.ts';
import { maximumTextBytes } from '../files/limits.ts';
import { printable } from '../terminal.ts';

/** A document on its way from one form to another. */
export interface Entry {
	/** A safe path, unique in its conversion. */
	readonly name: string;
	/** With values, and in their order; `noeol` is not among them. */
	readonly attributes: readonly AttributeValue[];
	readonly content: EntryContent;
}

/** A document's bytes. To be read once, before the next document is asked for. */
export interface EntryContent {
	pieces(): AsyncIterable<Uint8Array>;
	/** The last byte; undefined where there is none. May be asked for before the pieces. */
	lastByte(): Promise<number | undefined>;
}

const encoder = new TextEncoder();

/** Content that is held, as bytes or as a text. */
export function heldContent(content: Uint8Array | string): EntryContent {
	const bytes = typeof content === 'string' ? encoder.encode(content) : content;
	return {
		async *pieces() {
			if (bytes.length > 0) yield bytes;
		},
		lastByte: async () => bytes.at(-1),
	};
}

/** A document's bytes at once. Throws `UsageError` where they are more than JavaScript can hold as one text. */
export async function readContent({ name, content }: Entry): Promise<Uint8Array> {
	const pieces: Uint8Array[] = [];
	let length = 0;
	for await (const piece of content.pieces()) {
		length += piece.length;
		if (length > maximumTextBytes)
			throw new UsageError(
				`${printable(name)} is larger than ${maximumTextBytes / 1024 / 1024} MiB, the most that this form can hold of one document.`,
			);
		pieces.push(piece);
	}
	return pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces, length);
}

/** The value of an attribute; undefined where the document has none of that key. */
export function attributeOf({ attributes }: Entry, key: string): string | undefined {
	return attributes.find(attribute => attribute.key === key)?.value;
}
