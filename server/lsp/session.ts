import type { CancellationToken, Connection, ProtocolRequestType, ServerCapabilities } from 'vscode-languageserver';
import type { Corpus } from '../core/corpus/corpus.ts';
import type { Knowledge } from '../core/entities/knowledge/loadKnowledge.ts';
import type { BackgroundAnalysis } from '../core/features/backgroundAnalysis.ts';
import type { Rule } from '../core/rules/rule.ts';
import type { CancelToken } from '../core/util/cancel.ts';
import { createPace, type Pace, type Scheduler } from '../core/util/slices.ts';
import type { ReadRuling } from '../core/workspace/corpusRuling.ts';
import type { Host } from '../core/workspace/host.ts';
import type { CorpusSnapshot } from '../core/workspace/snapshot.ts';
import type { CorpusStore } from '../core/workspace/store.ts';
import type { ClientFeatures } from './clientFeatures.ts';
import { cancelTokenOf, guarded } from './guard.ts';
import type { CorpusRequests, InitializationOptions } from './protocol.ts';
import type { ReadyJson } from './readyJson.ts';
import type { ServerRuntime } from './runtime.ts';
import type { EditorSettings } from './settings.ts';
import type { StatusReporter } from './status.ts';

/** One thing that the server can do: what it tells the client about it, and the handlers. One file each. */
export interface LanguageFeature {
	/** For the log. */
	readonly name: string;
	/** What it adds to the server's capabilities. */
	capabilities?(client: ClientFeatures): ServerCapabilities;
	/** Called once, before the first request. */
	listen(session: Session): void;
	/** Called once the client is ready for requests of the server: registrations belong here. */
	initialized?(session: Session): void | Promise<void>;
	/** Called after every change of a corpus; must be quick. */
	changed?(session: Session, uri: string): void;
	closed?(session: Session, uri: string): void;
	/** Called when more articles or entities of a corpus are known. */
	analysed?(session: Session, uri: string): void;
	/** Called when settings have changed. */
	configured?(session: Session): void;
}

/** Everything that the handlers of one connection share. */
export interface Session {
	readonly connection: Connection;
	readonly runtime: ServerRuntime;
	readonly host: Host;
	readonly client: ClientFeatures;
	readonly options: InitializationOptions;
	/** Where the rules' pages lie, without a slash at the end; undefined where nobody has said. */
	readonly rulePages: string | undefined;
	readonly workspaceFolders: readonly string[];
	readonly store: CorpusStore;
	readonly analyses: BackgroundAnalysis;
	/** What is known of countries, cities and organisations; undefined where its data is missing. Read at the first call. */
	knowledge(): Promise<Knowledge | undefined>;
	/** The rules about articles and what they name; none until the first corpus is analysed. */
	qualityRules(): readonly Rule[];
	readonly status: StatusReporter;
	/** Reads what the file's bytes say and an editor hides, and hands it to the store if nothing was typed meanwhile. */
	readDisk(uri: string): Promise<void>;
	/** Tells every feature that a corpus has changed, or was closed. */
	changed(uri: string): void;
	closed(uri: string): void;
	/** Lets the background analysis go on, or start over with what is on screen, once nothing has happened for a moment. */
	analyse(): void;
	/** The client is leaving: nothing is begun any more. */
	stop(): void;
	/** What was read beside an open corpus; undefined until it is. */
	ruling(uri: string): ReadRuling | undefined;
	/** Reads the configuration file of a corpus anew, or of every open one, and tells every feature where something holds that did not before. */
	readConfiguration(uri?: string): Promise<void>;
	/** Fetches the settings anew; `pushed` is what a client sent that cannot be asked. */
	configure(pushed: unknown): Promise<void>;
	/** The newest settings. */
	settings(): EditorSettings;
	/** Answers a request of the protocol; what the handler throws becomes an error answer and a line in the log. */
	answer<P, R, PR, E, RO>(type: ProtocolRequestType<P, R, PR, E, RO>, handler: RequestHandler<P, R>): void;
	/** The same for a request of `protocol.ts`. */
	answerCorpus<M extends keyof CorpusRequests>(method: M, handler: CorpusHandler<M>): void;
}

