import type { ArticleAnalysis } from '../articles/article.ts';
import type { Corpus, CorpusDocument } from '../corpus/corpus.ts';
import { Cancelled } from '../util/cancel.ts';
import { createPace, type Pace } from '../util/slices.ts';
import type { Host } from '../workspace/host.ts';
import type { CorpusSnapshot } from '../workspace/snapshot.ts';
import type { Analyses, ArticleEntities } from './analyses.ts';
import { createLearnedFurniture } from './learnedFurniture.ts';

/** Finds the articles of one document. What it gives depends on the document's text alone. */
export type FindArticles = (document: CorpusDocument, pace: Pace) => Promise<ArticleAnalysis>;

/** Finds the mentions and entities of each article of one document. */
export type FindEntities = (document: CorpusDocument, articles: ArticleAnalysis, pace: Pace) => Promise<readonly ArticleEntities[]>;

/** One of the two things that are found in the background, and how far it is with a corpus. */
export interface WorkProgress {
	readonly state: 'off' | 'waiting' | 'working' | 'ready';
	/** Documents done, and all of them. */
	readonly done: number;
	readonly total: number;
	/** Why it is off. */
	readonly message: string | null;
}

export interface BackgroundAnalysis extends Analyses {
	/** The same as `articles` and `entities` by a document's ordinal: for whoever asks about every document after every edit. */
	articlesAt(corpus: Corpus, ordinal: number): ArticleAnalysis | undefined;
	entitiesAt(corpus: Corpus, ordinal: number): readonly ArticleEntities[] | undefined;
	/** Analyses one document now, ahead of the rest; undefined where that work is off. */
	findArticles(document: CorpusDocument, pace: Pace): Promise<ArticleAnalysis | undefined>;
	findEntities(document: CorpusDocument, pace: Pace): Promise<readonly ArticleEntities[] | undefined>;
	/** Documents on screen come first. Ordinals, the last one included. */
	show(uri: string, ordinals: { readonly first: number; readonly last: number }): void;
	/** Does all that is left to do in the newest snapshot; resolves when nothing is, or when `stop` was called. Runs once at a time. */
	run(): Promise<void>;
	stop(): void;
	progress(corpus: Corpus): { readonly articles: WorkProgress; readonly entities: WorkProgress };
	/** Grows whenever the entities of another document have been found: what was gathered from them is old then. */
	entityVersion(): number;
}

export interface BackgroundAnalysisOptions {
	readonly host: Host;
	/** The newest snapshot. */
	snapshot(): CorpusSnapshot;
	/** Reads the model's data; a rejection switches this work off, with its message. */
	loadArticles(): Promise<FindArticles>;
	loadEntities(): Promise<FindEntities>;
	/** Called when a corpus' documents on screen are done, when all are, and now and then between. */
	onProgress(uri: string): void;
	/** Corpora longer than this, in UTF-16 units, have the entities of looked-at documents only. */
	readonly maximumEntityUnits: number;
}

/** What is known of a document; kept with its text through edits elsewhere. */
interface Known {
	articles?: ArticleAnalysis;
	entities?: readonly ArticleEntities[];
}

const knownKey = Symbol('analyses');
const progressEveryMs = 1000;

function knownOf(document: CorpusDocument): Known {
	return document.memo(knownKey, (): Known => ({}));
}

/** The same without making room for it: most documents are asked about before anything is known of them. */
function knownSoFar({ corpus, ordinal }: CorpusDocument): Known | undefined {
	return corpus.peek(ordinal, knownKey);
}

