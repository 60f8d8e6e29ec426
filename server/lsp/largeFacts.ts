import { DocumentFlag } from '../core/corpus/documentIndex.ts';
import { readCachedColumns, writeCachedColumns } from '../core/features/columnCache.ts';
import { type ColumnData, type ColumnRow, DocumentColumns, rowOf } from '../core/features/documentColumns.ts';
import { type DocumentFacts, documentFacts } from '../core/features/documentFacts.ts';
import { nameFindings } from '../core/features/nameFindings.ts';
import { createPace, type Pace } from '../core/util/slices.ts';
import type { DiskCorpus } from '../core/workspace/diskCorpora.ts';
import type { DiskIndex } from '../core/workspace/diskIndex.ts';
import { configurationOf } from '../core/workspace/snapshot.ts';
import { settled } from './guard.ts';
import { addHeadFindings, LargeDiagnostics } from './largeDiagnostics.ts';
import type { Session } from './session.ts';
import { megabyte } from './settings.ts';

/** How often those who wait are told of progress, in milliseconds. */
const progressMs = 2000;

/** What has been learnt about the documents of one state of a corpus on disk. */
export interface LargeFacts {
	readonly known: DiskIndex;
	/** As far as they are known: `columns.count` documents. */
	readonly columns: ColumnData;
	/** Whether articles are looked for in all of the corpus, not only where somebody looks. */
	readonly findsArticles: boolean;
	readonly state: 'working' | 'ready' | 'stopped';
	/** Documents done in the present pass. */
	readonly done: number;
	/** Which pass: documents are known before articles. */
	readonly pass: 'documents' | 'articles';
}

/** What was learnt about a state of the corpus from which the present one was made by an edit that is known. */
export interface CarriedFacts {
	readonly facts: LargeFacts;
	/** Which document of that state stands at each place of the present one; -1 where it was changed. */
	readonly before: Int32Array;
}

/** Where a work in the background says how far it is. */
export interface FactsListener {
	/** More is known, or all of it. */
	progress(facts: LargeFacts): void;
	/** What is wrong with the corpus, so far. Absent where nobody shows it. */
	publish?(diagnostics: ReturnType<LargeDiagnostics['result']>): void;
}

const doubtful = DocumentFlag.Malformed | DocumentFlag.ReservedInBody;

/**
 * Learns about every document of a corpus on disk, in the background: first what is wrong with the documents that the scan found doubtful, then names, headlines, dates, words and
 * findings of all, and, where the corpus is small enough, their articles. Documents that are `carried` over from an earlier state are read again only where something is wrong with
 * them. Gives what stops it, and what resolves when it has ended.
 */
export function learnFacts(
	session: Session,
	uri: string,
	corpus: DiskCorpus,
	carried: CarriedFacts | undefined,
	listener: FactsListener,
): { readonly stop: () => void; readonly ended: Promise<void> } {
	const cancel = { isCancelled: false };
	const pace = createPace(session.host, cancel);
	const ended = settled(session.host, `Reading the documents of ${uri}`, () => new FactsPass(session, uri, corpus, carried, listener, pace).run());
	return {
		stop: () => {
			cancel.isCancelled = true;
		},
		ended,
	};
}

/** What columns depend on beside the file. */
export function factsBasis({ store, settings }: Session): string {
	return JSON.stringify([store.snapshot.configuration.rules, settings().qualityDiagnostics, settings().listMemoryBytes]);
}

class FactsPass {
	readonly #findsArticles: boolean;
	readonly #maximum: number;
	#facts: LargeFacts;
	#told: number;