/** Answers one request of the protocol, with its data or with their JSON. */
export type RequestHandler<P, R> = (params: P, request: RequestContext) => R | ReadyJson | Promise<R | ReadyJson>;

/** Answers one request of `protocol.ts`. */
export type CorpusHandler<M extends keyof CorpusRequests> = RequestHandler<CorpusRequests[M]['params'], CorpusRequests[M]['result']>;

/** What one request may use: exactly one snapshot, and a pace that stops it when the client no longer waits. */
export interface RequestContext {
	readonly snapshot: CorpusSnapshot;
	readonly cancel: CancelToken;
	readonly pace: Pace;
	/** The corpus as this request sees it; undefined where it is not open. */
	corpus(uri: string): Corpus | undefined;
	/** Whether the corpus has changed since the request came. */
	isSuperseded(corpus: Corpus): boolean;
}

/** The context of a request that came just now. */
export function requestContext(session: Pick<Session, 'host' | 'store'>, token: CancellationToken): RequestContext {
	const { snapshot } = session.store;
	const cancel = cancelTokenOf(token);
	return {
		snapshot,
		cancel,
		pace: createPace(session.host, cancel),
		corpus: uri => snapshot.corpora.get(uri),
		isSuperseded: corpus => session.store.snapshot.corpora.get(corpus.uri) !== corpus,
	};
}

/** `answer` and `answerCorpus` over a connection. A request about a corpus that is being opened waits until it is. */
export function answering(connection: Connection, session: () => Session, waiting: WaitingRequests): Pick<Session, 'answer' | 'answerCorpus'> {
	const answerMethod = <P, R>(method: string, handler: RequestHandler<P, R>): void => {
		connection.onRequest<unknown, void>(method, (params: P, token: CancellationToken) => {
			const { host, store } = session();
			const opening = store.opening(uriOf(params));
			return waiting.during(
				guarded(host, method, async () => {
					if (opening !== undefined) await opening;
					return handler(params, requestContext(session(), token));
				}),
			);
		});
	};
	return {
		answer: <P, R, PR, E, RO>(type: ProtocolRequestType<P, R, PR, E, RO>, handler: RequestHandler<P, R>) => answerMethod(type.method, handler),
		answerCorpus: answerMethod,
	};
}

/** The corpus that the parameters of a request are about; empty where they are about none. */
function uriOf(params: unknown): string {
	const { textDocument } = (params ?? {}) as { textDocument?: { uri?: unknown } };
	return typeof textDocument?.uri === 'string' ? textDocument.uri : '';
}

/** Counts the requests that wait for an answer, so that work that nobody waits for can stand back until they are answered. */
export interface WaitingRequests {
	during<T>(answer: Promise<T>): Promise<T>;
	/** The host's `yield` for work in the background: it goes on when no request waits and every answer is sent. */
	standBack(scheduler: Scheduler): Promise<void>;
}

/** How often work in the background lets other work pass before it takes a slice in spite of a request that waits. */
const mostTurns = 500;

export function createWaitingRequests({ sent }: Pick<ServerRuntime, 'sent'>): WaitingRequests {
	let count = 0;
	return {
		during: async answer => {
			count++;
			try {
				return await answer;
			} finally {
				count--;
			}
		},
		standBack: async scheduler => {
			// A message that has just been read is handed out one turn later, and only then counted.
			await scheduler.yield();
			// A request in slices takes its turn between these; one that waits for the client does not stop the work for good.
			for (let turn = 0; turn === 0 || (count > 0 && turn < mostTurns); turn++) {
				await scheduler.yield();
				// A large answer leaves in many pieces, as fast as the client reads: a slice between them would hold it up.
				await sent?.();
			}
		},
	};
}
