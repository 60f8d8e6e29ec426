import { createDiskCorpora, type DiskCorpora, type DiskCorpus } from '../core/workspace/diskCorpora.ts';
import { guardedTask } from './guard.ts';
import { type CarriedFacts, factsBasis, type LargeFacts, learnFacts } from './largeFacts.ts';
import { ClientNotification, CorpusNotification, type CorpusNotifications } from './protocol.ts';
import type { LanguageFeature, Session } from './session.ts';

/**
 * Corpora that stay on disk: those that the editor shows but does not hand over (`corpus/openFile`, `corpus/closeFile`), and those of the workspace that are not open. They are
 * indexed from their bytes, and what the index knows is served while it grows.
 */
export function largeCorporaFeature(): LanguageFeature {
	return {
		name: 'largeCorpora',
		listen: session => {
			const { connection } = session;
			connection.onNotification(ClientNotification.openFile, ({ uri }: CorpusNotifications['corpus/openFile']) => {
				largeCorporaOf(session).show(uri);
			});
			connection.onNotification(ClientNotification.closeFile, ({ uri }: CorpusNotifications['corpus/closeFile']) => {
				largeCorporaOf(session).hide(uri);
			});
		},
		configured: session => largeCorporaOf(session).configured(),
		changed: (session, uri) => largeCorporaOf(session).openedAsText(uri),
	};
}

interface Entry {
	facts: LargeFacts | undefined;
	readonly basis: string;
	readonly corpus: DiskCorpus;
	/** Whether what is wrong with it has been looked for, and shows. */
	isShown: boolean;
	work: ReturnType<typeof learnFacts> | undefined;
}

/** The corpora that a session reads from disk, and what has been learnt about their documents. */
export class LargeCorpora {
	readonly disk: DiskCorpora;
	/** Corpora of the workspace: they stay indexed when no editor shows them. */
	workspace: ReadonlySet<string> = new Set();
	readonly #session: Session;
	readonly #shown = new Set<string>();
	readonly #facts = new Map<string, Entry>();
	readonly #carried = new Map<string, CarriedFacts>();
	readonly #listeners = new Set<(uri: string) => void>();