/** Articles and entities of everything that is open, found in slices: what is on screen first, then the rest, articles before entities. */
export function createBackgroundAnalysis(options: BackgroundAnalysisOptions): BackgroundAnalysis {
	const { host } = options;
	const articleFinder = loadOnce(options.loadArticles);
	const entityFinder = loadOnce(options.loadEntities);
	const shown = new Map<string, { first: number; last: number }>();
	let stopped = false;
	let articleVersion = 0;
	let entityVersion = 0;
	let running: Promise<void> | undefined;

	const furniture = createLearnedFurniture();
	const informed = (document: CorpusDocument, articles: ArticleAnalysis | undefined): ArticleAnalysis | undefined =>
		articles && furniture.informed(document, articles);
	const findPlainArticles = async (document: CorpusDocument, pace: Pace): Promise<ArticleAnalysis | undefined> => {
		const known = knownOf(document);
		if (known.articles) return known.articles;
		const find = await articleFinder.get();
		if (!find) return undefined;
		known.articles = await find(document, pace);
		articleVersion++;
		return known.articles;
	};
	const findEntities = async (document: CorpusDocument, pace: Pace): Promise<readonly ArticleEntities[] | undefined> => {
		const known = knownOf(document);
		if (known.entities) return known.entities;
		const find = await entityFinder.get();
		if (!find) return undefined;
		// Without learned furniture: what is found here is kept with the document's text, whatever other documents say.
		const articles = (await findPlainArticles(document, pace)) ?? wholeBody(document);
		known.entities = await find(document, articles, pace);
		entityVersion++;
		return known.entities;
	};
	const wantsEntities = (corpus: Corpus, ordinal: number): boolean => {
		if (corpus.text.length <= options.maximumEntityUnits) return true;
		const range = shown.get(corpus.uri);
		return range !== undefined && ordinal >= range.first && ordinal <= range.last;
	};
	/** The next document that lacks something: on screen both, then articles everywhere, then entities everywhere. */
	const nextTask = (): { document: CorpusDocument; work: 'articles' | 'entities'; onScreen: boolean } | undefined => {
		const { corpora } = options.snapshot();
		for (const corpus of corpora.values()) {
			const range = shown.get(corpus.uri);
			for (let ordinal = range?.first ?? 0; range && ordinal <= range.last && ordinal < corpus.index.count; ordinal++) {
				const document = corpus.document(ordinal);
				const known = knownOf(document);
				if (!known.articles && articleFinder.usable()) return { document, work: 'articles', onScreen: true };
				if (!known.entities && entityFinder.usable()) return { document, work: 'entities', onScreen: true };
			}
		}
		for (const work of ['articles', 'entities'] as const) {
			if (!(work === 'articles' ? articleFinder : entityFinder).usable()) continue;
			for (const corpus of corpora.values()) {
				const document = firstLacking(corpus, work, wantsEntities);
				if (document) return { document, work, onScreen: false };
			}
		}
		return undefined;
	};
	const work = async (): Promise<void> => {
		const pace = createPace(host, {
			get isCancelled() {
				return stopped;
			},
		});
		let lastProgress = host.now();
		let last: { uri: string; work: string; onScreen: boolean } | undefined;
		for (let task = nextTask(); task && !stopped; task = nextTask()) {
			const { document, onScreen } = task;
			const { uri } = document.corpus;
			if (last && (last.uri !== uri || last.work !== task.work || last.onScreen !== onScreen)) options.onProgress(last.uri);
			last = { uri, work: task.work, onScreen };
			try {
				await (task.work === 'articles' ? findPlainArticles(document, pace) : findEntities(document, pace));
			} catch (error) {
				if (error instanceof Cancelled) throw error;
				host.log(
					'error',
					`${uri}, document ${document.ordinal + 1}: its ${task.work} could not be found. ${error instanceof Error ? (error.stack ?? error.message) : error}`,
				);
				giveUp(knownOf(document), task.work);
				articleVersion++;
			}
			const pause = pace.due();
			if (pause !== undefined) await pause;
			if (host.now() - lastProgress >= progressEveryMs) {
				lastProgress = host.now();
				options.onProgress(uri);
			}
		}
		if (last) options.onProgress(last.uri);
		for (const corpus of stopped ? [] : options.snapshot().corpora.values()) {
			const known = furniture.revision(corpus);
			await furniture.update(corpus, pace);
			if (furniture.revision(corpus) !== known) options.onProgress(corpus.uri);
		}
	};
	return {
		articles: document => informed(document, knownSoFar(document)?.articles),
		// Each of the two only grows, and so does their sum with either.
		articleRevision: corpus => articleVersion + furniture.revision(corpus),
		recurrence: furniture.recurrence,
		entities: document => knownSoFar(document)?.entities,
		articlesAt: (corpus, ordinal) => {
			const articles = corpus.peek<Known>(ordinal, knownKey)?.articles;
			return articles && furniture.revision(corpus) > 0 ? informed(corpus.document(ordinal), articles) : articles;
		},
		entitiesAt: (corpus, ordinal) => corpus.peek<Known>(ordinal, knownKey)?.entities,
		findArticles: async (document, pace) => informed(document, await findPlainArticles(document, pace)),
		findEntities,
		show: (uri, ordinals) => {
			shown.set(uri, ordinals);
		},
		run: () => {
			stopped = false;
			running ??= work()
				.catch(error => {
					if (!(error instanceof Cancelled)) throw error;
				})
				.finally(() => {
					running = undefined;
				});
			return running;
		},
		stop: () => {
			stopped = true;
		},
		entityVersion: () => entityVersion,
		progress: corpus => {
			let articles = 0;
			let entities = 0;
			let wanted = 0;
			for (let ordinal = 0; ordinal < corpus.index.count; ordinal++) {
				const known = corpus.peek<Known>(ordinal, knownKey);
				if (known?.articles) articles++;
				if (known?.entities) entities++;
				if (known?.entities || wantsEntities(corpus, ordinal)) wanted++;
			}
			const state = (done: number, total: number, finder: { usable(): boolean; message(): string | null }): WorkProgress => ({
				state: !finder.usable() ? 'off' : done >= total ? 'ready' : running !== undefined ? 'working' : 'waiting',
				done,
				total,
				message: finder.message(),
			});
			return { articles: state(articles, corpus.index.count, articleFinder), entities: state(entities, wanted, entityFinder) };
		},
	};
}

