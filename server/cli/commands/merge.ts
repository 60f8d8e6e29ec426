import { Command } from 'commander';
import type { Corpus } from '../../core/corpus/corpus.ts';
import { mergeDocuments } from '../../core/features/mergeDocuments.ts';
import type { TextChange } from '../../core/source/text.ts';
import { UsageError } from '../exitCode.ts';
import { printable } from '../terminal.ts';
import type { CommandContext } from './context.ts';
import type { ReadableInput } from './inputOptions.ts';
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
			await rewriteInputs(context, [file], flags, { toDo: 'to merge', done: 'merged' }, async input => mergeChanges(context, input, names, flags));
		});
}

function mergeChanges(
	{ terminal }: CommandContext,
	{ path, corpus }: ReadableInput,
	names: readonly string[],
	{ by }: MergeFlags,
): readonly TextChange[] {
	const runs = names.length > 0 ? [namedRun(corpus, path, names)] : alikeRuns(corpus, by);
	const joined = runs.filter(([first, last]) => last > first);
	let attributes = 0;
	let documents = 0;
	for (const [first, last] of joined) {
		refuseTextBetween(corpus, path, first, last);
		for (let ordinal = first + 1; ordinal <= last; ordinal++) {
			documents++;
			attributes += corpus
				.document(ordinal)
				.parsed()
				.value.opener.attributes.filter(({ value }) => value !== undefined).length;
		}
	}
	if (documents > 0) terminal.log(`${printable(path)}: ${documents} ${documents === 1 ? 'document is' : 'documents are'} joined to the one before.`);
	if (attributes > 0) terminal.log(`lost: ${attributes} attributes of ${documents === 1 ? 'it' : 'them'}.`);
	return joined.flatMap(([first, last]) => mergeDocuments(corpus, first, last));
}

/** First and last ordinal of documents that are to be one. */
type Run = readonly [number, number];

function namedRun(corpus: Corpus, path: string, names: readonly string[]): Run {
	const wanted = new Set(names);
	const found: number[] = [];
	const known = new Set<string>();
	for (let ordinal = 0; ordinal < corpus.index.count; ordinal++) {
		const name = nameOf(corpus, ordinal);
		if (!wanted.has(name)) continue;
		found.push(ordinal);
		known.add(name);
	}
	const missing = names.filter(name => !known.has(name));
	if (missing.length > 0) throw new UsageError(`${path}: no document is named ${missing.map(printable).join(', ')}.`);
	const [first, last] = [found[0]!, found.at(-1)!];
	const between = Array.from({ length: last - first + 1 }, (_, index) => first + index).find(ordinal => !found.includes(ordinal));
	if (between !== undefined)
		throw new UsageError(
			`${path}: ${printable(nameOf(corpus, between))} stands between them (line ${corpus.document(between).line + 1}): move it, or name it too.`,
		);
	return [first, last];
}

/** Neighbours that are alike; a document without the attribute is like no other. All of them where `key` is undefined. */
function alikeRuns(corpus: Corpus, key: string | undefined): readonly Run[] {
	const { count } = corpus.index;
	if (key === undefined) return count > 1 ? [[0, count - 1]] : [];
	const runs: Run[] = [];
	let first = 0;
	let value = count > 0 ? groupOf(corpus, 0, key) : undefined;
	for (let ordinal = 1; ordinal <= count; ordinal++) {
		const next = ordinal < count ? groupOf(corpus, ordinal, key) : undefined;
		if (next !== undefined && next === value) continue;
		runs.push([first, ordinal - 1]);
		first = ordinal;
		value = next;
	}
	return runs;
}

function groupOf(corpus: Corpus, ordinal: number, key: string): string | undefined {
	const { name, opener } = corpus.document(ordinal).parsed().value;
	if (key === 'folder') return name.slice(0, name.lastIndexOf('/') + 1);
	return opener.attributes.find(attribute => attribute.key === key)?.value;
}

function nameOf(corpus: Corpus, ordinal: number): string {
	return corpus.document(ordinal).parsed().value.name;
}

/** Text behind an end marker belongs to no document, and would go with the marker. */
function refuseTextBetween(corpus: Corpus, path: string, first: number, last: number): void {
	for (let ordinal = first; ordinal < last; ordinal++) {
		const document = corpus.document(ordinal);
		const { outside, name } = document.parsed().value;
		if (outside && document.source().slice(outside.from, outside.to).trim() !== '')
			throw new UsageError(
				`${path}: text stands behind the end marker of ${printable(name)}: it belongs to no document and would be lost. Move it into one first.`,
			);
	}
}
