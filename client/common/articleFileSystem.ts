import * as vscode from 'vscode';
import { articleScheme, CorpusNotification, type WriteArticleResult } from '../../server/lsp/protocol.ts';
import type { CorpusServer } from './corpusServer.ts';

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

/** The corpus that a document shows: of an article in an editor of its own, the one that it is a part of. */
export function corpusOf(uri: vscode.Uri): vscode.Uri {
	return uri.scheme === articleScheme ? vscode.Uri.parse(addressOf(uri).uri, true) : uri;
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
	const current = new Map<string, string>();
	const provider = new ArticleFileSystem(server, (uri, text) => {
		const other = uri.with({ scheme: currentScheme });
		current.set(other.toString(), text);
		return other;
	});
	return vscode.Disposable.from(
		vscode.workspace.registerFileSystemProvider(articleScheme, provider, { isCaseSensitive: true }),
		vscode.workspace.registerTextDocumentContentProvider(currentScheme, { provideTextDocumentContent: uri => current.get(uri.toString()) ?? '' }),
		vscode.workspace.onDidChangeTextDocument(({ document }) => provider.shows(document)),
		vscode.workspace.onDidSaveTextDocument(({ uri }) => provider.corpusChanged(uri)),
		server.on(CorpusNotification.viewsChanged, ({ uri, views }) => {
			if (views.includes('documents')) provider.corpusChanged(vscode.Uri.parse(uri, true));
		}),
		provider,
	);
}

/** What is known of a document that has been read. */
interface KnownArticle {
	/** Where it stood last: documents before it may have come or gone since. */
	readonly ordinal: number;
	readonly name: string;
	/** The state that the editor's text goes back to, and that a save must find. */
	readonly identity: string;
	readonly text: string;
	/** What stood in the corpus when it was looked at last, and since when, as far as that was seen: a change elsewhere in the corpus is none of this document. */
	readonly seenText: string;
	readonly seenIdentity: string;
	readonly seenMs: number;
}

class ArticleFileSystem implements vscode.FileSystemProvider, vscode.Disposable {
	readonly #server: CorpusServer;
	/** Makes a text comparable, and gives the URI under which it is. */
	readonly #showCurrent: (uri: vscode.Uri, current: string) => vscode.Uri;
	readonly #changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
	readonly #known = new Map<string, KnownArticle>();
	readonly onDidChangeFile = this.#changed.event;

	constructor(server: CorpusServer, showCurrent: (uri: vscode.Uri, current: string) => vscode.Uri) {
		this.#server = server;
		this.#showCurrent = showCurrent;
	}

	/** Says that every open article of a corpus may have changed: VS Code then looks, and reloads what has and is not edited. */
	corpusChanged(corpus: vscode.Uri): void {
		const wanted = corpus.toString();
		const changed = [...this.#known.keys()].map(key => vscode.Uri.parse(key, true)).filter(uri => sameUri(addressOf(uri).uri, wanted));
		if (changed.length > 0) this.#changed.fire(changed.map(uri => ({ type: vscode.FileChangeType.Changed, uri })));
	}

	/** An editor that shows again what is in the corpus, because its changes were reverted, goes back to that from now on. */
	shows(document: vscode.TextDocument): void {
		const key = document.uri.toString();
		const known = this.#known.get(key);
		if (!known || document.isDirty || known.text === known.seenText || lines(document.getText()) !== lines(known.seenText)) return;
		this.#known.set(key, { ...known, text: known.seenText, identity: known.seenIdentity });
	}

	watch(): vscode.Disposable {
		return new vscode.Disposable(() => {});
	}

	async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
		const { text, writable } = await this.#look(uri, false);
		return {
			type: vscode.FileType.File,
			ctime: 0,
			mtime: this.#known.get(uri.toString())?.seenMs ?? 0,
			size: new TextEncoder().encode(text).length,
			...(writable ? {} : { permissions: vscode.FilePermission.Readonly }),
		};
	}

