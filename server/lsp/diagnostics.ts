import {
	type Diagnostic,
	DiagnosticRefreshRequest,
	type DiagnosticServerCancellationData,
	type DocumentDiagnosticReport,
	DocumentDiagnosticReportKind,
	DocumentDiagnosticRequest,
	LSPErrorCodes,
	ResponseError,
} from 'vscode-languageserver';
import type { Corpus } from '../core/corpus/corpus.ts';
import type { DiagnosticList } from '../core/features/diagnostics.ts';
import { Cancelled } from '../core/util/cancel.ts';
import { createPace } from '../core/util/slices.ts';
import { diagnosticsOf } from './diagnosticItems.ts';
import { guardedTask } from './guard.ts';
import type { LanguageFeature, RequestContext, Session } from './session.ts';

/** A client that is pushed to hears of a change once typing has paused this long. */
const pushDelayMs = 200;
const refreshDelayMs = 500;

/**
 * Diagnostics, pulled where the client can (`textDocument/diagnostic`; format and quality as two registrations where it takes them), else pushed.
 * Never both for one corpus.
 */
export function diagnosticsFeature(): LanguageFeature {
	const results = createResults();
	const pushes = new Map<string, { takeBack(): void; isCancelled: boolean }>();
	let takeBackRefresh: (() => void) | undefined;
	const push = (session: Session, uri: string): void => {
		if (session.client.diagnostics !== 'push') return;
		const before = pushes.get(uri);
		if (before) {
			before.takeBack();
			before.isCancelled = true;
		}
		const task = {
			takeBack: session.runtime.after(pushDelayMs, () => guardedTask(session.host, 'Diagnostics', () => pushNow(session, uri, task))),
			isCancelled: false,
		};
		pushes.set(uri, task);
	};
	const refresh = ({ client, runtime, connection }: Session): void => {
		if (client.diagnostics === 'push' || !client.diagnosticRefresh) return;
		takeBackRefresh?.();
		takeBackRefresh = runtime.after(refreshDelayMs, () => {
			void connection.sendRequest(DiagnosticRefreshRequest.type).catch(() => {});
		});
	};
	return {
		name: 'diagnostics',
		capabilities: client =>
			client.diagnostics === 'pullOneList'
				? { diagnosticProvider: { identifier: 'corpus', interFileDependencies: false, workspaceDiagnostics: false } }
				: {},
		initialized: async ({ client, connection }) => {
			if (client.diagnostics !== 'pullTwoLists') return;
			for (const identifier of ['format', 'quality']) {
				const options = { documentSelector: null, identifier, interFileDependencies: false, workspaceDiagnostics: false };
				await connection.client.register(DocumentDiagnosticRequest.type, options);
			}
		},
		changed: push,
		analysed: (session, uri) => {
			push(session, uri);
			refresh(session);
		},
		configured: refresh,
		closed: (session, uri) => {
			pushes.get(uri)?.takeBack();
			pushes.delete(uri);
			results.forget(uri);
			if (session.client.diagnostics === 'push') void session.connection.sendDiagnostics({ uri, diagnostics: [] });
		},
		listen: session => {
			if (session.client.diagnostics === 'push') return;
			session.answer(DocumentDiagnosticRequest.type, async ({ textDocument: { uri }, identifier, previousResultId }, request) => {
				const corpus = request.corpus(uri);
				if (!corpus) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
				const list = identifier === 'format' || identifier === 'quality' ? identifier : 'both';
				return results.report(uri, list, await pull(session, corpus, list, request), previousResultId);
			});
		},
	};
}

/** A pull that a change has overtaken tells the client to ask again. */
async function pull(session: Session, corpus: Corpus, list: DiagnosticList | 'both', request: RequestContext): Promise<Diagnostic[]> {
	const diagnostics = await diagnosticsOf(session, corpus, list, request);
	if (!request.isSuperseded(corpus)) return diagnostics;
	const again: DiagnosticServerCancellationData = { retriggerRequest: true };
	throw new ResponseError(LSPErrorCodes.ServerCancelled, 'The corpus has changed meanwhile.', again);
}

async function pushNow(session: Session, uri: string, task: { isCancelled: boolean }): Promise<void> {
	const { snapshot } = session.store;
	const corpus = snapshot.corpora.get(uri);
	if (!corpus) return;
	try {
		const diagnostics = await diagnosticsOf(session, corpus, 'both', { snapshot, pace: createPace(session.host, task) });
		if (!task.isCancelled) await session.connection.sendDiagnostics({ uri, version: corpus.version, diagnostics });
	} catch (error) {
		if (!(error instanceof Cancelled)) throw error;
	}
}

/** Remembers what each list held last, so that an unchanged one is not sent again. */
function createResults(): {
	report(uri: string, list: string, items: Diagnostic[], previousResultId: string | undefined): DocumentDiagnosticReport;
	forget(uri: string): void;
} {
	const last = new Map<string, Map<string, { resultId: string; text: string }>>();
	let counter = 0;
	return {
		report: (uri, list, items, previousResultId) => {
			const ofCorpus = last.get(uri) ?? new Map<string, { resultId: string; text: string }>();
			last.set(uri, ofCorpus);
			const text = JSON.stringify(items);
			const before = ofCorpus.get(list);
			if (before && before.text === text) {
				if (before.resultId === previousResultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId: before.resultId };
				return { kind: DocumentDiagnosticReportKind.Full, resultId: before.resultId, items };
			}
			const resultId = `${list}-${++counter}`;
			ofCorpus.set(list, { resultId, text });
			return { kind: DocumentDiagnosticReportKind.Full, resultId, items };
		},
		forget: uri => last.delete(uri),
	};
}
