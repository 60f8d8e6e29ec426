import { isSameDialect } from '../../core/corpus/scanner.ts';
import { contentMismatch } from '../../core/rules/contentMismatch.ts';
import { fingerprint } from '../../core/rules/fingerprint.ts';
import { lastAtMost } from '../../core/util/sortedSearch.ts';
import { defaultConfiguration } from '../../core/workspace/configuration.ts';
import type { CheckedFinding } from '../check/checkedFile.ts';
import { crossFindings } from '../check/crossFindings.ts';
import { compareFindings, copyNumbers, createFinisher } from '../check/finishFindings.ts';
import { type JoinedSurvey, joinSurveys, newlineDecision } from '../check/joinedSurvey.ts';
import { movedByLines } from '../check/sectionFinding.ts';
import type { FileHead, Unchecked } from '../formats/reporter.ts';
import { packDocuments } from '../sections/documentTable.ts';
import { hash } from '../sections/survey.ts';
import type { FileResult, ShardResult, UnreadableResult } from './readShardResults.ts';

/** A file as one run would have reported it. */
export interface MergedFile {
	readonly head: FileHead;
	readonly findings: readonly CheckedFinding[];
	readonly unchecked: readonly Unchecked[];
}

/** A result, and what it is called in messages. */
export interface NamedResult {
	readonly name: string;
	readonly result: ShardResult;
}

/** Joins the results of all shards, in any order, to what one run gives. A text says why they do not go together. */
export function mergeShards(results: readonly NamedResult[]): readonly (MergedFile | UnreadableResult)[] | string {
	const [first] = results;
	if (!first) return 'there are no results to join';
	const { count } = first.result.shard;
	const other = results.find(({ result }) => result.shard.count !== count);
	if (other) return `${first.name} is one of ${count} shards, and ${other.name} one of ${other.result.shard.count}`;
	const byIndex = new Map<number, NamedResult>();
	for (const each of results) {
		const known = byIndex.get(each.result.shard.index);
		if (known) return `${known.name} and ${each.name} are both shard ${each.result.shard.index}`;
		byIndex.set(each.result.shard.index, each);
	}
	const missing = Array.from({ length: count }, (_, index) => index + 1).filter(index => !byIndex.has(index));
	if (missing.length > 0) return `of ${count} shards, ${missing.slice(0, 20).join(', ')}${missing.length > 20 ? ' and more' : ''} are missing`;
	const files = [...byIndex].sort(([a], [b]) => a - b).flatMap(([, { result }]) => result.files);
	const merged: (MergedFile | UnreadableResult)[] = [];
	for (const group of byPath(files)) {
		const file = mergeFile(group);
		if (typeof file === 'string') return file;
		merged.push(file);
	}
	return merged;
}

/** The parts of each file, which follow each other. */
function byPath(files: ShardResult['files']): readonly (readonly (FileResult | UnreadableResult)[])[] {
	const groups: (FileResult | UnreadableResult)[][] = [];
	for (const file of files) {
		const last = groups.at(-1);
		if (last?.[0] && pathOf(last[0]) === pathOf(file)) last.push(file);
		else groups.push([file]);
	}
	return groups;
}

function pathOf(file: FileResult | UnreadableResult): string {
	return 'head' in file ? file.head.path : file.path;
}

