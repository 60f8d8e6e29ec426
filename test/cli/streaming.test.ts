import { spawn } from 'node:child_process';
import { closeSync, openSync, readdirSync, readFileSync, statSync, watch, writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandPath, folderWith, useCorpusCommand } from './corpusCommand.ts';

useCorpusCommand();

const megabyte = 1024 * 1024;

/** Writes a file of so many megabytes, which start with `head` and go on in lines. */
function writeLarge(file: string, head: string, megabytes: number): void {
	const handle = openSync(file, 'w');
	const block = Buffer.alloc(megabyte, `${'rain '.repeat(25)}fell\n`);
	writeSync(handle, head);
	for (let written = 0; written < megabytes; written++) writeSync(handle, block);
	writeSync(handle, '\n');
	closeSync(handle);
}

interface Ended {
	readonly code: number | null;
	readonly stderr: string;
	readonly stdoutBytes: number;
	/** The most memory that the process ever held, in bytes. */
	readonly peakBytes: number;
}

/** Runs the command and measures its memory. `started` is called with the child once it runs. */
function measured(folder: string, args: readonly string[], started: (child: ReturnType<typeof spawn>) => void = () => undefined): Promise<Ended> {
	const note = path.join(folder, 'peak.txt');
	const hook = path.join(folder, 'hook.cjs');
	writeFileSync(hook, "process.on('exit', () => require('fs').writeFileSync(process.env.PEAK_FILE, String(process.resourceUsage().maxRSS)));");
	return new Promise((resolve, reject) => {
		const child = spawn(process.execPath, ['--require', hook, '--max-old-space-size=96', commandPath(), ...args], {
			cwd: folder,
			env: { ...process.env, PEAK_FILE: note, NO_COLOR: '1', TMPDIR: folder },
		});
		let stdoutBytes = 0;
		let stderr = '';
		child.stdout.on('data', (chunk: Buffer) => {
			stdoutBytes += chunk.length;
		});
		child.stderr.on('data', (chunk: Buffer) => {
			stderr += chunk;
		});
		child.stdin.on('error', () => undefined);
		child.on('error', reject);
		child.on('close', code => resolve({ code, stderr, stdoutBytes, peakBytes: Number(readFileSync(note, 'utf8')) * 1024 }));
		if (started.length === 0) child.stdin.end();
		started(child);
	});
}

describe('memory does not grow with the corpus', () => {
	const size = 256;
	const most = 200 * megabyte;

	it('in pack, unpack, cat, ls and convert', async () => {
		const folder = folderWith({ 'in/small.txt': 'small\n' });
		writeLarge(path.join(folder, 'in/large.txt'), '<<<FILE x>>>\n', size);
		const packed = await measured(folder, ['pack', 'in', '-o', 'all.corpus']);
		expect([packed.code, packed.stderr]).toEqual([0, '2 documents packed.\n']);
		const listed = await measured(folder, ['ls', 'all.corpus']);
		expect([listed.code, listed.stdoutBytes]).toEqual([0, 'large.txt\nsmall.txt\n'.length]);
		const unpacked = await measured(folder, ['unpack', 'all.corpus', 'out']);
		expect([unpacked.code, unpacked.stderr]).toEqual([0, '2 files written.\n']);
		const original = statSync(path.join(folder, 'in/large.txt')).size;
		expect(statSync(path.join(folder, 'out/large.txt')).size).toBe(original);
		const shown = await measured(folder, ['cat', 'all.corpus', 'large.txt']);
		expect([shown.code, shown.stdoutBytes]).toEqual([0, original]);
		const converted = await measured(folder, ['convert', 'all.corpus', '--to', '<<<FILE: name>>>', '-o', 'other.corpus']);
		expect([converted.code, converted.stderr]).toEqual([0, expect.stringContaining('2 documents converted')]);
		for (const { peakBytes } of [packed, listed, unpacked, shown, converted]) expect(peakBytes).toBeLessThan(most);
	}, 180_000);
});

describe('an interrupt leaves nothing half-written', () => {
	it('while a pipe is read', async () => {
		const folder = folderWith({});
		const before = ['hook.cjs', 'peak.txt'];
		const { code } = await measured(folder, ['convert', '-', '--from', 'jsonl', '-o', 'out.corpus'], child => {
			// More than is kept in memory, so that there is a temporary file; then no end.
			const block = Buffer.alloc(40 * megabyte, '{"text":"rain"}\n');
			child.stdin!.write(block, () => undefined);
			const watcher = watch(folder, { recursive: true }, (_event, name) => {
				if (!name?.endsWith('input')) return;
				watcher.close();
				child.kill('SIGINT');
			});
		});
		expect(code).toBe(130);
		expect(readdirSync(folder).sort()).toEqual(before);
	}, 60_000);

	it('while a folder is written', async () => {
		const folder = folderWith({
			'in.corpus': Array.from({ length: 60_000 }, (_, index) => `<<<FILE f/${index % 100}/${index}.txt>>>\nRain fell.\n`).join(''),
		});
		const { code } = await measured(folder, ['unpack', 'in.corpus', 'out'], child => {
			child.stdin!.end();
			const watcher = watch(folder, (_event, name) => {
				if (!/^\.corpus-.*\.tmp$/.test(name ?? '')) return;
				watcher.close();
				child.kill('SIGINT');
			});
		});
		expect(code).toBe(130);
		expect(readdirSync(folder).sort()).toEqual(['hook.cjs', 'in.corpus', 'peak.txt']);
	}, 60_000);

	it('and a reader that hangs up is no error', async () => {
		const folder = folderWith({});
		writeLarge(path.join(folder, 'in.corpus'), '<<<FILE a.txt>>>\n', 32);
		const { code, stderr } = await measured(folder, ['cat', 'in.corpus'], child => {
			child.stdout!.once('data', () => child.stdout!.destroy());
		});
		expect([code, stderr]).toEqual([0, '']);
	}, 60_000);
});
