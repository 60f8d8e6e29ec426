import { Command } from 'commander';
import { escapesBodies } from '../../core/corpus/render.ts';
import { endsOpen, mergedDocumentChanges } from '../../core/features/mergeDocuments.ts';
import type { TextChange } from '../../core/source/text.ts';
import { detached } from '../../core/util/detached.ts';
import { UsageError } from '../exitCode.ts';
import type { SectionRewriter } from '../rewrite/rewriteSections.ts';
import type { SectionedCorpus } from '../sections/sectionedCorpus.ts';
import { printable } from '../terminal.ts';
import type { CommandContext } from './context.ts';
import { type RewriteFlags, rewriteInputs } from './rewriteInputs.ts';

interface MergeFlags extends RewriteFlags {
	by?: string;
	all?: boolean;
}

const examples = `
Examples:
  corpus merge news.corpus rain.txt rain-2.txt    these two into rain.txt
  corpus merge news.corpus --by folder --diff     each folder's documents, shown alone
  corpus merge news.corpus --by date -o days.corpus
  corpus merge news.corpus --all`;

/** `corpus merge`: documents that stand side by side as one. */
export function mergeCommand(context: CommandContext): Command {
	return new Command('merge')
		.summary('join documents that stand side by side')
		.description(
			'Joins documents of a corpus into the first of them: the delimiters between them go, not one byte of text does. What "corpus split" made two of is one again. ' +
				'Attributes of the documents that are joined to another are lost, and counted. The file is rewritten in place.',
		)
		.argument('<file>', 'the corpus, or - for standard input')
		.argument('[names...]', 'the documents to join; they must stand side by side')
		.option('--by <key>', 'join neighbours with the same value of an attribute, or with "folder" those of one folder')
		.option('--all', 'join all documents')
		.option('--check', 'write nothing; exit with 1 if anything would change')
		.option('--diff', 'write nothing but what would change, as a unified diff; exit with 1 if anything would')
		.option('-o, --output <file>', 'write the result there and leave the corpus as it is')
		.option('--force', 'replace the output where it exists')
		.option('--config <file>', 'this configuration, in place of the nearest corpus.config.jsonc')
		.option('--stdin-filename <path>', 'the path that standard input is shown as')
		.addHelpText('after', examples)
		.action(async (file: string, names: string[], flags: MergeFlags) => {
			const ways = [names.length > 0, flags.by !== undefined, flags.all === true].filter(Boolean).length;
			if (ways !== 1) throw new UsageError('Say what is to be joined: names of documents, --by KEY, or --all.');
			if (names.length === 1) throw new UsageError('Two names at least are needed: the others are joined to the first.');
			await rewriteInputs(context, [file], flags, { toDo: 'to merge', done: 'merged' }, corpus => planMerge(context, corpus, names, flags));
		});
}

/** Joins the documents that `names` or `by` say, or all. */
export async function planMerge(
	{ terminal }: Pick<CommandContext, 'terminal'>,
	corpus: SectionedCorpus,
	names: readonly string[],
	{ by }: Pick<MergeFlags, 'by'>,
): Promise<SectionRewriter> {
	const { path } = corpus;
	const facts = await mergeFacts(corpus, by);
	const runs = (names.length > 0 ? [namedRun(facts, path, names)] : alikeRuns(facts, by !== undefined)).filter(([first, last]) => last > first);
	let attributes = 0;
	let documents = 0;
	for (const [first, last] of runs) {
		refuseUnsafe(facts, path, first, last);
		for (let ordinal = first + 1; ordinal <= last; ordinal++) {
			documents++;
			attributes += facts[ordinal]!.attributes;
		}
	}
	if (documents > 0) terminal.log(`${printable(path)}: ${documents} ${documents === 1 ? 'document is' : 'documents are'} joined to the one before.`);
	if (attributes > 0) terminal.log(`lost: ${attributes} attributes of ${documents === 1 ? 'it' : 'them'}.`);
	const inOrder = runs.values();
	let next = inOrder.next();
	const changes: SectionRewriter['changes'] = async ({ corpus: section, stretch: { firstOrdinal } }) => {
		const found: TextChange[] = [];
		for (let own = 0; own < section.index.count; own++) {
			const ordinal = firstOrdinal + own;
			while (!next.done && next.value[1] < ordinal) next = inOrder.next();
			if (next.done || next.value[0] > ordinal) continue;
			const [first, last] = next.value;
			const place = { isFirst: ordinal === first, isLast: ordinal === last, name: facts[first]!.name, endsOpen: facts[last]!.endsOpen };
			found.push(...mergedDocumentChanges(section.document(own), place));
		}
		return found;
	};
	return { changes };
}

