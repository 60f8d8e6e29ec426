import type { Dialect } from '../../core/corpus/dialect.ts';
import { escapesBodies } from '../../core/corpus/render.ts';
import { articleRules } from '../../core/rules/articleRules.ts';
import { collectChanges } from '../../core/rules/fixAll.ts';
import type { Finding } from '../../core/rules/rule.ts';
import { runRules } from '../../core/rules/runRules.ts';
import type { Range } from '../../core/source/span.ts';
import { append } from '../../core/util/append.ts';
import type { CorpusConfiguration } from '../../core/workspace/configuration.ts';
import { articleFindingsOf } from '../engine.ts';
import type { ByteFile } from '../files/byteFile.ts';
import { byteChanges } from '../rewrite/byteChanges.ts';
import type { ChangedCopy } from '../rewrite/changedCopy.ts';
import { cutSections, type Stretch } from '../sections/cutSections.ts';
import { readStretch } from '../sections/readStretch.ts';
import { openSection, type SectionCorpus } from '../sections/sectionCorpus.ts';
import { hash } from '../sections/survey.ts';
import { rulesOfSection } from './checkSection.ts';
import { crossFindings } from './crossFindings.ts';
import { DocumentAmongAll } from './documentAmongAll.ts';
import { type JoinedSurvey, newlineDecision } from './joinedSurvey.ts';
import type { SectionFinding } from './sectionFinding.ts';
import { shareOut } from './shareOut.ts';
import { SkeletonCorpus } from './skeletonCorpus.ts';

/** Which fixes are wanted. */
export interface FixChoice {
	/** Ids of rules whose fixes on request are wanted too. */
	readonly named: ReadonlySet<string>;
	/** Whether fixes that change article text are wanted. */
	readonly unsafe: boolean;
	/** Whether a finding was accepted and is to stay as it is. */
	isKept(rule: string, contentHash: string): boolean;
}

/** A corpus that has been surveyed and is to be mended. */
export interface CorpusToFix {
	readonly file: ByteFile;
	/** As it is shown. */
	readonly path: string;
	readonly dialect: Dialect;
	readonly survey: JoinedSurvey;
	readonly configuration: CorpusConfiguration;
	/** How much is held as text at once, in bytes. What comes out does not depend on it. */
	readonly sectionBytes: number | undefined;
}

/** Whether fixes of rules about articles are wanted, for which articles have to be found. */
export function wantsArticles({ named, unsafe }: FixChoice): boolean {
	return unsafe || articleRules.some(({ id }) => named.has(id));
}

/**
 * Mends at one go what can be mended together: of each finding the first fix that is wanted; of fixes whose edits touch, the first. The corpus is read a
 * section at a time, and what is seen in no section (names that are taken elsewhere) comes from the survey, so that the result is that of the whole text.
 * Answers how many findings were mended.
 */
export async function fixPass(corpus: CorpusToFix, choice: FixChoice, copy: ChangedCopy): Promise<number> {
	const { file, path, dialect, survey, configuration } = corpus;
	const accepts = ({ rule }: Finding, safety: string): boolean =>
		safety === 'safe' || (safety === 'requested' && choice.named.has(rule)) || (safety === 'unsafe' && choice.unsafe);
	const all = new SkeletonCorpus(path, dialect, survey.documents, survey.end);
	const parts = shareOut(crossFindings(path, dialect, survey, configuration), cutSections(survey.documents, 0, file.size, corpus.sectionBytes));
	let count = 0;
	let isLastTouched = false;
	for (const part of parts) {
		const { stretch } = part;
		const cross = part.cross();
		const bytes = await readStretch(file, stretch);
		const section = openSection(path, { bytes, from: stretch.from, starts: stretch.starts }, dialect, decision(corpus));
		const found = stretch.isLong ? longFindings(section, stretch, cross, corpus) : sectionFindings(section, stretch, cross, corpus, choice, all);
		const wanted = found.filter(finding => !choice.isKept(finding.rule, contentOf(finding, section, stretch, survey)));
		const { extraLines } = section;
		const taken = collectChanges(wanted, accepts, isLastTouched ? extraLines : -1);
		const ownChanges = taken.changes.map(({ from, to, insert }) => ({ from: from - extraLines, to: to - extraLines, insert }));
		await copy.change(byteChanges(bytes, ownChanges, section.corpus.disk?.startsWithByteOrderMark ? 3 : 0, stretch.from));
		count += taken.count;
		isLastTouched = taken.changes.at(-1)?.to === section.corpus.text.length;
	}
	return count;
}

