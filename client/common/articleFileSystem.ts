import * as vscode from 'vscode';
import type { WriteArticleResult } from '../../server/lsp/protocol.ts';
import type { CorpusServer } from './corpusServer.ts';

const articleScheme = 'corpus-article';
/** What a document is on disk when a save has met a conflict: the other side of the comparison. */
const currentScheme = 'corpus-article-current';

/** Which document of which corpus an article's URI stands for: in its query, so that its path can be a name to read. */
interface ArticleAddress {
	readonly uri: string;
	readonly ordinal: number;
	readonly name: string;
}

/** The URI under which one document of a corpus opens in an editor of its own. Its name ends so that it is taken for a corpus. */
export function articleUri(address: ArticleAddress): vscode.Uri {
	const { uri, ordinal, name } = address;
	const path = `/${name || `document-${ordinal + 1}`}`.replace(/(\.corpus)?(\.txt)?$/i, '.corpus');
	return vscode.Uri.from({ scheme: articleScheme, path, query: JSON.stringify({ uri, ordinal, name }) });
}

function addressOf(uri: vscode.Uri): ArticleAddress {
	try {
		const value: unknown = JSON.parse(uri.query);
		if (isAddress(value)) return value;
	} catch {
		// Falls through: what is no JSON is no address.
	}
	throw vscode.FileSystemError.FileNotFound(uri);
}

function isAddress(value: unknown): value is ArticleAddress {
	if (typeof value !== 'object' || value === null) return false;
	const { uri, ordinal, name } = value as Partial<Record<keyof ArticleAddress, unknown>>;
	return typeof uri === 'string' && typeof ordinal === 'number' && typeof name === 'string';
}

/** Serves single documents of corpora as files: the server reads them from disk, and writes them back into the corpus. */
export function registerArticleFileSystem(server: CorpusServer): vscode.Disposable {
	const provider = new ArticleFileSystem(server);
	const current = new Map<string, string>();
	provider.onConflict = (uri, text) => {
		const other = uri.with({ scheme: currentScheme });
		current.set(other.toString(), text);
		return other;
	};
	return vscode.Disposable.from(
		vscode.workspace.registerFileSystemProvider(articleScheme, provider, { isCaseSensitive: true }),
		vscode.workspace.registerTextDocumentContentProvider(currentScheme, { provideTextDocumentContent: uri => current.get(uri.toString()) ?? '' }),
		vscode.workspace.onDidSaveTextDocument(({ uri }) => provider.corpusChanged(uri.toString())),
		provider,
	);
}

class ArticleFileSystem implements vscode.FileSystemProvider, vscode.Disposable {
	readonly #server: CorpusServer;
	readonly #changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
	readonly #read = new Map<string, { identity: string; mtimeMs: number }>();
	readonly onDidChangeFile = this.#changed.event;
	onConflict: (uri: vscode.Uri, current: string) => vscode.Uri = uri => uri;

	constructor(server: CorpusServer) {
		this.#server = server;
	}

	/** Says that every open article of a corpus may have changed. */
	corpusChanged(corpusUri: string): void {
		const changed = [...this.#read.keys()].map(key => vscode.Uri.parse(key, true)).filter(uri => addressOf(uri).uri === corpusUri);
		this.#changed.fire(changed.map(uri => ({ type: vscode.FileChangeType.Changed, uri })));
	}

	watch(): vscode.Disposable {
		return new vscode.Disposable(() => {});
	}

	async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
		const { bytes, mtimeMs, writable } = await this.#load(uri);
		return {
			type: vscode.FileType.File,
			ctime: 0,
			mtime: mtimeMs,
			size: bytes.length,
			...(writable ? {} : { permissions: vscode.FilePermission.Readonly }),
		};
	}

	async readFile(uri: vscode.Uri): Promise<Uint8Array> {
		return (await this.#load(uri)).bytes;
	}

	async writeFile(uri: vscode.Uri, content: Uint8Array): Promise<void> {
		const address = addressOf(uri);
		const identity = this.#read.get(uri.toString())?.identity;
		if (identity === undefined) throw vscode.FileSystemError.NoPermissions('The document has not been read, so nothing is written over it.');
		const params = { uri: address.uri, ordinal: address.ordinal, identity, text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(content) };
		let result = await this.#server.request('corpus/writeArticle', params);
		if (result && !result.ok && result.reason === 'confirm' && (await isConfirmed(result.message))) {
			result = await this.#server.request('corpus/writeArticle', { ...params, confirmed: true });
		}
		if (!result) throw vscode.FileSystemError.Unavailable('The language server could not write the document. See Corpus: Show Log.');
		if (!result.ok) {
			void this.#explain(uri, result);
			throw vscode.FileSystemError.NoPermissions(result.message);
		}
		this.#read.set(uri.toString(), { identity: result.identity, mtimeMs: result.mtimeMs });
		this.#changed.fire([{ type: vscode.FileChangeType.Changed, uri }]);
	}

	async #explain(uri: vscode.Uri, result: Extract<WriteArticleResult, { ok: false }>): Promise<void> {
		if (result.current === null) return;
		const compare = 'Compare';
		const answer = await vscode.window.showWarningMessage(result.message, compare);
		if (answer === compare) await vscode.commands.executeCommand('vscode.diff', this.onConflict(uri, result.current), uri, 'On Disk ↔ Yours');
	}

	async #load(uri: vscode.Uri): Promise<{ bytes: Uint8Array; mtimeMs: number; writable: boolean }> {
		const address = addressOf(uri);
		const result = await this.#server.request('corpus/readArticle', address);
		if (!result) throw vscode.FileSystemError.Unavailable('The language server could not read the document. See Corpus: Show Log.');
		if (!result.ok) throw vscode.FileSystemError.FileNotFound(result.message);
		const bytes = new TextEncoder().encode(result.text);
		this.#read.set(uri.toString(), { identity: result.identity, mtimeMs: result.mtimeMs });
		return { bytes, mtimeMs: result.mtimeMs, writable: result.writable };
	}

	readDirectory(): [string, vscode.FileType][] {
		return [];
	}

	createDirectory(uri: vscode.Uri): void {
		throw vscode.FileSystemError.NoPermissions(uri);
	}

	delete(uri: vscode.Uri): void {
		throw vscode.FileSystemError.NoPermissions(uri);
	}

	rename(uri: vscode.Uri): void {
		throw vscode.FileSystemError.NoPermissions(uri);
	}

	dispose(): void {
		this.#changed.dispose();
	}
}

async function isConfirmed(message: string): Promise<boolean> {
	const save = 'Save';
	return (await vscode.window.showWarningMessage(message, { modal: true }, save)) === save;
}
