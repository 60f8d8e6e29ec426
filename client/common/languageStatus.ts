import * as vscode from 'vscode';
import { CorpusNotification, type CorpusStatus, type LimitHit, type WorkState } from '../../server/lsp/protocol.ts';
import type { CorpusServer } from './corpusServer.ts';
import { corpusLanguage, type FocusedCorpus } from './focusedCorpus.ts';

/**
 * The language status item of the active corpus (the braces at the right end of the status bar): its dialect, its documents, how far the server is, and every
 * limit that left something out.
 */
export function registerLanguageStatus(server: CorpusServer, focused: FocusedCorpus): vscode.Disposable {
	const item = vscode.languages.createLanguageStatusItem('corpus.status', { language: corpusLanguage });
	item.name = 'Corpus';
	const latest = new Map<string, CorpusStatus>();
	const show = (): void => {
		// A corpus over 50 MB has an editor but no document; the item shows beside it all the same.
		const uri = focused.uri?.toString();
		const status = uri === undefined ? undefined : latest.get(uri);
		if (status) Object.assign(item, describeStatus(status));
		else Object.assign(item, { text: 'Corpus', detail: '', busy: false, severity: vscode.LanguageStatusSeverity.Information, command: undefined });
	};
	const ask = async (): Promise<void> => {
		const uri = focused.uri?.toString();
		if (uri === undefined) return;
		const status = await server.request('corpus/status', { textDocument: { uri } });
		if (status) latest.set(uri, status);
		show();
	};
	show();
	return vscode.Disposable.from(
		item,
		server.on(CorpusNotification.statusChanged, status => {
			// The server and VS Code may spell a URI in two ways.
			latest.set(vscode.Uri.parse(status.uri).toString(), status);
			show();
		}),
		server.onDidStart(() => void ask()),
		focused.onDidChange(() => {
			show();
			void ask();
		}),
		vscode.workspace.onDidCloseTextDocument(({ uri }) => latest.delete(uri.toString())),
	);
}

/** What the item says. Exported for its test: a status item cannot be read back from VS Code. */
export function describeStatus(status: CorpusStatus): Pick<vscode.LanguageStatusItem, 'text' | 'detail' | 'busy' | 'severity' | 'command'> {
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
	workspaceSymbols: 'symbols of the workspace found',
	namesSorted: 'documents sorted by name',
	entities: 'documents looked through for entities',
	workspaceFiles: 'corpora of the workspace indexed',
};

function trouble(what: string, { state, message }: WorkState): readonly string[] {
	return state === 'off' && message !== null ? [`${what}: ${message}`] : [];
}

function progress({ articles, entities, indexed, progress: whole }: CorpusStatus): readonly string[] {
	const percent = (what: string, { state, progress: done }: WorkState): readonly string[] =>
		state === 'working' ? [`${what} ${Math.floor(done * 100)} %`] : [];
	const disk = whole === null ? [] : [`${indexed ? 'reading documents' : 'indexing'} ${Math.floor(whole * 100)} %`];
	return [...disk, ...percent('articles', articles), ...percent('entities', entities)];
}
