import { execFile } from 'node:child_process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { editCorpus, openCorpus } from '../../server/core/corpus/corpusVersion.ts';
import { createText } from '../../server/core/source/chunkedText.ts';
import { unhurried } from '../../server/core/util/slices.ts';
import { indexFromDisk } from '../../server/core/workspace/diskIndex.ts';
import { decodeIndex, encodeIndex } from '../../server/core/workspace/indexCache.ts';
import { openFileBytes } from '../../server/node/fileByteSource.ts';
import { type BenchRow, medianMs, shortestMs } from './benchTable.ts';
import { prepareBench } from './prepareBench.ts';
import { ServerUnderTest } from './serverUnderTest.ts';

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
			goal: { ratioAtMost: 0.01 },
		},
		{
			what: `edit of a corpus with its index, ${megabytes} MB`,
			ours: indexed,
			peer: fresh,
			peerName: 'a fresh scan',
			unit: 'ms',
			goal: { ratioAtMost: 0.1 },
		},
	];
}

/** What indexing from disk costs, beside grep on the same file, and what stays in memory of it. */
export async function diskRows(megabytes: number, path: string): Promise<BenchRow[]> {
	const uri = pathToFileURL(path).href;
	const source = (await openFileBytes(path, uri))!;
	const runs = megabytes > 1000 ? 1 : 5;
	const index = (): Promise<unknown> => indexFromDisk(source, { pace: unhurried });
	const grep = (): Promise<unknown> => run('grep', ['-c', '^<<<FILE', path]);
	// In turns, so that both have the machine in the same moods.
	let ours = Number.POSITIVE_INFINITY;
	let peer = Number.POSITIVE_INFINITY;
	for (let round = 0; round < runs; round++) {
		ours = Math.min(ours, await shortestMs(1, index));
		peer = Math.min(peer, await shortestMs(1, grep));
	}
	const known = await indexFromDisk(source, { pace: unhurried });
	const blob = encodeIndex(uri, known);
	const cached = await shortestMs(3, () => indexFromDisk(source, { pace: unhurried, previous: decodeIndex(uri, blob) }));
	const label = `${megabytes.toLocaleString('en')} MB, ${known.index.count.toLocaleString('en')} documents`;
	// The process of grep alone takes longer than a small file.
	const goalOf = (ratioAtMost: number): Pick<BenchRow, 'goal'> => (megabytes >= 100 ? { goal: { ratioAtMost } } : {});
	const peerName = "grep -c '^<<<FILE'";
	return [
		// One pass finds both: the figure stands beside both goals.
		{ what: `openers and near misses from disk, ${label}`, ours, peer, peerName, unit: 'ms', ...goalOf(3) },
		{ what: `the same with line numbers, ${label}`, ours, peer, peerName, unit: 'ms', ...goalOf(8) },
		{ what: `index from its cache, ${label}`, ours: cached, peer: ours, peerName: 'a full scan', unit: 'ms', goal: { ratioAtMost: 1 } },
		{
			what: `most memory of the server that indexed it, ${label}`,
			ours: await serverMegabytes(uri),
			peer: undefined,
			peerName: '',
			unit: 'MB',
			goal: { atMost: 250 },
		},
	];
}

/** The most memory of the server as it ships, up to when it has indexed a file. */
async function serverMegabytes(uri: string): Promise<number> {
	await prepareBench();
	const command = [fileURLToPath(new URL('../../dist/server/node.cjs', import.meta.url))];
	const server = await ServerUnderTest.start({ name: 'ours', command, languageId: 'corpus', uri, text: '', editLine: 0 });
	try {
		return await server.indexFile(uri);
	} finally {
		await server.stop();
	}
}
