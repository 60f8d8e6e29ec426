import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, open, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BenchRow } from './benchTable.ts';
import { prepareBench } from './prepareBench.ts';

const pathOf = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const corpus = pathOf('../../dist/cli/main.js');
const markdownlint = pathOf('peers/node_modules/markdownlint-cli2/markdownlint-cli2-bin.mjs');

/** What needs seconds a megabyte reads no more than this; its row says so. */
const longestPartMegabytes = 16;

/** A run of a program: what it took by the clock, and the most memory that it held. */
interface MeasuredRun {
	readonly seconds: number;
	readonly peakMegabytes: number;
}

/** What the command line does with a corpus of a size, beside `tar` on the same files and a linter of another format on the same text. */
export async function cliRows(megabytes: number, file: string): Promise<BenchRow[]> {
	await prepareBench();
	const folder = dirname(file);
	const unpacked = join(folder, 'unpacked');
	const archive = join(folder, 'archive.tar');
	const again = join(folder, 'again.corpus');
	const untarred = join(folder, 'untarred');
	try {
		const indexed = await measure([corpus, 'ls', file]);
		const unpack = await measure([corpus, 'unpack', file, unpacked]);
		const tar = await measureProgram('tar', ['cf', archive, '-C', unpacked, '.']);
		const pack = await measure([corpus, 'pack', unpacked, '-o', again]);
		await mkdir(untarred);
		const untar = await measureProgram('tar', ['xf', archive, '-C', untarred]);
		const rows = [
			speed(`index (ls), ${megabytes} MB`, megabytes, indexed),
			speed(`pack, ${megabytes} MB`, megabytes, pack, tar, 'tar cf'),
			speed(`unpack, ${megabytes} MB`, megabytes, unpack, untar, 'tar xf'),
		];
		const format = await measure([corpus, 'check', '--select', 'CF', '--format', 'concise', file], true);
		rows.push(speed(`check of the format, ${megabytes} MB`, megabytes, format));
		rows.push(
			...[indexed, pack, unpack, format].map((run, index) =>
				memory(`${['index', 'pack', 'unpack', 'check of the format'][index]!}, ${megabytes} MB`, run),
			),
		);
		// A part of the text is enough for what needs half a second a megabyte, and it is the same part at every size.
		return megabytes > 100 ? rows : [...rows, ...(await besideLinter(megabytes, file, folder))];
	} finally {
		for (const path of [unpacked, untarred, archive, again]) await rm(path, { recursive: true, force: true });
	}
}

/** Every rule, those about articles included, with one thread and with all, and the peer on the same text. */
async function besideLinter(megabytes: number, file: string, folder: string): Promise<BenchRow[]> {
	const part = join(folder, 'part.corpus');
	const text = join(folder, 'part.md');
	const size = Math.min(megabytes, longestPartMegabytes);
	const cut = await beginning(file, size * 1e6);
	await writeFile(part, cut);
	await writeFile(text, cut);
	await writeFile(join(folder, '.markdownlint.json'), '{}\n');
	try {
		const one = await measure([corpus, 'check', '--format', 'concise', part], true);
		const all = await measure([corpus, 'check', '--format', 'concise', '--jobs', '0', part], true);
		const peer = await measure([markdownlint, text], true);
		const what = `check by all rules, ${size === megabytes ? `${size} MB` : `${size} MB of ${megabytes}`}`;
		return [
			speed(what, size, one, peer, 'markdownlint-cli2'),
			speed(`${what}, --jobs 0`, size, all, one, '--jobs 1'),
			{ ...memory(what, one), peer: peer.peakMegabytes, peerName: 'markdownlint-cli2' },
		];
	} finally {
		await rm(part, { force: true });
		await rm(text, { force: true });
	}
}

async function beginning(file: string, bytes: number): Promise<Uint8Array> {
	const handle = await open(file, 'r');
	try {
		const head = Buffer.alloc(Math.min(bytes, (await stat(file)).size));
		const { bytesRead } = await handle.read(head, 0, head.length, 0);
		const read = head.subarray(0, bytesRead);
		return read.subarray(0, read.lastIndexOf('\n<<<FILE') + 1);
	} finally {
		await handle.close();
	}
}

function speed(what: string, megabytes: number, ours: MeasuredRun, peer?: { readonly seconds: number }, peerName = ''): BenchRow {
	return { what, ours: megabytes / ours.seconds, peer: peer && megabytes / peer.seconds, peerName, unit: 'MB/s' };
}

function memory(what: string, { peakMegabytes }: MeasuredRun): BenchRow {
	return { what: `most memory: ${what}`, ours: peakMegabytes, peer: undefined, peerName: '', unit: 'MB' };
}

/** Writes down, when a program ends, the most memory that its process held. */
const note = "process.on('exit', () => require('fs').writeFileSync(process.env.PEAK_FILE, String(process.resourceUsage().maxRSS)));";

/** Runs a program of node. `mayFind` says that exit code 1, findings, is an answer too. */
async function measure(args: readonly string[], mayFind = false): Promise<MeasuredRun> {
	const folder = await mkdtemp(join(tmpdir(), 'corpus-peak-'));
	const [hook, peak] = [join(folder, 'hook.cjs'), join(folder, 'peak')];
	try {
		await writeFile(hook, note);
		const { seconds } = await measureProgram(process.execPath, ['--require', hook, ...args], mayFind, { PEAK_FILE: peak });
		return { seconds, peakMegabytes: Number(await readFile(peak, 'utf8')) / 1024 };
	} finally {
		await rm(folder, { recursive: true });
	}
}

async function measureProgram(program: string, args: readonly string[], mayFind = false, env: NodeJS.ProcessEnv = {}): Promise<{ seconds: number }> {
	const started = performance.now();
	const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, ...env } });
	let told = '';
	child.stderr.on('data', (chunk: Buffer) => {
		told = (told + chunk).slice(-2000);
	});
	const code = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve));
	const seconds = (performance.now() - started) / 1000;
	if (code !== 0 && !(mayFind && code === 1)) throw new Error(`${program} ${args.join(' ')} ended with ${code}: ${told}`);
	return { seconds };
}
