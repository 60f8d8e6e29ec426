import { FileChangeType, type FileEvent } from 'vscode-languageserver';
import { limitOf } from '../core/features/limited.ts';
import { guardedTask } from './guard.ts';
import { largeCorporaOf } from './largeCorpora.ts';
import type { LanguageFeature, Session } from './session.ts';

/** What a client that watches files is asked to tell of. */
export const corpusGlobs = ['**/*.corpus', '**/*.corpus.txt'];

/**
 * Corpora of the workspace that no editor has open. One after the other is indexed in the background, so that `workspace/symbol` finds their documents and headlines; a client that
 * shows progress can cancel it, and what is indexed by then stays.
 */
export function workspaceCorporaFeature(): LanguageFeature {
	let settled = '';
	return {
		name: 'workspaceCorpora',
		listen: () => {},
		configured: session => {
			const { indexesWorkspace, maximumWorkspaceFiles } = session.settings();
			const wanted = `${indexesWorkspace} ${maximumWorkspaceFiles}`;
			if (wanted !== settled) lookAround(session);
			settled = wanted;
		},
		changed: noteLimit,
		closed: indexAgain,
	};
}

/** Files of the workspace have changed: corpora that are indexed are looked at again, new ones join them, and those that are gone leave. */
export function corporaChanged(session: Session, changes: readonly FileEvent[]): void {
	const corpora = changes.filter(({ uri }) => /\.corpus(\.txt)?$/i.test(uri));
	if (corpora.some(({ type }) => type !== FileChangeType.Changed)) lookAround(session);
	else for (const { uri } of corpora) indexAgain(session, uri);
}

interface WorkspaceState {
	/** How many corpora there are. */
	total: number;
	/** Which look at the workspace holds: an older one stops. */
	turn: number;
}

const states = new WeakMap<Session, WorkspaceState>();

function stateOf(session: Session): WorkspaceState {
	let state = states.get(session);
	if (!state) {
		state = { total: 0, turn: 0 };
		states.set(session, state);
	}
	return state;
}

function lookAround(session: Session): void {
	const state = stateOf(session);
	const turn = ++state.turn;
	guardedTask(session.host, 'Indexing the workspace', async () => {
		const { host, workspaceFolders, connection } = session;
		const { indexesWorkspace, maximumWorkspaceFiles } = session.settings();
		const found = indexesWorkspace && workspaceFolders.length > 0 ? await host.findCorpora?.(workspaceFolders) : [];
		const all = new Set(found);
		if (turn !== state.turn) return;
		const wanted = new Set([...all].slice(0, maximumWorkspaceFiles));
		const corpora = largeCorporaOf(session);
		for (const uri of corpora.workspace) if (!wanted.has(uri)) corpora.forgetHidden(uri);
		corpora.workspace = wanted;
		state.total = all.size;
		for (const uri of session.store.snapshot.corpora.keys()) noteLimit(session, uri);
		if (wanted.size === 0) return;
		const progress = await connection.window.createWorkDoneProgress();
		progress.begin('Corpora of the workspace', 0, '', true);
		let done = 0;
		for (const uri of wanted) {
			if (turn !== state.turn || progress.token.isCancellationRequested) break;
			await index(session, uri);
			progress.report((++done / wanted.size) * 100, `${done} of ${wanted.size}`);
		}
		progress.done();
	});
}

function indexAgain(session: Session, uri: string): void {
	if (largeCorporaOf(session).workspace.has(uri)) guardedTask(session.host, `Indexing ${uri}`, () => index(session, uri));
}

/** The text of one that is open counts, and not its file. */
async function index(session: Session, uri: string): Promise<void> {
	if (!session.store.snapshot.corpora.has(uri)) await largeCorporaOf(session).index(uri);
}

function noteLimit(session: Session, uri: string): void {
	const { total } = stateOf(session);
	const { size } = largeCorporaOf(session).workspace;
	session.status.limit(uri, 'workspaceFiles', limitOf('workspaceFiles', size, total));
}