	constructor(
		readonly session: Session,
		readonly uri: string,
		readonly corpus: DiskCorpus,
		readonly carried: CarriedFacts | undefined,
		readonly listener: FactsListener,
		readonly pace: Pace,
	) {
		const { known } = corpus;
		this.#maximum = configurationOf(session.store.snapshot, uri).maximumDiagnostics;
		this.#findsArticles = listener.publish !== undefined && known.identity.size <= session.settings().articlesOnDiskBytes;
		this.#facts = {
			known,
			columns: new DocumentColumns(0, 0).data,
			findsArticles: this.#findsArticles,
			state: 'working',
			done: 0,
			pass: 'documents',
		};
		this.#told = session.host.now();
	}

	async run(): Promise<void> {
		const { known } = this.corpus;
		const { publish } = this.listener;
		if (publish) publish((await this.#diagnose(ordinal => (known.index.flags[ordinal]! & doubtful) !== 0, false)).result());
		const kept = await readCachedColumns(this.session.host.blobs, this.uri, known.identity, this.#basis);
		if (kept && kept.count === known.index.count) {
			this.#tell({ columns: kept, state: 'ready', done: kept.count });
			if (publish) publish((await this.#diagnose(ordinal => kept.noted[ordinal] === 1, this.#findsArticles)).result());
			return;
		}
		await this.#pass(false);
		if (this.#findsArticles) await this.#pass(true);
		this.#tell({ state: 'ready' });
		await writeCachedColumns(this.session.host.blobs, this.uri, known.identity, this.#basis, this.#facts.columns);
	}

	get #basis(): string {
		return `${factsBasis(this.session)} ${this.#findsArticles}`;
	}

	/** Reads every document. While articles are looked for, what the pass before has learnt goes on being served. */
	async #pass(withArticles: boolean): Promise<void> {
		const { known } = this.corpus;
		const columns = new DocumentColumns(known.index.count, this.session.settings().listMemoryBytes);
		const diagnostics = new LargeDiagnostics(this.session, this.uri, this.#maximum);
		this.#tell({ pass: withArticles ? 'articles' : 'documents', done: 0 });
		const carried = this.#rowsCarried(withArticles);
		for await (const facts of this.#documents(withArticles, carried && (ordinal => carried(ordinal)?.isNoted ?? true))) {
			for (let ordinal = columns.data.count; ordinal < facts.ordinal; ordinal++) columns.push(carried!(ordinal)!);
			columns.push(facts.row);
			addFacts(diagnostics, facts);
			this.#facts = { ...this.#facts, done: columns.data.count, ...(withArticles ? {} : { columns: columns.data }) };
			if (this.session.host.now() - this.#told < progressMs) continue;
			this.#tell({});
			if (!withArticles) this.listener.publish?.(diagnostics.result());
		}
		for (let ordinal = columns.data.count; carried && ordinal < known.index.count; ordinal++) columns.push(carried(ordinal)!);
		await this.#addCorpusFindings(diagnostics, columns.data);
		this.#tell({ columns: columns.data });
		this.listener.publish?.(diagnostics.result());
	}

	/** The rows of documents that are as they were when they were last read in such a pass; undefined where none can be carried over. */
	#rowsCarried(withArticles: boolean): ((ordinal: number) => ColumnRow | undefined) | undefined {
		const { carried, corpus } = this;
		if (!carried || carried.before.length !== corpus.known.index.count) return undefined;
		const { facts, before } = carried;
		const isLearnt = facts.state === 'ready' || (!withArticles && facts.pass === 'articles');
		if (!isLearnt || facts.columns.textCount < facts.columns.count) return undefined;
		return ordinal => {
			const row = before[ordinal]! < 0 ? undefined : rowOf(facts.columns, before[ordinal]!);
			return row && !withArticles ? { ...row, articles: facts.findsArticles ? row.articles : null } : row;
		};
	}

	/** What is wrong with some of the documents, and with the corpus as a whole as far as names are known. */
	async #diagnose(only: (ordinal: number) => boolean, withArticles: boolean): Promise<LargeDiagnostics> {
		const diagnostics = new LargeDiagnostics(this.session, this.uri, this.#maximum);
		for await (const facts of this.#documents(withArticles, only)) addFacts(diagnostics, facts);
		await this.#addCorpusFindings(diagnostics, this.#facts.columns);
		return diagnostics;
	}

	async #addCorpusFindings(diagnostics: LargeDiagnostics, columns: ColumnData): Promise<void> {
		if (!this.listener.publish) return;
		const { source, known } = this.corpus;
		await addHeadFindings(this.session, this.corpus, diagnostics);
		const configuration = configurationOf(this.session.store.snapshot, this.uri);
		const { openers, findings, lineOf } = await nameFindings(source, known, columns, configuration, this.#maximum * 2, this.pace);
		diagnostics.add(openers, findings, offset => {
			const ordinal = Math.max(0, openers.ordinalAt(offset));
			return lineOf(ordinal) - (openers.index.line[ordinal] ?? 0);
		});
	}

	#documents(withArticles: boolean, only: ((ordinal: number) => boolean) | undefined): AsyncGenerator<DocumentFacts> {
		const { session, corpus, pace } = this;
		const { analyses } = session;
		return documentFacts(corpus.source, corpus.known, {
			settings: configurationOf(session.store.snapshot, this.uri),
			now: session.host.now(),
			pace,
			analyses,
			findArticles: withArticles ? (document, ownPace) => analyses.findArticles(document, ownPace) : undefined,
			qualityRules: () => (withArticles && session.settings().qualityDiagnostics ? session.qualityRules() : []),
			only,
		});
	}

	#tell(change: Partial<LargeFacts>): void {
		this.#facts = { ...this.#facts, ...change };
		this.#told = this.session.host.now();
		this.listener.progress(this.#facts);
	}
}

function addFacts(diagnostics: LargeDiagnostics, { document, findings, lineShift }: DocumentFacts): void {
	diagnostics.add(document.corpus, findings, () => lineShift);
}

/** In words, for the status item; a limit of megabytes that keeps articles from being looked for. */
export function articlesLimit(bytes: number): string {
	const size = (bytes / megabyte).toLocaleString('en', { maximumFractionDigits: 0 });
	return `In a corpus on disk of more than ${size} MB, articles are looked for where one is opened by itself.`;
}