	constructor(session: Session) {
		this.#session = session;
		this.disk = createDiskCorpora(session.host, uri => this.#progress(uri));
	}

	/** The corpora that an editor shows and does not hand over. */
	get shown(): ReadonlySet<string> {
		return this.#shown;
	}

	/** An editor shows this corpus, or it has changed on disk: what has changed is indexed. */
	show(uri: string): void {
		const isIndexed = !this.#shown.has(uri) && this.disk.get(uri) !== undefined;
		this.#shown.add(uri);
		this.disk.open(uri);
		// One of the workspace may be known already, but what is wrong with it was of no interest so far.
		if (isIndexed) this.#progress(uri);
	}

	/** The editor that showed it is gone. */
	hide(uri: string): void {
		const { connection, status } = this.#session;
		this.#shown.delete(uri);
		const entry = this.#facts.get(uri);
		if (entry) entry.isShown = false;
		if (!this.workspace.has(uri)) this.forget(uri);
		status.forget(uri);
		void connection.sendDiagnostics({ uri, diagnostics: [] });
	}

	/** Stops whatever is done about a corpus, and drops what is known of it. */
	forget(uri: string): void {
		this.#facts.get(uri)?.work?.stop();
		this.#facts.delete(uri);
		this.disk.close(uri);
	}

	/** Indexes a corpus that no editor shows, and learns its names and headlines; resolves once that has ended. */
	async index(uri: string): Promise<void> {
		await this.disk.ready(uri);
		await this.#facts.get(uri)?.work?.ended;
	}

	/** Drops what is known of a corpus unless an editor shows it. */
	forgetHidden(uri: string): void {
		if (!this.#shown.has(uri)) this.forget(uri);
	}

	/** What is known of a corpus on disk at this moment; undefined where it has not been opened. */
	get(uri: string): DiskCorpus | undefined {
		return this.disk.get(uri);
	}

	/** What has been learnt about its documents. */
	facts(uri: string): LargeFacts | undefined {
		return this.#facts.get(uri)?.facts;
	}

	/** Reads a corpus through, however large it is: a list is to be sorted by what that tells. */
	learn(uri: string): void {
		const corpus = this.disk.get(uri);
		if (corpus?.known.index.complete) this.#learn(uri, corpus);
	}

	/**
	 * The corpus has been written anew by this server, and is indexed again: `before` says which document of the old file stands at each place of the new one, or -1 where one was
	 * changed. What was learnt about the others stays.
	 */
	async rewritten(uri: string, before: Int32Array): Promise<DiskCorpus | undefined> {
		const facts = this.#facts.get(uri)?.facts;
		this.#carried.delete(uri);
		if (facts) this.#carried.set(uri, { facts, before });
		return this.disk.ready(uri);
	}

	/** Settings have changed: what depends on them is learnt anew. */
	configured(): void {
		const basis = factsBasis(this.#session);
		for (const [uri, entry] of [...this.#facts]) {
			if (entry.basis !== basis) this.#learn(uri, entry.corpus);
		}
	}

	/** The editor has handed the corpus over after all: its text counts, and what was pushed of its file goes. */
	openedAsText(uri: string): void {
		if (!this.#shown.has(uri)) return;
		this.#shown.delete(uri);
		this.forget(uri);
		void this.#session.connection.sendDiagnostics({ uri, diagnostics: [] });
	}

	/** Called whenever more of a corpus is known. */
	onProgress(listener: (uri: string) => void): void {
		this.#listeners.add(listener);
	}

	#progress(uri: string): void {
		this.#session.status.touch(uri);
		this.#refreshViews(uri);
		for (const listener of this.#listeners) listener(uri);
		const corpus = this.disk.get(uri);
		if (corpus?.known.index.complete && corpus.known.identity.size <= this.#session.settings().backgroundBytes) this.#learn(uri, corpus);
	}

	#learn(uri: string, corpus: DiskCorpus): void {
		const basis = factsBasis(this.#session);
		const before = this.#facts.get(uri);
		const isShown = this.#shown.has(uri);
		if (before?.corpus.known === corpus.known && before.basis === basis && (before.isShown || !isShown)) return;
		before?.work?.stop();
		const entry: Entry = { facts: undefined, basis, corpus, isShown, work: undefined };
		const carried = this.#carried.get(uri);
		this.#carried.delete(uri);
		this.#facts.set(uri, entry);
		const isCurrent = (): boolean => this.#facts.get(uri) === entry;
		const { status, connection } = this.#session;
		entry.work = learnFacts(this.#session, uri, corpus, before?.basis === basis ? carried : undefined, {
			progress: facts => {
				if (!isCurrent()) return;
				entry.facts = facts;
				status.touch(uri);
				this.#refreshViews(uri);
			},
			...(isShown
				? {
						publish: ({ items, limit }) => {
							if (!isCurrent() || !this.#shown.has(uri)) return;
							status.limit(uri, 'diagnostics', limit);
							void connection.sendDiagnostics({ uri, diagnostics: [...items] });
						},
					}
				: {}),
		});
	}

	#refreshViews(uri: string): void {
		if (!this.#shown.has(uri)) return;
		const { host, connection } = this.#session;
		guardedTask(host, CorpusNotification.viewsChanged, () =>
			connection.sendNotification(CorpusNotification.viewsChanged, { uri, views: ['documents', 'articles'] }),
		);
	}
}

const bySession = new WeakMap<Session, LargeCorpora>();

/** The corpora that a session reads from disk. */
export function largeCorporaOf(session: Session): LargeCorpora {
	let corpora = bySession.get(session);
	if (!corpora) {
		corpora = new LargeCorpora(session);
		bySession.set(session, corpora);
	}
	return corpora;
}