function decision({ survey, dialect, configuration }: CorpusToFix): 'marker' | 'content' {
	return newlineDecision(survey, dialect, configuration.newlineBeforeEnd);
}

/** What can be mended in a section, in units of its text, in the order in which the whole would have it. */
function sectionFindings(
	section: SectionCorpus,
	{ from, firstOrdinal }: Stretch,
	cross: readonly SectionFinding[],
	{ configuration }: CorpusToFix,
	choice: FixChoice,
	all: SkeletonCorpus,
): readonly Finding[] {
	const { corpus } = section;
	const mending = rulesOfSection(from).filter(({ fix }) => fix !== null);
	const findings = [...runRules(corpus, configuration, mending), ...cross.map(finding => inSection(finding, section))].sort(byPlaceAndRule);
	for (let ordinal = 0; wantsArticles(choice) && ordinal < corpus.index.count; ordinal++)
		append(findings, articleFindingsOf(new DocumentAmongAll(corpus.document(ordinal), all, firstOrdinal + ordinal), configuration));
	return findings.sort(byPlace);
}

/**
 * Of a document that is too long to be held, what can be mended in its opener. Where it has an end marker, which may repeat its name, it is left as it is:
 * the marker is not seen.
 */
function longFindings(
	section: SectionCorpus,
	{ from, starts }: Stretch,
	cross: readonly SectionFinding[],
	{ dialect, configuration }: CorpusToFix,
): readonly Finding[] {
	if (starts.length === 0 || !escapesBodies(dialect)) return [];
	const { corpus } = section;
	const bodyFrom = corpus.document(0).span.from + corpus.document(0).parsed().value.body.from;
	const mending = rulesOfSection(from).filter(({ fix }) => fix !== null);
	const findings = [...runRules(corpus, configuration, mending), ...cross.map(finding => inSection(finding, section))];
	return findings.filter(({ span, rule }) => span.to <= bodyFrom && rule !== 'CF131' && rule !== 'CF138').sort(byPlaceAndRule);
}

/** A finding of a look across all documents, in units of the section that it lies in. */
function inSection({ finding }: SectionFinding, { corpus: { text }, extraLines }: SectionCorpus): Finding {
	const spanOf = ({ start, end }: Range) =>
		text.spanOf({ start: { ...start, line: start.line + extraLines }, end: { ...end, line: end.line + extraLines } });
	return {
		rule: finding.rule,
		severity: finding.severity,
		message: finding.message,
		span: spanOf(finding.range),
		related: [],
		fixes: finding.fixes.map(({ title, safety, edits }) => ({
			title,
			safety,
			edits: () => edits.map(({ range, newText }) => ({ ...spanOf(range), insert: newText })),
		})),
	};
}

/** The hash of the content that a finding stands in: what a suppression goes by. */
function contentOf({ span }: Finding, { corpus }: SectionCorpus, { firstOrdinal }: Stretch, { documents, preamble }: JoinedSurvey): string {
	const ordinal = corpus.ordinalAt(span.from);
	return (ordinal < 0 ? preamble?.content : documents.facts(firstOrdinal + ordinal)?.content) ?? hash('');
}

function byPlace(a: Finding, b: Finding): number {
	return a.span.from - b.span.from || a.span.to - b.span.to;
}

function byPlaceAndRule(a: Finding, b: Finding): number {
	return byPlace(a, b) || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);
}
