import type { Connection, InitializeParams } from 'vscode-languageserver';
import { readDiskFactsSlowly } from '../core/corpus/readDiskFacts.ts';
import { createBackgroundAnalysis } from '../core/features/backgroundAnalysis.ts';
import { formatRules } from '../core/rules/registry.ts';
import type { Rule } from '../core/rules/rule.ts';
import { onBug } from '../core/util/bug.ts';
import { createPace } from '../core/util/slices.ts';
import type { ReadRuling } from '../core/workspace/corpusRuling.ts';
import { readAllBytes } from '../core/workspace/openBytes.ts';
import { type CorpusSnapshot, configurationOf } from '../core/workspace/snapshot.ts';
import { createStore } from '../core/workspace/store.ts';
import { clientFeatures, readInitializationOptions } from './clientFeatures.ts';
import { createProblemTeller } from './configurationFiles.ts';
import { corpusStatus } from './corpusStatus.ts';
import { guardedTask } from './guard.ts';
import type { CorpusSettings } from './protocol.ts';
import type { ServerRuntime } from './runtime.ts';
import { answering, createWaitingRequests, type LanguageFeature, type Session } from './session.ts';
import { defaultEditorSettings, readSettings } from './settings.ts';
import { createStatusReporter } from './status.ts';

/** Nothing is analysed in the background before typing has paused this long. */
const analysisDelayMs = 150;

/** An editor opens nothing larger; what it hides there is not worth the memory. */
const maximumDiskBytes = 64 * 1024 * 1024;

