import * as vscode from 'vscode';
import { CorpusNotification, type CorpusStatus, type LimitHit, type WorkState } from '../../server/lsp/protocol.ts';
import type { CorpusServer } from './corpusServer.ts';
import { corpusLanguage, type FocusedCorpus } from './focusedCorpus.ts';

/**
 * The language status item of the active corpus (the braces at the right end of the status bar): its dialect, its documents, how far the server is, and every
 * limit that left something out.
 */
export class CorpusStatusItem implements vscode.Disposable {
	readonly #server: CorpusServer;
	readonly #focused: FocusedCorpus;
	readonly #item = vscode.languages.createLanguageStatusItem('corpus.status', { language: corpusLanguage });
	readonly #latest = new Map<string, CorpusStatus>();
	readonly #subscriptions: vscode.Disposable;

	constructor(server: CorpusServer, focused: FocusedCorpus) {
		this.#server = server;
		this.#focused = focused;
		this.#item.name = 'Corpus';
		this.#show();
		this.#subscriptions = vscode.Disposable.from(
			this.#item,
			server.on(CorpusNotification.statusChanged, status => {
				// The server and VS Code may spell a URI in two ways.
				this.#latest.set(vscode.Uri.parse(status.uri).toString(), status);
				this.#show();
			}),
			server.onDidStart(() => void this.#ask()),
			focused.onDidChange(() => {
				this.#show();
				void this.#ask();
			}),
			vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#latest.delete(uri.toString())),
		);
	}

	/** What the item says at present; undefined while nothing is known of the corpus in focus. */
	get shown(): { readonly text: string; readonly detail: string } | undefined {
		return this.#status && describeStatus(this.#status);
	}

	/** A corpus over 50 MB has an editor but no document; the item shows beside it all the same. */
	get #status(): CorpusStatus | undefined {
		return this.#latest.get(this.#focused.uri?.toString() ?? '');
	}

	#show(): void {
		const nothing = { text: 'Corpus', detail: '', busy: false, severity: vscode.LanguageStatusSeverity.Information, command: undefined };
		Object.assign(this.#item, this.#status ? describeStatus(this.#status) : nothing);
	}

	async #ask(): Promise<void> {
		const uri = this.#focused.uri?.toString();
		if (uri === undefined) return;
		const status = await this.#server.request('corpus/status', { textDocument: { uri } });
		if (status) this.#latest.set(uri, status);
		this.#show();
	}

	dispose(): void {
		this.#subscriptions.dispose();
	}
}

type Description = Pick<vscode.LanguageStatusItem, 'text' | 'busy' | 'severity' | 'command'> & { readonly detail: string };

function describeStatus(status: CorpusStatus): Description {
	const { limits, articles, entities } = status;
	const working = !status.indexed || status.progress !== null || articles.state === 'working' || entities.state === 'working';
	const counts = [
		count(status.documents, 'document'),
		...(articles.count === null ? [] : [count(articles.count, 'article')]),
		...(entities.count === null ? [] : [count(entities.count, 'entity', 'entities')]),
	];
	const notes = [...limits.map(describeLimit), ...trouble('Articles', articles), ...trouble('Entities', entities)];
	const setting = limits.find(limit => limit.setting !== null)?.setting;
	return {
		text: `${limits.length > 0 ? '$(warning) ' : ''}${status.canonical ? 'Canonical' : status.dialect}: ${counts[0]}`,
		detail: [...counts.slice(1), ...progress(status), ...notes].join(' · '),
		busy: working,
		severity: limits.length > 0 ? vscode.LanguageStatusSeverity.Warning : vscode.LanguageStatusSeverity.Information,
		command: setting
			? { command: 'workbench.action.openSettings', title: 'Change Limit', arguments: [setting] }
			: status.canonical
				? undefined
				: { command: 'corpus.convert', title: 'Convert to Canonical' },
	};
}

function count(number: number, one: string, many = `${one}s`): string {
	return `${number.toLocaleString('en')} ${number === 1 ? one : many}`;
}

function describeLimit({ kind, shown, total }: LimitHit): string {
	return `${shown.toLocaleString('en')} of ${total.toLocaleString('en')} ${limitPhrases[kind] ?? `${kind} shown`}`;
}

/** What was cut short, in words; a kind that is not named here reads well as it is. */
const limitPhrases: Readonly<Record<string, string>> = {
	symbols: 'outline entries shown',
	diagnostics: 'findings shown',
	qualityDiagnostics: 'findings about articles shown',
	semanticTokens: 'stretches of text coloured',
	workspaceSymbols: 'symbols of the workspace found',
	namesSorted: 'documents sorted by name',
	entities: 'documents looked through for entities',
	linkedNames: 'names looked for as files',
	searchedFiles: 'corpora of the workspace searched for references',
	searchedSizes: 'corpora of the workspace short enough to be searched for references',
	workspaceFiles: 'corpora of the workspace indexed',
};

function trouble(what: string, { message }: WorkState): readonly string[] {
	return message !== null ? [`${what}: ${message}`] : [];
}

function progress({ articles, entities, indexed, progress: whole }: CorpusStatus): readonly string[] {
	const percent = (what: string, { state, progress: done }: WorkState): readonly string[] =>
		state === 'working' ? [`${what} ${Math.floor(done * 100)} %`] : [];
	const disk = whole === null ? [] : [`${indexed ? 'reading documents' : 'indexing'} ${Math.floor(whole * 100)} %`];
	return [...disk, ...percent('articles', articles), ...percent('entities', entities)];
}