/** Without a model for articles, a document counts as one: names and amounts are found all the same. */
function wholeBody(document: CorpusDocument): ArticleAnalysis {
	const { body } = document.parsed().value;
	const span = { from: 0, to: body.to - body.from };
	return { articles: [{ span, headline: null, headlineSpan: null, date: null, confidence: 1, evidence: [], parts: [] }], possible: [] };
}

/** An answer that says nothing, for a document that cannot be analysed: asking again would fail again. */
function giveUp(known: Known, work: 'articles' | 'entities'): void {
	if (work === 'articles') known.articles ??= { articles: [], possible: [] };
	else known.entities ??= [];
}

/** Where the search for work left off, by corpus version: documents before it lack nothing. */
const searched = new WeakMap<Corpus, { articles: number; entities: number }>();

function firstLacking(
	corpus: Corpus,
	work: 'articles' | 'entities',
	wantsEntities: (corpus: Corpus, ordinal: number) => boolean,
): CorpusDocument | undefined {
	const from = searched.get(corpus) ?? { articles: 0, entities: 0 };
	searched.set(corpus, from);
	for (; from[work] < corpus.index.count; from[work]++) {
		const known = corpus.peek<Known>(from[work], knownKey);
		if (!known?.[work] && (work === 'articles' || wantsEntities(corpus, from[work]))) return corpus.document(from[work]);
	}
	return undefined;
}

/** Loads at the first use, once; a failure is remembered, and what failed counts as switched off. */
function loadOnce<T>(load: () => Promise<T>): { get(): Promise<T | undefined>; usable(): boolean; message(): string | null } {
	let loading: Promise<T | undefined> | undefined;
	let failureMessage: string | null = null;
	return {
		get: () =>
			(loading ??= load().catch((error: unknown) => {
				failureMessage = error instanceof Error ? error.message : String(error);
				return undefined;
			})),
		usable: () => failureMessage === null,
		message: () => failureMessage,
	};
}
