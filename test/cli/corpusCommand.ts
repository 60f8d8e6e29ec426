import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll } from 'vitest';

/** What a run of the command came to. */
export interface CommandResult {
	readonly code: number | null;
	readonly stdout: string;
	readonly stdoutBytes: Buffer;
	readonly stderr: string;
}

export interface CommandOptions {
	readonly input?: string | Uint8Array;
	readonly cwd?: string;
	readonly env?: NodeJS.ProcessEnv;
}

let bundle: string | undefined;

/** Bundles the command once for a test file, as it ships, into a folder that is removed at the end. */
export function useCorpusCommand(): void {
	useBundle('server/cli/main.ts', file => {
		bundle = file;
	});
}

/** Bundles a program that is part of the tests, likewise; `ready` is told where it is. */
export function useBundle(entry: string, ready: (file: string) => void): void {
	const folder = path.resolve(`dist-test/${path.basename(entry, '.ts')}-${process.pid}`);
	beforeAll(async () => {
		const outfile = path.join(folder, 'corpus.mjs');
		await build({
			entryPoints: [entry],
			outfile,
			bundle: true,
			platform: 'node',
			format: 'esm',
			target: 'node20',
			mainFields: ['module', 'main'],
			banner: {
				js: "import { createRequire as createRequireForBundle } from 'node:module'; const require = createRequireForBundle(import.meta.url);",
			},
			logLevel: 'error',
		});
		ready(outfile);
	});
	afterAll(() => rmSync(folder, { recursive: true, force: true }));
}

/** Runs the command in a process of its own, with colours off and nothing inherited that changes where it runs. */
export function corpus(args: readonly string[], { input, cwd, env }: CommandOptions = {}): Promise<CommandResult> {
	const {
		INIT_CWD: _initial,
		npm_lifecycle_event: _event,
		GITHUB_WORKSPACE: _github,
		CI_PROJECT_DIR: _gitlab,
		FORCE_COLOR: _color,
		...inherited
	} = process.env;
	return new Promise((resolve, reject) => {
		const child = spawn(process.execPath, [bundle!, ...args], { cwd: cwd ?? process.cwd(), env: { ...inherited, NO_COLOR: '1', ...env } });
		const out: Buffer[] = [];
		const error: Buffer[] = [];
		child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
		child.stderr.on('data', (chunk: Buffer) => error.push(chunk));
		child.on('error', reject);
		child.on('close', code => {
			const stdoutBytes = Buffer.concat(out);
			resolve({ code, stdoutBytes, stdout: stdoutBytes.toString(), stderr: Buffer.concat(error).toString() });
		});
		child.stdin.on('error', () => undefined);
		child.stdin.end(input ?? '');
	});
}

/** The path of the bundled command, for tests that start it in their own way. */
export function commandPath(): string {
	return bundle!;
}

const folders: string[] = [];

/** A new folder with files in it; removed when the test file is done. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
	const folder = mkdtempSync(path.join(tmpdir(), 'corpus-test-'));
	folders.push(folder);
	for (const [name, content] of Object.entries(files)) {
		mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
		writeFileSync(path.join(folder, name), content);
	}
	return folder;
}

export function readIn(folder: string, name: string): string {
	return readFileSync(path.join(folder, name), 'utf8');
}

process.on('exit', () => {
	for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});
