import { spawn } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { projectFolder } from './project.mjs';

/**
 * Runs a program to its end. Rejects only where it could not be started, or, unless `mayFail`, where it failed.
 *
 * @param {string} program
 * @param {readonly string[]} programArguments
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, quiet?: boolean, mayFail?: boolean, timeoutMs?: number }} [options] `quiet` keeps the output back unless it fails.
 * @returns {Promise<{ code: number, output: string }>} Standard output and standard error together.
 */
export function run(program, programArguments, { cwd = projectFolder, env = process.env, quiet = false, mayFail = false, timeoutMs } = {}) {
	return new Promise((resolve, reject) => {
		const child = spawn(program, programArguments, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], timeout: timeoutMs, killSignal: 'SIGKILL' });
		let output = '';
		for (const [stream, target] of /** @type {const} */ ([
			[child.stdout, process.stdout],
			[child.stderr, process.stderr],
		])) {
			stream.setEncoding('utf8').on('data', text => {
				output += text;
				if (!quiet) target.write(text);
			});
		}
		child.on('error', error => reject(new Error(`${program} could not be started: ${error.message}`)));
		child.on('close', (code, signal) => {
			if (signal) output += `\n${program} was ended by ${signal}.\n`;
			if (code === 0 || mayFail) resolve({ code: code ?? 1, output });
			else reject(new Error(`${program} ${programArguments.join(' ')} failed (${code ?? signal})${quiet ? `:\n${output}` : '.'}`));
		});
	});
}

/**
 * Where a program is found on the PATH.
 *
 * @param {string} program
 * @returns {Promise<string | undefined>}
 */
export async function findOnPath(program) {
	for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
		const path = join(folder, program);
		try {
			await access(path, constants.X_OK);
			return path;
		} catch {
			// Not in this folder.
		}
	}
	return undefined;
}
