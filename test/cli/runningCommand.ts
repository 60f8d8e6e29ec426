import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { commandPath } from './corpusCommand.ts';

/** A command that runs while the test goes on. */
export interface RunningCommand {
	readonly child: ChildProcessByStdio<Writable, Readable, Readable>;
	/** Resolves once standard output, or with `stderr` the other, has `text`, counted from the end of what was waited for before; rejects where the command ends first. */
	sees(text: string, stream?: 'stdout' | 'stderr'): Promise<void>;
	readonly ended: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null; readonly stdout: string; readonly stderr: string }>;
}

/** Starts the command in a folder, with its temporary files there, too. */
export function start(folder: string, args: readonly string[], nodeArgs: readonly string[] = []): RunningCommand {
	const child = spawn(process.execPath, [...nodeArgs, commandPath(), ...args], {
		cwd: folder,
		env: { ...process.env, NO_COLOR: '1', TMPDIR: folder },
		stdio: ['pipe', 'pipe', 'pipe'],
	});
	const texts = { stdout: '', stderr: '' };
	const seen = { stdout: 0, stderr: 0 };
	const waiting = new Set<() => void>();
	for (const stream of ['stdout', 'stderr'] as const)
		child[stream].on('data', (chunk: Buffer) => {
			texts[stream] += chunk;
			for (const look of waiting) look();
		});
	child.stdin.on('error', () => undefined);
	const ended = new Promise<Awaited<RunningCommand['ended']>>((resolve, reject) => {
		child.on('error', reject);
		child.on('close', (code, signal) => resolve({ code, signal, ...texts }));
	});
	const sees: RunningCommand['sees'] = (text, stream = 'stdout') =>
		new Promise((resolve, reject) => {
			const look = (): void => {
				const at = texts[stream].indexOf(text, seen[stream]);
				if (at < 0) return;
				seen[stream] = at + text.length;
				waiting.delete(look);
				resolve();
			};
			waiting.add(look);
			look();
			void ended.then(({ code }) =>
				reject(new Error(`It ended with ${code} before it wrote ${JSON.stringify(text)}: ${texts.stdout}${texts.stderr}`)),
			);
		});
	return { child, sees, ended };
}
