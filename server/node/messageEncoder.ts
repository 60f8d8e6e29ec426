import type { Message } from 'vscode-languageserver/node';
import { ReadyJson } from '../lsp/readyJson.ts';

/**
 * Makes the bytes of messages, for a writer that asks for those of the next message only when the last one's are written: JSON that is ready goes into
 * one buffer, again and again. (An outline of 5,000 symbols is a megabyte. Its pieces are copied in a quarter of a millisecond; a new
 * string or buffer of that size costs twenty times that, in pages of memory that the system has to find and clear.)
 */
export function createMessageEncoder(): { readonly name: string; encode(message: Message): Promise<Uint8Array> } {
	let buffer = Buffer.alloc(0);
	const encodeReady = (head: string, pieces: readonly string[]): Uint8Array => {
		const length = pieces.reduce((sum, piece) => sum + piece.length, head.length + 1);
		if (buffer.length < length || (buffer.length > keptBytes && length < keptBytes)) buffer = Buffer.allocUnsafeSlow(Math.ceil(length * 1.25));
		let at = buffer.write(head, 'latin1');
		for (let from = 0; from < pieces.length; from += piecesAtOnce) at += buffer.write(pieces.slice(from, from + piecesAtOnce).join(''), at, 'latin1');
		at += buffer.write('}', at, 'latin1');
		return buffer.subarray(0, at);
	};
	return {
		name: 'application/json',
		encode: async message => {
			if ('result' in message && 'id' in message && message.result instanceof ReadyJson) {
				return encodeReady(`{"jsonrpc":"2.0","id":${JSON.stringify(message.id)},"result":`, message.result.pieces);
			}
			return Buffer.from(JSON.stringify(message), 'utf8');
		},
	};
}

/** Joined first: a call for each piece costs more than the piece, the more so as long as the program is young. */
const piecesAtOnce = 64;

/** A buffer larger than this is given up once it is not needed. */
const keptBytes = 8 * 1024 * 1024;
