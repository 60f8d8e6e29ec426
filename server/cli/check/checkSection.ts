import type { Corpus, CorpusDocument } from '../../core/corpus/corpus.ts';
import { openCorpusPart } from '../../core/corpus/corpusVersion.ts';
import type { Dialect } from '../../core/corpus/dialect.ts';
import { conflictingAcronym } from '../../core/rules/conflictingAcronym.ts';
import { contentMismatch } from '../../core/rules/contentMismatch.ts';
import type { Finding, Rule } from '../../core/rules/rule.ts';
import { runRules, shiftFinding } from '../../core/rules/runRules.ts';
import { createText } from '../../core/source/chunkedText.ts';
import type { Position } from '../../core/source/span.ts';
import { append } from '../../core/util/append.ts';
import type { CorpusConfiguration } from '../../core/workspace/configuration.ts';
import { articleFindingsOf, rules } from '../engine.ts';
import type { Excerpt } from '../formats/reporter.ts';
import { openSection, type SectionBytes } from '../sections/sectionCorpus.ts';
import { crossRules } from './crossRules.ts';
import { describeFinding, excerptOf } from './describe.ts';
import { movedByLines, type SectionFinding } from './sectionFinding.ts';

/** A stretch of a corpus that is to be checked. */
export interface SectionToCheck extends SectionBytes {
	readonly path: string;
	readonly dialect: Dialect;
	readonly configuration: CorpusConfiguration;
	readonly newlineBeforeEnd: 'marker' | 'content';
	readonly withExcerpts: boolean;
	/** Whether it is asked, too, what the other decision about line ends before end markers would find. */
	readonly asksOtherDecision: boolean;
	/** Places of further findings, lines counted from the section's first, whose lines are wanted too. */
	readonly excerptsAt: readonly Position[];
}

export interface CheckedSection {
	readonly findings: readonly SectionFinding[];
	/** One for each of `excerptsAt`. */
	readonly excerpts: readonly Excerpt[];
	/** What CF138 finds under the other decision; empty unless that was asked. */
	readonly otherMismatches: readonly SectionFinding[];
}

const rulesById = new Map(rules.map(rule => [rule.id, rule]));

/** Of a rule that looks both at documents and across them, the part about documents. */
const { checkCorpus: _across, ...acronymsOfDocument } = conflictingAcronym;
const sectionRules: readonly Rule[] = rules.map(rule => (rule.id === conflictingAcronym.id ? acronymsOfDocument : rule));

/** Rules whose fix rewrites the whole file: a report names the fix, `--fix --select` makes it. */
const rewritesFile = new Set(['CF114', 'CF132']);

/** The rules that need no more than single documents, or the start of a file where the section has it. What needs all documents is `crossFindings`. */
export function rulesOfSection(from: number): readonly Rule[] {
	return sectionRules.filter(({ id }) => !crossRules.has(id) && (id !== 'CF114' || from === 0));
}

/** Checks a section by every rule that needs no more than single documents. What needs all of them is `crossFindings`. */
export function checkSection(section: SectionToCheck): CheckedSection {
	const { path, dialect, newlineBeforeEnd, withExcerpts, from } = section;
	const { corpus, extraLines } = openSection(path, section, dialect, newlineBeforeEnd);
	const configuration = section.configuration;
	const findings = runRules(corpus, configuration, rulesOfSection(from)).slice();
	for (let ordinal = 0; ordinal < corpus.index.count; ordinal++) append(findings, findingsOfArticles(corpus.document(ordinal), configuration));
	const { text } = corpus;
	const excerpts = section.excerptsAt.map(({ line, character }) => {
		const at = text.offsetAt({ line: line + extraLines, character });
		return excerptOf(corpus, { from: at, to: at });
	});
	return {
		findings: findings.sort(byPlace).flatMap(finding => describe(corpus, finding, extraLines, withExcerpts)),
		excerpts,
		otherMismatches: section.asksOtherDecision ? otherMismatches(section) : [],
	};
}

function otherMismatches(section: SectionToCheck): readonly SectionFinding[] {
	const { corpus, extraLines } = openSection(section.path, section, section.dialect, section.newlineBeforeEnd === 'marker' ? 'content' : 'marker');
	const findings = runRules(corpus, section.configuration, [contentMismatch]);
	return findings.flatMap(finding => describe(corpus, finding, extraLines, section.withExcerpts));
}

function describe(corpus: Corpus, finding: Finding, extraLines: number, withExcerpt: boolean): readonly SectionFinding[] {
	const rule = rulesById.get(finding.rule);
	if (!rule) return [];
	const described = movedByLines(describeFinding(corpus, rule, withoutGiantFixes(finding, rule)), -extraLines);
	const excerpt = withExcerpt ? excerptOf(corpus, finding.span) : undefined;
	return [{ ordinal: corpus.ordinalAt(finding.span.from), finding: described, excerpt }];
}

/**
 * What the rules about articles find in a document as if it were alone: the names that their fixes give are free in the document, whatever
 * else the section holds. Which documents are seen together must make no difference to a report.
 */
function findingsOfArticles(document: CorpusDocument, configuration: CorpusConfiguration): readonly Finding[] {
	const alone: Corpus = openCorpusPart(document.corpus.uri, createText(document.source()), document.corpus.index.dialect);
	if (alone.index.count === 0) return [];
	return articleFindingsOf(alone.document(0), configuration).map(finding => shiftFinding(finding, document.span.from));
}

function withoutGiantFixes(finding: Finding, { id }: Rule): Finding {
	const unlisted = finding.fixes.map(fix => (rewritesFile.has(id) || fix.edits().length > listedEdits ? { ...fix, edits: () => [] } : fix));
	return { ...finding, fixes: unlisted };
}

/** A fix of more edits, such as to split a document at its thousand articles, is named by a report and not listed: each of the thousand findings has it. */
const listedEdits = 100;

function byPlace(a: Finding, b: Finding): number {
	return a.span.from - b.span.from || a.span.to - b.span.to || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);
}
