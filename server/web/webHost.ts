import type { Connection } from 'vscode-languageserver';
import type { ByteSource, FileIdentity } from '../core/source/byteSource.ts';
import { sha256Hex } from '../core/util/hash.ts';
import type { DataName, Host } from '../core/workspace/host.ts';
import { ClientRequest, type CorpusRequests } from '../lsp/protocol.ts';
import { gunzip } from './gunzip.ts';

/** Bytes at each end of a file that tell two states of it apart. */
const identityBytes = 64 * 1024;

/** The host in a worker: it has no files of its own and asks the client for every byte. */
export function createWebHost(connection: Connection): Host {
	const ask = <M extends keyof CorpusRequests>(method: M, params: CorpusRequests[M]['params']): Promise<CorpusRequests[M]['result']> =>
		connection.sendRequest<CorpusRequests[M]['result']>(method, params);
	const note = (error: unknown): readonly string[] => {
		connection.console.log(`The workspace's corpora were not looked for: ${error instanceof Error ? error.message : String(error)}`);
		return [];
	};
	return {
		now: () => Date.now(),
		yield: nextTask,
		log: (level, message) => {
			if (level === 'error') connection.console.error(message);
			else if (level === 'warning') connection.console.warn(message);
			else connection.console.log(message);
		},
		readData: async (name: DataName) => {
			const compressed = await ask(ClientRequest.data, { name });
			if (!compressed) throw new Error(`The data file "${name}" was not found; what needs it is switched off.`);
			return gunzip(compressed);
		},
		openBytes: async uri => {
			const stat = await ask(ClientRequest.stat, { uri });
			return stat ? clientFile(uri, stat.size, stat.mtimeMs, (from, to) => ask(ClientRequest.readFile, { uri, from, to })) : undefined;
		},
		// A client whose workspace cannot be searched has the corpora that are open.
		findCorpora: () => ask(ClientRequest.findFiles, { include: '**/*.{corpus,corpus.txt}' }).catch(note),
		blobs: undefined,
	};
}

/** `setTimeout` would be held up by browsers to 4 ms; a message is a task of its own at once. */
function nextTask(): Promise<void> {
	return new Promise(resolve => {
		const { port1, port2 } = new MessageChannel();
		port1.onmessage = () => {
			port1.close();
			resolve();
		};
		port2.postMessage(undefined);
	});
}

function clientFile(uri: string, size: number, mtimeMs: number, readRange: (from: number, to: number) => Promise<Uint8Array | null>): ByteSource {
	const bytes = async (from: number, to: number): Promise<Uint8Array> => {
		const found = await readRange(from, to);
		if (!found) throw new Error(`${uri} can no longer be read.`);
		return found;
	};
	return {
		uri,
		supportsRanges: true,
		size: async () => size,
		identity: async (): Promise<FileIdentity> => {
			const head = await bytes(0, Math.min(size, identityBytes));
			const tail = await bytes(Math.max(0, size - identityBytes), size);
			return { size, mtimeMs, headHash: sha256Hex(head), tailHash: sha256Hex(tail) };
		},
		read: async (offset, target) => {
			const found = await bytes(offset, Math.min(size, offset + target.length));
			target.set(found);
			return found.length;
		},
	};
}
