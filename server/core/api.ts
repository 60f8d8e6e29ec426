import type { ArticleAnalysis } from './articles/article.ts';
import type { Corpus, CorpusDocument } from './corpus/corpus.ts';
import { editCorpus, openCorpus } from './corpus/corpusVersion.ts';
import type { Refusal } from './corpus/refusals.ts';
import { type UnpackedCorpus, type UnpackOptions, unpack } from './corpus/unpack.ts';
import { type PackEntry, pack } from './corpus/writer.ts';
import type { ArticleEntities } from './features/analyses.ts';
import { loadArticleFinder, loadEntityFinder } from './features/analysisLoaders.ts';
import type { FindArticles, FindEntities } from './features/backgroundAnalysis.ts';
import { type FixResult, fixAll } from './rules/fixAll.ts';
import type { Finding } from './rules/rule.ts';
import { runRules } from './rules/runRules.ts';
import { createText } from './source/chunkedText.ts';
import type { Text, TextChange } from './source/text.ts';
import type { Result } from './util/result.ts';
import { type Pace, unhurried } from './util/slices.ts';
import { type CorpusConfiguration, defaultConfiguration } from './workspace/configuration.ts';
import type { Host } from './workspace/host.ts';
import { openCorpusBytes } from './workspace/openBytes.ts';

/**
 * The engine as a library: corpora in, findings, articles and entities out. Nothing here reads a file, a clock or the network but through
 * the host that it was given. Spans are in UTF-16 units of a corpus' text unless a type says otherwise.
 */
export interface CorpusService {
	createText(content: string): Text;
	openText(uri: string, version: number, text: Text): Corpus;
	/** Says why where the bytes are no text; the reason goes on from the file's name and a colon. */
	openBytes(uri: string, bytes: Uint8Array): Result<Corpus, string>;
	/** The next version: what the changes did not touch is not looked at again. Changes are sorted and do not overlap. */
	edit(corpus: Corpus, version: number, changes: readonly TextChange[]): Corpus;
	findings(corpus: Corpus, configuration?: CorpusConfiguration): readonly Finding[];
	/** Applies every safe fix until none is left; the content of every document stays, byte for byte. */
	fixAll(corpus: Corpus, configuration?: CorpusConfiguration): FixResult;
	/** The articles of one document; spans count from its body's start. Rejects where the host has no model. */
	articles(document: CorpusDocument, pace?: Pace): Promise<ArticleAnalysis>;
	/** The mentions and entities of each article of one document. Rejects where the host has no model. */
	entities(document: CorpusDocument, pace?: Pace): Promise<readonly ArticleEntities[]>;
	pack(entries: readonly PackEntry[]): Result<Uint8Array, readonly Refusal[]>;
	unpack(bytes: Uint8Array, options?: UnpackOptions): Result<UnpackedCorpus, readonly Refusal[]>;
}

/** The engine over a host. */
export function createCorpusService(host: Host): CorpusService {
	let articleFinder: Promise<FindArticles> | undefined;
	let entityFinder: Promise<FindEntities> | undefined;
	const articles: CorpusService['articles'] = async (document, pace = unhurried) => {
		const find = await (articleFinder ??= loadArticleFinder(host));
		return find(document, pace);
	};
	return Object.freeze({
		createText,
		openText: openCorpus,
		openBytes: openCorpusBytes,
		edit: editCorpus,
		findings: (corpus, configuration = defaultConfiguration) => runRules(corpus, configuration),
		fixAll: (corpus, settings = defaultConfiguration) => fixAll(corpus, text => openCorpus(corpus.uri, corpus.version, text), { settings }),
		articles,
		entities: async (document, pace = unhurried) => {
			const find = await (entityFinder ??= loadEntityFinder(host));
			return find(document, await articles(document, pace), pace);
		},
		pack: entries => pack(entries),
		unpack,
	} satisfies CorpusService);
}
