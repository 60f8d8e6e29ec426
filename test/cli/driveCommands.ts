import { spawn } from 'node:child_process';
import type { DrivenRun } from './commandDriver.ts';
import { useBundle } from './corpusCommand.ts';

let driver = '';

/** Bundles what runs command lines one after the other, once for a test file. */
export function useCommandDriver(): void {
	useBundle('test/cli/commandDriver.ts', file => {
		driver = file;
	});
}

/** How long one command line may take before it counts as hanging: nothing here takes a tenth of that, on a machine that does nothing else. A line of a gigabyte takes minutes. */
const patienceMs = process.env['CORPUS_HOSTILE'] === 'full' ? 1_800_000 : 400_000;

/** Runs command lines in one process that holds little memory, and that is ended where one of them hangs. Rejects with the command line at which it ended. */
export function drive(commands: readonly (readonly string[])[], heapMegabytes = 512): Promise<readonly DrivenRun[]> {
	return new Promise((resolve, reject) => {
		const child = spawn(process.execPath, [`--max-old-space-size=${heapMegabytes}`, driver], { stdio: ['pipe', 'pipe', 'ignore'] });
		const hung = setTimeout(() => child.kill(), patienceMs);
		let out = '';
		child.stdout.on('data', (chunk: Buffer) => {
			hung.refresh();
			out += chunk;
		});
		child.on('error', reject);
		child.on('close', (code, signal) => {
			clearTimeout(hung);
			const lines = out.split('\n').slice(0, -1);
			if (code === 0) resolve(lines.map(line => JSON.parse(line) as DrivenRun));
			else reject(new Error(`It ended with ${code ?? signal} at ${commands[lines.length]?.join(' ')}`));
		});
		child.stdin.end(JSON.stringify(commands));
	});
}

/**
 * Whether four times as much cost out of proportion: a square would be sixteen times as much, and other work on the machine is no quarter of it. What takes
 * less than a blink is too short to be compared.
 */
export function growsTooFast(one: DrivenRun, four: DrivenRun): boolean {
	return four.cpuMs > 10 * Math.max(one.cpuMs, 60);
}