/** What the handlers of one connection share, for a client that has just said what it can do. */
export function createSession(
	connection: Connection,
	platformRuntime: ServerRuntime,
	params: InitializeParams,
	features: readonly LanguageFeature[],
): Session {
	let stopped = false;
	const runtime: ServerRuntime = {
		...platformRuntime,
		after: (delayMs, callback) =>
			platformRuntime.after(delayMs, () => {
				if (!stopped) callback();
			}),
	};
	const host = runtime.createHost(connection);
	const options = readInitializationOptions(params.initializationOptions);
	const client = clientFeatures(params);
	let settings = defaultEditorSettings;
	const store = createStore({
		get verifiesEdits() {
			return settings.paranoid;
		},
	});
	const waiting = createWaitingRequests(platformRuntime);
	let takeBack: (() => void) | undefined;
	onBug(message => host.log('error', `This must not happen: ${message}`));
	const status = createStatusReporter({
		after: runtime.after,
		send: (method, value) => guardedTask(host, method, () => connection.sendNotification(method, value)),
		read: uri => corpusStatus(session, uri),
		log: client.showsStatus ? undefined : message => host.log('information', message),
	});
	let qualityRules: readonly Rule[] = [];
	// A bundle of its own (esbuild.mjs): no corpus waits for it to show its documents and what is wrong with their delimiters.
	const analysisBundle = async () => {
		const bundle = await import('../core/features/analysisLoaders.ts');
		({ qualityRules } = bundle);
		return bundle;
	};
	const analyses = createBackgroundAnalysis({
		host: { ...host, yield: () => waiting.standBack(host) },
		snapshot: () => store.snapshot,
		loadArticles: async () => (await analysisBundle()).loadArticleFinder(host),
		loadEntities: async () => (await analysisBundle()).loadEntityFinder(host),
		onProgress: uri => {
			for (const feature of features) guardedTask(host, feature.name, () => feature.analysed?.(session, uri));
			status.touch(uri);
		},
		get maximumEntityUnits() {
			return settings.maximumEntityUnits;
		},
	});
	const analyseSoon = (): void => {
		takeBack?.();
		analyses.stop();
		takeBack = runtime.after(analysisDelayMs, () => guardedTask(host, 'Background analysis', () => analyses.run()));
	};
	const roots = params.workspaceFolders?.map(({ uri }) => uri) ?? [];
	const rulings = new Map<string, ReadRuling>();
	const tellProblems = createProblemTeller({ connection, host });
	/** Whether something else holds for the corpus now. */
	const configureCorpus = async (uri: string): Promise<boolean> => {
		// Reading the bundle is the longest step of an opening: who waits for documents and delimiters has them first.
		await waiting.standBack(host);
		const { readRuling, qualityRules: more } = await analysisBundle();
		const read = await readRuling(host, uri, roots, [...formatRules, ...more], store.snapshot.configuration);
		const before = store.snapshot;
		if (!before.corpora.has(uri)) return false;
		rulings.set(uri, read);
		tellProblems(rulings.values());
		store.configureCorpus(uri, read.configuration, read.suppressed);
		return rulingText(before, uri) !== rulingText(store.snapshot, uri);
	};
	const session: Session = {
		connection,
		runtime,
		host,
		client,
		options,
		rulePages: (options.rulePages ?? runtime.rulePages)?.replace(/\/$/, ''),
		workspaceFolders: roots,
		store,
		analyses,
		qualityRules: () => qualityRules,
		knowledge: async () => (await analysisBundle()).knowledgeOf(host),
		status,
		settings: () => settings,
		...answering(connection, () => session, waiting),
		readDisk: async uri => {
			await waiting.standBack(host);
			const corpus = store.snapshot.corpora.get(uri);
			if (!corpus) return;
			const source = await host.openBytes(uri);
			if (!source || (await source.size()) > maximumDiskBytes) return;
			const bytes = await readAllBytes(source);
			const { newlineBeforeEnd } = configurationOf(store.snapshot, uri);
			if (store.snapshot.corpora.get(uri) !== corpus) return;
			const isOvertaken = (): boolean => store.snapshot.corpora.get(uri) !== corpus;
			const pace = createPace(
				{ now: host.now, yield: () => waiting.standBack(host) },
				{
					get isCancelled() {
						return isOvertaken();
					},
				},
			);
			const facts = await readDiskFactsSlowly(bytes, corpus.index.dialect, newlineBeforeEnd, pace);
			if (isOvertaken()) return;
			store.setDisk(uri, facts);
			session.changed(uri);
		},
		changed: uri => {
			for (const feature of features) guardedTask(host, feature.name, () => feature.changed?.(session, uri));
			status.touch(uri);
			analyseSoon();
		},
		analyse: analyseSoon,
		stop: () => {
			stopped = true;
			analyses.stop();
		},
		closed: uri => {
			for (const feature of features) guardedTask(host, feature.name, () => feature.closed?.(session, uri));
			status.forget(uri);
			if (rulings.delete(uri)) tellProblems(rulings.values());
		},
		ruling: uri => rulings.get(uri),
		readConfiguration: async wanted => {
			const uris = wanted === undefined ? [...store.snapshot.corpora.keys()] : [wanted];
			const changed: string[] = [];
			for (const uri of uris) if (await configureCorpus(uri)) changed.push(uri);
			if (changed.length === 0) return;
			for (const feature of features) guardedTask(host, feature.name, () => feature.configured?.(session));
			for (const uri of changed) session.changed(uri);
		},
		configure: async pushed => {
			const section = client.configuration ? await connection.workspace.getConfiguration('corpus') : (sectionOf(pushed) ?? options.settings);
			const read = readSettings(section);
			for (const mistake of read.mistakes) host.log('warning', mistake);
			settings = read.editor;
			store.configure(read.configuration);
			for (const uri of store.snapshot.corpora.keys()) await configureCorpus(uri);
			for (const feature of features) guardedTask(host, feature.name, () => feature.configured?.(session));
			for (const uri of store.snapshot.corpora.keys()) session.changed(uri);
		},
	};
	return session;
}

/** What makes the rulings of two snapshots differ. */
function rulingText(snapshot: CorpusSnapshot, uri: string): string {
	return JSON.stringify([configurationOf(snapshot, uri), snapshot.suppressions.get(uri)]);
}

/** Clients push either the section or an object that holds it. */
function sectionOf(pushed: unknown): CorpusSettings | undefined {
	if (typeof pushed !== 'object' || pushed === null) return undefined;
	return 'corpus' in pushed && typeof pushed.corpus === 'object' && pushed.corpus !== null ? pushed.corpus : pushed;
}
