import { rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { BenchRow } from './benchTable.ts';
import { formats, type NewsArticle, newsArticles } from './newsArticles.ts';
import { prepareBench } from './prepareBench.ts';
import { type ServerDescription, ServerUnderTest } from './serverUnderTest.ts';

const rounds = 15;
/** Opening takes the longest, and other work on the machine stretches it the most. */
const openings = 7;
/** A peer that has not answered by then is not waited for, and one that is slow is not asked as often. */
const longestWaitMs = 60_000;
const longestRoundsMs = 20_000;

const pathOf = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const floorBundle = pathOf('../../dist-test/floorServer.cjs');

/** What a client waits for, of ours as it ships beside the floor and beside language servers of other formats, on the same articles. */
export async function serverRows(megabytes: number): Promise<BenchRow[]> {
	await prepareBench();
	await bundleFloor();
	const articles = newsArticles(megabytes * 1e6);
	try {
		return [...(await besideFloor(megabytes, articles)), ...(await besidePeers(megabytes, articles))];
	} finally {
		await rm(floorBundle, { force: true });
	}
}

async function bundleFloor(): Promise<void> {
	await build({
		entryPoints: [pathOf('floorServer.ts')],
		bundle: true,
		minify: true,
		platform: 'node',
		format: 'cjs',
		outfile: floorBundle,
		logLevel: 'error',
	});
}

function describe(name: string, command: string, format: keyof typeof formats, articles: readonly NewsArticle[]): ServerDescription {
	const text = formats[format](articles);
	const lines = text.split('\n');
	// In a document that the outline still shows where it is cut.
	const wanted = articles[articles.length >> 2]!.paragraphs[4]!;
	const editLine = lines.findIndex(line => line.includes(wanted));
	return { name, command: [pathOf(command)], languageId: format, uri: `file:///bench.${format}`, text, editLine };
}

/** Rounds of the two take turns, so that both have the machine in the same moods; the shortest round counts. */
async function besideFloor(megabytes: number, articles: readonly NewsArticle[]): Promise<BenchRow[]> {
	const descriptions = [
		describe('ours', '../../dist/server/node.cjs', 'corpus', articles),
		describe('floor', floorBundle, 'corpus', articles),
	] as const;
	const oursOpened: number[] = [];
	const floorOpened: number[] = [];
	for (let round = 0; round < openings; round++) {
		for (const [description, times] of [
			[descriptions[0], oursOpened],
			[descriptions[1], floorOpened],
		] as const) {
			const server = await ServerUnderTest.start(description);
			times.push(await server.openToSymbols());
			await server.stop();
		}
	}
	const [ours, floor] = await Promise.all(descriptions.map(description => ServerUnderTest.start(description)));
	if (!ours || !floor) return [];
	try {
		await floor.openToSymbols();
		const toArticles = (await ours.openToSymbols()) + (await ours.articlesKnown());
		await ours.allKnown();
		const shown = { x: [] as number[], '\n': [] as number[] };
		const symbols: [number[], number[]] = [[], []];
		const reading: [number[], number[]] = [[], []];
		const diagnostics: number[] = [];
		for (let round = 0; round < rounds; round++) {
			shown.x.push(await ours.editToShown('x'));
			symbols[0].push(await ours.editToSymbols());
			symbols[1].push(await floor.editToSymbols());
			diagnostics.push(await ours.editToDiagnostics());
		}
		for (let round = 0; round < rounds; round++) shown['\n'].push(await ours.editToShown('\n'));
		for (let round = 0; round < rounds; round++) {
			reading[0].push(ours.readingMs());
			reading[1].push(floor.readingMs());
		}
		const goal = { ratioAtMost: megabytes >= 40 ? 0.1 : 0.25 };
		const floorEdit = Math.min(...symbols[1]);
		const size = `${megabytes} MB, ${articles.length.toLocaleString('en')} documents`;
		const name = `the floor, ${floor.symbols.toLocaleString('en')} symbols`;
		return [
			{
				what: `open to symbols, ${size}`,
				ours: Math.min(...oursOpened),
				peer: Math.min(...floorOpened),
				peerName: name,
				unit: 'ms',
				goal: { ratioAtMost: 1.2 },
			},
			{ what: `edit to symbols, ${size}`, ours: Math.min(...shown.x), peer: floorEdit, peerName: name, unit: 'ms', goal },
			{ what: `new line to symbols, ${size}`, ours: Math.min(...shown['\n']), peer: floorEdit, peerName: name, unit: 'ms', goal },
			{ what: `edit to all symbols sent anew, ${size}`, ours: Math.min(...symbols[0]), peer: floorEdit, peerName: name, unit: 'ms' },
			{
				what: `of those, JSON.parse in the client, ${size}`,
				ours: Math.min(...reading[0]),
				peer: Math.min(...reading[1]),
				peerName: name,
				unit: 'ms',
			},
			{
				what: `edit to diagnostics, ${size}`,
				ours: Math.min(...diagnostics),
				peer: floorEdit,
				peerName: `${name}, edit to symbols`,
				unit: 'ms',
				goal,
			},
			{
				what: `open until all articles are known, ${size}`,
				ours: toArticles,
				peer: undefined,
				peerName: '',
				unit: 'ms',
				...(megabytes === 10 ? { goal: { atMost: 4000 } } : {}),
			},
			{
				what: `memory of the server, ${size}`,
				ours: await ours.peakMegabytes(),
				peer: await floor.peakMegabytes(),
				peerName: 'the floor',
				unit: 'MB',
			},
		];
	} finally {
		await Promise.all([ours.stop(), floor.stop()]);
	}
}

async function besidePeers(megabytes: number, articles: readonly NewsArticle[]): Promise<BenchRow[]> {
	const modules = 'peers/node_modules';
	const peers = [
		['HTML', `${modules}/vscode-langservers-extracted/bin/vscode-html-language-server`, 'html'],
		['JSON', `${modules}/vscode-langservers-extracted/bin/vscode-json-language-server`, 'json'],
		['YAML', `${modules}/yaml-language-server/bin/yaml-language-server`, 'yaml'],
	] as const;
	const rows: BenchRow[] = [];
	const oursDescription = describe('ours', '../../dist/server/node.cjs', 'corpus', articles);
	for (const [name, command, format] of peers) {
		const ours = await figuresOf(oursDescription);
		const peer = await figuresOf(describe(name, command, format, articles));
		if (!ours) continue;
		for (const kind of ['open', 'edit'] as const) {
			const what = `${kind} to symbols, ${megabytes} MB as ${name}`;
			const seconds = longestWaitMs / 1000;
			if (peer) rows.push({ what, ours: ours[kind], peer: peer[kind], peerName: `${name} language server`, unit: 'ms', goal: { ratioAtMost: 1 } });
			else if (kind === 'open')
				rows.push({ what, ours: ours.open, peer: undefined, peerName: `${name} language server: no answer in ${seconds} s`, unit: 'ms' });
		}
	}
	return rows;
}

/** Opening once, and the shortest of some edits; undefined where the server does not answer in time, or ends. */
async function figuresOf(description: ServerDescription): Promise<{ readonly open: number; readonly edit: number } | undefined> {
	const server = await ServerUnderTest.start(description);
	try {
		const open = await inTime(server.openToSymbols());
		if (open === undefined) return undefined;
		const edits: number[] = [];
		for (const begin = performance.now(); edits.length < 2 || (edits.length < rounds && performance.now() - begin < longestRoundsMs); ) {
			const edit = await inTime(server.editToSymbols());
			if (edit === undefined) return undefined;
			edits.push(edit);
		}
		return { open, edit: Math.min(...edits) };
	} finally {
		await server.stop();
	}
}

async function inTime(work: Promise<number>): Promise<number | undefined> {
	return Promise.race([work.catch(() => undefined), sleep(longestWaitMs, undefined, { ref: false })]);
}