	async readFile(uri: vscode.Uri): Promise<Uint8Array> {
		// Text that is being edited still goes back to what was read before: only a save, or the user's word, changes that.
		return new TextEncoder().encode((await this.#look(uri, !isEdited(uri))).text);
	}

	/** VS Code compares times and sizes before it comes here, the server compares contents: what has changed in the corpus since it was read is never written over unseen. */
	async writeFile(uri: vscode.Uri, content: Uint8Array): Promise<void> {
		const key = uri.toString();
		const known = this.#known.get(key);
		if (!known) throw vscode.FileSystemError.NoPermissions('The document has not been read, so nothing is written over it.');
		const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(content);
		const params = { uri: addressOf(uri).uri, ordinal: known.ordinal, identity: known.identity, text };
		let result = await this.#server.request('corpus/writeArticle', params);
		if (result && !result.ok && result.reason === 'confirm' && (await isConfirmed(result.message))) {
			result = await this.#server.request('corpus/writeArticle', { ...params, confirmed: true });
		}
		if (!result) throw vscode.FileSystemError.Unavailable('The language server could not write the document. See Corpus: Show Log.');
		if (!result.ok) {
			void this.#explain(uri, result);
			throw vscode.FileSystemError.NoPermissions(result.message);
		}
		const { name, identity } = result;
		const seen = { seenText: result.text, seenIdentity: identity, seenMs: laterThan(known.seenMs) };
		this.#known.set(key, { ordinal: known.ordinal, name, identity, text: result.text, ...seen });
		this.#changed.fire([{ type: vscode.FileChangeType.Changed, uri }]);
	}

	async #explain(uri: vscode.Uri, result: Extract<WriteArticleResult, { ok: false }>): Promise<void> {
		if (result.current === null) return;
		const [compare, overwrite] = ['Compare', 'Overwrite'];
		const answer = await vscode.window.showWarningMessage(result.message, compare, overwrite);
		if (answer === compare) await vscode.commands.executeCommand('vscode.diff', this.#showCurrent(uri, result.current), uri, 'On Disk ↔ Yours');
		if (answer !== overwrite) return;
		await this.#look(uri, true);
		await vscode.workspace.save(uri);
	}

	/** Reads the document as it is now. With `takes`, that is what the editor's text goes back to from now on. */
	async #look(uri: vscode.Uri, takes: boolean): Promise<{ text: string; writable: boolean }> {
		const key = uri.toString();
		const address = addressOf(uri);
		const before = this.#known.get(key);
		const { ordinal, name } = before ?? address;
		const result = await this.#server.request('corpus/readArticle', { uri: address.uri, ordinal, name });
		if (!result) throw vscode.FileSystemError.Unavailable('The language server could not read the document. See Corpus: Show Log.');
		if (!result.ok) throw vscode.FileSystemError.FileNotFound(result.message);
		const { text, writable } = result;
		// A save that came between the question and its answer knows better.
		if (this.#known.get(key) !== before) return { text: this.#known.get(key)?.seenText ?? text, writable };
		const seenMs = !before ? result.mtimeMs : before.seenText === text ? before.seenMs : laterThan(before.seenMs);
		const base = !before || takes || before.text === text ? { identity: result.identity, text } : { identity: before.identity, text: before.text };
		this.#known.set(key, { ordinal: result.ordinal, name: result.name, ...base, seenText: text, seenIdentity: result.identity, seenMs });
		return { text, writable };
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

/** A time that VS Code takes for later, even where the clock has not moved since. */
function laterThan(mtimeMs: number): number {
	return Math.max(Date.now(), mtimeMs + 1);
}

/** A text without the difference between line ends, which VS Code makes the same in a document. */
function lines(text: string): string {
	return text.replace(/\r\n?/g, '\n');
}

function isEdited(uri: vscode.Uri): boolean {
	return vscode.workspace.textDocuments.some(document => document.isDirty && document.uri.toString() === uri.toString());
}

function sameUri(one: string, other: string): boolean {
	return one === other || vscode.Uri.parse(one, true).toString() === other;
}

async function isConfirmed(message: string): Promise<boolean> {
	const save = 'Save';
	return (await vscode.window.showWarningMessage(message, { modal: true }, save)) === save;
}
