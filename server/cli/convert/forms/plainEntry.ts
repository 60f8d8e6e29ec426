import { type Entry, heldContent, readContent } from '../entry.ts';
import type { WriteOptions } from '../form.ts';

/** What a form that holds names and contents alone gives back of an entry, content byte for byte; told to the proof as it is read. */
export function expectWithoutAttributes(entry: Entry, { losses, proof }: WriteOptions, form: string): Entry {
	const plain: Entry = { name: entry.name, attributes: [], content: entry.content };
	countAttributes(entry, losses, form);
	return proof.tee(plain);
}

/** Counts an entry's attributes as lost. */
export function countAttributes({ name, attributes }: Entry, losses: WriteOptions['losses'], form: string): void {
	losses.add(`{amount} attributes of {documents} are lost: ${form} holds names and contents alone.`, attributes.length, name);
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder('utf-8', { ignoreBOM: true });

/** A document's content as a text; bytes that are no UTF-8 become U+FFFD and are counted. */
export async function textOf(entry: Entry, losses: WriteOptions['losses']): Promise<string> {
	return (await decodedEntry(entry, losses)).text;
}

/** The same, with the attributes that hold for the text: a declared size and hash go where it is not, byte for byte, the content. */
export async function decodedEntry(entry: Entry, losses: WriteOptions['losses']): Promise<{ text: string; attributes: Entry['attributes'] }> {
	const bytes = await readContent(entry);
	const { name, attributes } = entry;
	try {
		return { text: strict.decode(bytes), attributes };
	} catch {
		losses.add('{amount} bytes of {documents} are no UTF-8: U+FFFD stands for them.', countInvalidBytes(bytes), name);
		const kept = attributes.filter(({ key }) => key !== 'bytes' && key !== 'sha256');
		losses.add(
			'{amount} declared sizes and hashes of {documents} are left out, since the content is another.',
			attributes.length - kept.length,
			name,
		);
		return { text: lenient.decode(bytes), attributes: kept };
	}
}

/** How many bytes belong to no well-formed character: those that are not in the text once all U+FFFD that the decoder put in are taken out again. */
export function countInvalidBytes(bytes: Uint8Array): number {
	const text = Buffer.from(lenient.decode(bytes), 'utf8');
	return bytes.length - (text.length - 3 * (countWritten(text) - countWritten(bytes)));
}

/** How many U+FFFD stand in the bytes themselves. */
function countWritten(bytes: Uint8Array): number {
	let count = 0;
	const sign = Buffer.from('\ufffd');
	const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	for (let index = buffer.indexOf(sign); index >= 0; index = buffer.indexOf(sign, index + 3)) count++;
	return count;
}

/** The text with a line end at its end, which some forms cannot do without; counted where one was added. */
export function withLineEnd(text: string, name: string, losses: WriteOptions['losses'], form: string): string {
	if (text === '' || text.endsWith('\n')) return text;
	losses.add(`The content of {documents} did not end in a line end (LF) and got one: ${form} cannot hold it otherwise.`, 1, name);
	return `${text}\n`;
}

/** An entry of a text that is held. */
export function heldEntry(name: string, attributes: Entry['attributes'], content: Uint8Array | string): Entry {
	return { name, attributes, content: heldContent(content) };
}