/** What has to be known of each document before any can be joined to another. */
interface MergeFacts {
	readonly name: string;
	/** Of its opener, from 0. */
	readonly line: number;
	/** What documents that are to be joined have in common; undefined where it is like no other. */
	readonly group: string | undefined;
	/** How many attributes with a value it has. */
	readonly attributes: number;
	readonly endsOpen: boolean;
	/** Text behind an end marker belongs to no document, and would go with the marker. */
	readonly hasTextBehind: boolean;
	/** It has an end marker, but is too long for that to be seen. */
	readonly hidesEnd: boolean;
}

async function mergeFacts(corpus: SectionedCorpus, key: string | undefined): Promise<readonly MergeFacts[]> {
	const facts: MergeFacts[] = [];
	for await (const { corpus: section, stretch, extraUnits } of corpus.sections()) {
		for (let ordinal = 0; ordinal < section.index.count; ordinal++) {
			const document = section.document(ordinal);
			const { name, opener, end, outside } = document.parsed().value;
			const group = key === 'folder' ? name.slice(0, name.lastIndexOf('/') + 1) : opener.attributes.find(attribute => attribute.key === key)?.value;
			facts.push({
				name: detached(name),
				line: stretch.line + document.line - extraUnits,
				group: group === undefined ? undefined : detached(group),
				attributes: opener.attributes.filter(({ value }) => value !== undefined).length,
				endsOpen: endsOpen(document),
				hasTextBehind: outside !== undefined && document.source().slice(outside.from, outside.to).trim() !== '',
				hidesEnd: stretch.isLong && !end && !escapesBodies(corpus.dialect),
			});
		}
	}
	return facts;
}

/** First and last ordinal of documents that are to be one. */
type Run = readonly [number, number];

function namedRun(facts: readonly MergeFacts[], path: string, names: readonly string[]): Run {
	const wanted = new Set(names);
	const found: number[] = [];
	const known = new Set<string>();
	for (const [ordinal, { name }] of facts.entries()) {
		if (!wanted.has(name)) continue;
		found.push(ordinal);
		known.add(name);
	}
	const missing = names.filter(name => !known.has(name));
	if (missing.length > 0) throw new UsageError(`${path}: no document is named ${missing.map(printable).join(', ')}.`);
	const [first, last] = [found[0]!, found.at(-1)!];
	const gap = found.findIndex((ordinal, index) => ordinal !== first + index);
	if (gap >= 0) {
		const { name, line } = facts[first + gap]!;
		throw new UsageError(`${path}: ${printable(name)} stands between them (line ${line + 1}): move it, or name it too.`);
	}
	return [first, last];
}

/** Neighbours that are alike; a document without the attribute is like no other. All of them unless `byGroup`. */
function alikeRuns(facts: readonly MergeFacts[], byGroup: boolean): readonly Run[] {
	if (!byGroup) return facts.length > 1 ? [[0, facts.length - 1]] : [];
	const runs: Run[] = [];
	let first = 0;
	for (let ordinal = 1; ordinal <= facts.length; ordinal++) {
		const group = facts[ordinal]?.group;
		if (group !== undefined && group === facts[first]!.group) continue;
		runs.push([first, ordinal - 1]);
		first = ordinal;
	}
	return runs;
}

function refuseUnsafe(facts: readonly MergeFacts[], path: string, first: number, last: number): void {
	for (let ordinal = first; ordinal <= last; ordinal++) {
		const { name, hasTextBehind, hidesEnd } = facts[ordinal]!;
		if (hidesEnd) throw new UsageError(`${path}: ${printable(name)} is too large for its end marker to be found: convert the corpus first.`);
		if (hasTextBehind && ordinal < last)
			throw new UsageError(
				`${path}: text stands behind the end marker of ${printable(name)}: it belongs to no document and would be lost. Move it into one first.`,
			);
	}
}
