import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

const run = promisify(execFile);
const second = '<<<FILE b.txt lang=en>>>\n\n  The headline\nOld text.\n';
const edited = '<<<FILE b.txt lang=en>>>\nThe headline\nNew text, and more of it.\n';
const first = `<<<FILE a.txt>>>\nBefore\n${'Text before, that must stay. '.repeat(50)}\n`;
const third = `<<<FILE c.txt>>>\nAfter\n${'متن و 漢字 that must stay. '.repeat(50)}`;
const [oldCorpus, newCorpus] = [first + second + third, first + edited + third];

/** As many processes at once as keep two cores busy while others wait for the disk. */
const processes = 4;

describe.skipIf(process.platform === 'win32')('A save that is cut short', () => {
	let folder: string;
	let program: string;
	let path: string;
	let own: string;

	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), 'corpus-cut-'));
		program = join(folder, 'save.mjs');
		await build({
			entryPoints: ['test/unit/workspace/interruptedSave.ts'],
			bundle: true,
			platform: 'node',
			format: 'esm',
			outfile: program,
			logLevel: 'error',
		});
	});
	beforeEach(async () => {
		own = await mkdtemp(join(folder, 'test-'));
		path = join(own, 'big.corpus');
		await writeFile(path, oldCorpus);
	});
	afterAll(() => rm(folder, { recursive: true, force: true }));

	const save = (file: string, ...how: string[]) => run(process.execPath, [program, file, edited, ...how], { maxBuffer: 2 ** 26 });

	it('leaves the old corpus or the new one, whole, wherever it is killed', async () => {
		const { calls } = JSON.parse((await save(path, 'count')).stdout) as { calls: number };
		expect(calls).toBeGreaterThanOrEqual(200);
		expect(await readFile(path, 'utf8')).toBe(newCorpus);
		const outcomes = new Map<string, number>();
		let next = 1;
		const killPoints = async (): Promise<void> => {
			for (let point = next++; point <= calls; point = next++) {
				const file = join(own, `killed-${point}.corpus`);
				await writeFile(file, oldCorpus);
				await expect(save(file, 'kill', String(point))).rejects.toMatchObject({ signal: 'SIGKILL' });
				const left = await readFile(file, 'utf8');
				const outcome = left === oldCorpus ? 'old' : left === newCorpus ? 'new' : `damaged at ${point}`;
				outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
			}
		};
		await Promise.all(Array.from({ length: processes }, killPoints));
		expect([...outcomes.keys()].sort()).toEqual(['new', 'old']);
		expect((outcomes.get('old') ?? 0) + (outcomes.get('new') ?? 0)).toBe(calls);
	}, 600_000);

	it('leaves the old corpus, and nothing beside it, whichever write meets a full disk', async () => {
		const outcomes = JSON.parse((await save(path, 'fail')).stdout) as { saved: { ok: boolean }; isOld: boolean; left: number }[];
		expect(outcomes.length).toBeGreaterThan(80);
		const saved = outcomes.filter(outcome => outcome.saved.ok);
		// The last one had no write left to fail; a folder that cannot be synced is no reason not to save.
		expect(saved.length).toBeGreaterThan(0);
		for (const outcome of outcomes) {
			expect(outcome.left).toBe(0);
			if (!outcome.saved.ok)
				expect(outcome).toMatchObject({ isOld: true, saved: { error: { reason: 'disk', message: expect.stringContaining('disk is full') } } });
		}
		expect(await readFile(path, 'utf8')).toBe(newCorpus);
	}, 120_000);

	it('leaves the old corpus, and nothing beside it, when a limit of the system stops it', async () => {
		// A limit on file sizes, in blocks of 512 bytes.
		const command = ['-c', 'ulimit -f 5; exec "$@"', 'sh', process.execPath, program, path, edited, 'count'];
		const { stdout } = await run('sh', command);
		expect(JSON.parse(stdout)).toMatchObject({ saved: { ok: false, error: { reason: 'disk' } } });
		expect(await readFile(path, 'utf8')).toBe(oldCorpus);
		expect((await readdir(own)).filter(name => name.endsWith('corpus-save'))).toEqual([]);
	});

	/** A small disk of its own, where the machine lets us have one. */
	async function withDisk(use: (disk: string) => Promise<void>): Promise<boolean> {
		const disk = join(own, 'disk');
		await mkdir(disk);
		const isMounted = await run('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk]).then(
			() => true,
			() => false,
		);
		if (!isMounted) return false;
		try {
			await use(disk);
		} finally {
			await run('umount', [disk]);
		}
		return true;
	}

	it('leaves the old corpus on a disk that is really full', async context => {
		const hasRun = await withDisk(async disk => {
			const file = join(disk, 'big.corpus');
			const filled = oldCorpus + 'That fills the disk. '.repeat(1800);
			await writeFile(file, filled);
			const { stdout } = await save(file, 'count');
			expect(JSON.parse(stdout)).toMatchObject({ saved: { ok: false, error: { reason: 'disk', message: expect.stringContaining('disk is full') } } });
			expect(await readFile(file, 'utf8')).toBe(filled);
			expect(await readdir(disk)).toEqual(['big.corpus']);
		});
		if (!hasRun) context.skip('Only an administrator may mount a disk.');
	});

	it('says so on a disk that may not be written to', async context => {
		const hasRun = await withDisk(async disk => {
			const file = join(disk, 'big.corpus');
			await writeFile(file, oldCorpus);
			await run('mount', ['-o', 'remount,ro', disk]);
			const { stdout } = await save(file, 'count');
			expect(JSON.parse(stdout)).toMatchObject({ saved: { ok: false, error: { reason: 'readonly' } } });
			expect(await readdir(disk)).toEqual(['big.corpus']);
		});
		if (!hasRun) context.skip('Only an administrator may mount a disk.');
	});
});
