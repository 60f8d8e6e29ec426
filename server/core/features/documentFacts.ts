import type { CorpusDocument } from '../corpus/corpus.ts';
import { formatRules } from '../rules/registry.ts';
import type { Finding, Rule } from '../rules/rule.ts';
import { articleFindings, documentFindings, type RuleSettings } from '../rules/runRules.ts';
import type { ByteSource } from '../source/byteSource.ts';
import type { Pace } from '../util/slices.ts';
import type { DiskIndex } from '../workspace/diskIndex.ts';
import { type DocumentRun, documentRuns, lineInFile } from '../workspace/documentRuns.ts';
import type { Analyses } from './analyses.ts';
import type { ColumnRow } from './documentColumns.ts';
import { documentItem } from './documentRows.ts';

/** What a pass over a corpus on disk learns of one document. */
export interface DocumentFacts {
	readonly ordinal: number;
	/** In a small corpus that is held as text for a moment. */
	readonly document: CorpusDocument;
	/** To be added to a line of the small corpus to make it one of the file. */
	readonly lineShift: number;
	readonly row: ColumnRow;
	/** In units of the small corpus. */
	readonly findings: readonly Finding[];
}

export interface FactsOptions {
	readonly settings: RuleSettings;
	/** Milliseconds since the epoch, for dates in the future. */
	readonly now: number;
	readonly pace: Pace;
	/** What has been found out about articles; with `findArticles`, they are looked for first. */
	readonly analyses: Analyses;
	readonly findArticles?: ((document: CorpusDocument, pace: Pace) => Promise<unknown>) | undefined;
	/** The rules about articles and names that are wanted, asked for once articles have been looked for. */
	qualityRules(): readonly Rule[];
	/** Which documents to look at; all without it. */
	readonly only?: ((ordinal: number) => boolean) | undefined;
}

/** Looks at every document of a corpus on disk once, in their order. Rejects with what the source rejects with, and with `Cancelled`. */
export async function* documentFacts(source: ByteSource, known: DiskIndex, options: FactsOptions): AsyncGenerator<DocumentFacts> {
	const { pace, only } = options;
	if (!only) {
		for await (const run of documentRuns(source, known)) yield* factsOfRun(run, known, options);
		return;
	}
	for (let ordinal = 0; ordinal < known.index.count; ordinal++) {
		if (only(ordinal)) for await (const run of documentRuns(source, known, ordinal, ordinal + 1)) yield* factsOfRun(run, known, options);
		const pause = pace.due();
		if (pause !== undefined) await pause;
	}
}

async function* factsOfRun(run: DocumentRun, known: DiskIndex, options: FactsOptions): AsyncGenerator<DocumentFacts> {
	const { pace, analyses, findArticles } = options;
	for (const [position, document] of run.documents.entries()) {
		await findArticles?.(document, pace);
		const { name, headline, date, words, articles } = documentItem(document, analyses);
		const findings = findingsOf(document, options);
		const warnings = findings.filter(({ severity }) => severity === 'error' || severity === 'warning').length;
		yield {
			ordinal: run.first + position,
			document,
			lineShift: lineInFile(known, run, position),
			row: { name, headline: headline ?? '', date, words, articles, findings: warnings, isNoted: findings.length > 0 },
			findings,
		};
		const pause = pace.due();
		if (pause !== undefined) await pause;
	}
}

function findingsOf(document: CorpusDocument, { settings, qualityRules, analyses, now }: FactsOptions): readonly Finding[] {
	const format = documentFindings(document, settings, formatRules);
	const rules = qualityRules();
	if (rules.length === 0) return format;
	const analysis = analyses.articles(document);
	const about = analysis ? articleFindings(document, analysis, now, settings, rules) : [];
	return [...format, ...about, ...documentFindings(document, settings, rules)];
}
