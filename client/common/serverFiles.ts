import * as vscode from 'vscode';
import { ClientRequest } from '../../server/lsp/protocol.ts';
import type { CorpusServer } from './corpusServer.ts';

/** What a whole file may weigh that is read for a server in a browser: `workspace.fs` cannot read a part. */
const maximumWholeFileBytes = 64 * 1024 * 1024;

/** A server in a browser has no files: it asks for its data and for what it checks on disk. A server in node never asks. */
export function answerFileRequests(server: CorpusServer, extensionUri: vscode.Uri): void {
	const files = vscode.workspace.fs;
	server.answer(ClientRequest.data, async ({ name }) => {
		try {
			return await files.readFile(vscode.Uri.joinPath(extensionUri, 'models', `${name}.bin.gz`));
		} catch (error) {
			server.log.warn(`models/${name}.bin.gz: ${error instanceof Error ? error.message : String(error)}`);
			return null;
		}
	});
	server.answer(ClientRequest.stat, async ({ uri }) => {
		const stat = await statOf(vscode.Uri.parse(uri, true));
		return stat ? { size: stat.size, mtimeMs: stat.mtime } : null;
	});
	const recent = new RecentFile();
	server.answer(ClientRequest.readFile, async ({ uri, from, to }) => {
		const parsed = vscode.Uri.parse(uri, true);
		const stat = await statOf(parsed);
		if (!stat || stat.size > maximumWholeFileBytes) return null;
		try {
			return (await recent.read(parsed, stat)).slice(from ?? 0, to ?? stat.size);
		} catch {
			return null;
		}
	});
	server.answer(ClientRequest.findFiles, async ({ include }) => {
		const found = await vscode.workspace.findFiles(include);
		return found.map(uri => uri.toString());
	});
}

async function statOf(uri: vscode.Uri): Promise<vscode.FileStat | undefined> {
	try {
		return await vscode.workspace.fs.stat(uri);
	} catch {
		return undefined;
	}
}

/** Keeps the file that was read last, so that reading it range by range costs one read. */
class RecentFile {
	#key = '';
	#content: Promise<Uint8Array> = Promise.resolve(new Uint8Array());

	async read(uri: vscode.Uri, { mtime, size }: vscode.FileStat): Promise<Uint8Array> {
		const key = `${uri.toString()} ${mtime} ${size}`;
		if (key !== this.#key) {
			this.#key = key;
			this.#content = Promise.resolve(vscode.workspace.fs.readFile(uri));
		}
		return this.#content;
	}
}
