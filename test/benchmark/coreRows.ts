import { execFile } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { editCorpus, openCorpus } from '../../server/core/corpus/corpusVersion.ts';
import { createText } from '../../server/core/source/chunkedText.ts';
import { unhurried } from '../../server/core/util/slices.ts';
import { indexFromDisk } from '../../server/core/workspace/diskIndex.ts';
import { decodeIndex, encodeIndex } from '../../server/core/workspace/indexCache.ts';
import { openFileBytes } from '../../server/node/fileByteSource.ts';
import { type BenchRow, medianMs } from './benchTable.ts';

const run = promisify(execFile);

/** What an edit of an open corpus costs, beside the text that other language servers edit. */
export async function editRows(megabytes: number, content: string): Promise<BenchRow[]> {
	const at = Math.floor(content.length / 2);
	let text = createText(content);
	const ours = await medianMs(41, () => {
		text = text.edit([{ from: at, to: at, insert: 'x' }]);
	});
	const document = TextDocument.create('file:///a.corpus', 'corpus', 1, content);
	const position = document.positionAt(at);
	const peer = await medianMs(5, () => {
		TextDocument.update(document, [{ range: { start: position, end: position }, text: 'x' }], document.version + 1);
		document.positionAt(at);
	});
	let corpus = openCorpus('file:///a.corpus', 1, createText(content));
	const indexed = await medianMs(21, () => {
		corpus = editCorpus(corpus, corpus.version + 1, [{ from: at, to: at, insert: 'x' }]);
	});
	const fresh = await medianMs(3, () => openCorpus('file:///a.corpus', 1, corpus.text));
	return [
		{
			what: `edit of a text, ${megabytes} MB`,
			ours,
			peer,
			peerName: 'vscode-languageserver-textdocument',
			unit: 'ms',
			goal: 'about 0.1 ms at 50 MB',
		},
		{ what: `edit of a corpus with its index, ${megabytes} MB`, ours: indexed, peer: fresh, peerName: 'a fresh scan', unit: 'ms' },
	];
}

/** What indexing from disk costs, beside grep on the same file, and what stays in memory of it. */
export async function diskRows(megabytes: number, path: string): Promise<BenchRow[]> {
	const uri = pathToFileURL(path).href;
	const source = (await openFileBytes(path, uri))!;
	const ours = await medianMs(3, () => indexFromDisk(source, { pace: unhurried }));
	const peer = await medianMs(3, () => run('grep', ['-c', '^<<<FILE', path]));
	const known = await indexFromDisk(source, { pace: unhurried });
	const blob = encodeIndex(uri, known);
	const cached = await medianMs(3, () => indexFromDisk(source, { pace: unhurried, previous: decodeIndex(uri, blob) }));
	const label = `${megabytes} MB, ${known.index.count} documents`;
	return [
		{ what: `index from disk with line numbers, ${label}`, ours, peer, peerName: "grep -c '^<<<FILE'", unit: 'ms', goal: 'at most 8 ×' },
		{ what: `index from its cache, ${label}`, ours: cached, peer: ours, peerName: 'a full scan', unit: 'ms' },
		{
			what: `memory of the process after indexing, ${label}`,
			ours: process.memoryUsage().rss / 1e6,
			peer: undefined,
			peerName: '',
			unit: 'MB',
			goal: 'under 250 MB at 10 GB',
		},
	];
}