function mergeFile(group: readonly (FileResult | UnreadableResult)[]): MergedFile | UnreadableResult | string {
	const unreadable = group.find(file => !('head' in file));
	if (unreadable && !('head' in unreadable)) return unreadable;
	const parts = group.filter(file => 'head' in file);
	const [first] = parts;
	if (!first) return 'there is a file without a part';
	const mismatch = gapIn(parts);
	if (mismatch !== undefined) return `${first.head.path}: ${mismatch}`;
	const { dialect, configuration: own, minimumSeverity } = first.shard;
	const survey = joinSurveys(parts.map(({ shard }) => ({ ...shard.survey, documents: packDocuments(shard.documents) })));
	const configuration = { ...defaultConfiguration, ...own };
	const decision = newlineDecision(survey, dialect, configuration.newlineBeforeEnd);

	const accepted = new Map(parts.flatMap(({ shard }) => shard.documents.map(document => [document.content, document.accepted ?? []] as const)));
	const outside = survey.preamble?.content ?? hash('');
	const isSuppressed = (rule: string, content: string): boolean =>
		(accepted.get(content)?.includes(rule) ?? false) || (content === outside && first.shard.acceptedOutside.includes(rule));
	const across = createFinisher(survey, minimumSeverity, isSuppressed).finish(
		crossFindings(first.head.path, dialect, survey, configuration).all(),
		0,
		0,
	);
	const findings = [...localFindings(parts, survey, decision), ...across.findings].sort(compareFindings);

	const head = { path: first.head.path, dialect: first.head.dialect, documents: survey.documents.length, preamble: first.head.preamble };
	return { head, findings, unchecked: uncheckedParts(parts) };
}

/** What keeps parts from being one file. */
function gapIn(parts: readonly FileResult[]): string | undefined {
	let to = 0;
	for (const { shard } of parts) {
		if (shard.survey.from !== to) return `bytes ${to} to ${shard.survey.from} are in no result`;
		if (shard.size !== parts[0]!.shard.size || !isSameDialect(shard.dialect, parts[0]!.shard.dialect))
			return 'it changed between the runs of its shards';
		if (
			JSON.stringify(shard.configuration) !== JSON.stringify(parts[0]!.shard.configuration) ||
			shard.minimumSeverity !== parts[0]!.shard.minimumSeverity
		)
			return 'its shards were checked with different settings';
		to = shard.survey.to;
	}
	return to === parts[0]!.shard.size ? undefined : `bytes ${to} to ${parts[0]!.shard.size} are in no result`;
}

/** The findings of single documents, placed in the file. Their fingerprints are made again: whether a document is a copy of another shows only now. */
function localFindings(parts: readonly FileResult[], survey: JoinedSurvey, decision: 'marker' | 'content'): readonly CheckedFinding[] {
	const copies = copyNumbers(survey.documents);
	const outside = { name: '', content: survey.preamble?.content ?? hash('') };
	const placed: CheckedFinding[] = [];
	let firstOrdinal = 0;
	let firstLine = 0;
	for (const part of parts) {
		const lines = part.shard.documents.map(({ line }) => line);
		for (const { finding, occurrence } of numberedFindings(part, decision)) {
			const own = lastAtMost(lines, lines.length, finding.range.start.line);
			const ordinal = own < 0 ? -1 : own + firstOrdinal;
			const { name, content } = survey.documents.facts(ordinal) ?? outside;
			const identity = fingerprint(finding.rule, name, content, occurrence, copies.get(ordinal) ?? 0);
			placed.push({ ...movedByLines(finding, firstLine), fingerprint: identity });
		}
		firstOrdinal += part.shard.documents.length;
		firstLine += part.shard.survey.lines;
	}
	return placed;
}

/** The findings of a part by rules that look at single documents, under the decision that holds for the whole file. */
function numberedFindings(
	{ findings, shard }: FileResult,
	decision: 'marker' | 'content',
): readonly { finding: CheckedFinding; occurrence: number }[] {
	const number = (list: readonly CheckedFinding[], occurrences: readonly number[]) =>
		list.map((finding, index) => ({ finding, occurrence: occurrences[index] ?? 0 }));
	const own = number(findings, shard.occurrences).filter(({ occurrence }) => occurrence >= 0);
	if (decision === shard.newlineBeforeEnd) return own;
	const others = own.filter(({ finding }) => finding.rule !== contentMismatch.id);
	return [...others, ...number(shard.otherMismatches.findings, shard.otherMismatches.occurrences)];
}

function uncheckedParts(parts: readonly FileResult[]): readonly Unchecked[] {
	let firstLine = 0;
	return parts.flatMap(({ unchecked, shard }) => {
		const line = firstLine;
		firstLine += shard.survey.lines;
		return unchecked.map(each => ({ ...each, range: each.range && movedByLines({ range: each.range, related: [], fixes: [] }, line).range }));
	});
}
