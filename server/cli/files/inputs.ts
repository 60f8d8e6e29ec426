import { stat } from 'node:fs/promises';
import path from 'node:path';
import * as tinyglobby from 'tinyglobby';
import { UsageError } from '../exitCode.ts';

/** One thing to read. */
export type Input =
	| {
			readonly kind: 'file' /** As it is shown: relative to the working folder, with `/`. */;
			readonly path: string /** Found by searching a folder or a glob. */;
			readonly found: boolean;
	  }
	| { readonly kind: 'stdin'; readonly path: string }
	| { readonly kind: 'missing'; readonly path: string; readonly error: string };

export const corpusPatterns = ['**/*.corpus', '**/*.corpus.txt'];

/**
 * The inputs that arguments name, each file once, in the order of the arguments and sorted within a folder or a glob. A name that exists
 * is that file, whatever its letters; else it may be a glob. A folder is searched for `*.corpus` and `*.corpus.txt`. `-` is standard input.
 */
export async function resolveInputs(args: readonly string[], stdinName: string | undefined): Promise<Input[]> {
	const inputs: Input[] = [];
	const seen = new Set<string>();
	const add = (input: Input): void => {
		if (seen.has(input.path)) return;
		seen.add(input.path);
		inputs.push(input);
	};
	for (const argument of args.length > 0 ? args : ['.']) {
		if (argument === '-') add({ kind: 'stdin', path: stdinName ?? '-' });
		else for (const input of await resolveArgument(argument)) add(input);
	}
	if (stdinName !== undefined && !args.includes('-'))
		throw new UsageError('--stdin-filename names what comes over standard input: give - as the file.');
	return inputs;
}

async function resolveArgument(argument: string): Promise<Input[]> {
	const shown = shownPath(argument);
	try {
		const status = await stat(argument);
		if (!status.isDirectory()) return [{ kind: 'file', path: shown, found: false }];
		const files = await search(corpusPatterns, argument);
		if (files.length === 0) return [{ kind: 'missing', path: shown, error: 'no file named *.corpus or *.corpus.txt is in this folder' }];
		return files.map(file => ({ kind: 'file', path: joinShown(shown, file), found: true }));
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		if (code !== 'ENOENT' && code !== 'ENOTDIR' && code !== 'ENAMETOOLONG') return [{ kind: 'missing', path: shown, error: readErrorReason(error) }];
	}
	if (!tinyglobby.isDynamicPattern(argument)) return [{ kind: 'missing', path: shown, error: 'no such file' }];
	const files = await search([argument.replaceAll('\\', path.sep === '\\' ? '/' : '\\')], '.');
	if (files.length === 0) return [{ kind: 'missing', path: shown, error: 'no file matches this glob' }];
	return files.map(file => ({ kind: 'file', path: shownPath(file), found: true }));
}

async function search(patterns: string[], folder: string): Promise<string[]> {
	const files = await tinyglobby.glob(patterns, {
		cwd: folder,
		onlyFiles: true,
		dot: false,
		followSymbolicLinks: false,
		expandDirectories: false,
		ignore: ['**/node_modules/**', '**/.git/**'],
	});
	return files.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

function shownPath(argument: string): string {
	const normal = path.normalize(argument);
	return path.sep === '\\' ? normal.replaceAll('\\', '/') : normal;
}

function joinShown(folder: string, file: string): string {
	return shownPath(path.join(folder, file));
}

/** Why a file could not be read, in words. */
export function readErrorReason(error: unknown): string {
	const { code, message } = error as NodeJS.ErrnoException;
	switch (code) {
		case 'ENOENT':
			return 'no such file';
		case 'EACCES':
		case 'EPERM':
			return 'it may not be read: permission denied';
		case 'EISDIR':
			return 'it is a folder';
		case 'ELOOP':
			return 'its symbolic links run in a circle';
		case 'ENAMETOOLONG':
			return 'its path is longer than the file system allows';
		case 'EMFILE':
		case 'ENFILE':
			return 'too many files are open';
		default:
			return message;
	}
}

/** Why a file or folder could not be written, in words. */
export function writeErrorReason(error: unknown): string {
	switch ((error as NodeJS.ErrnoException).code) {
		case 'ENOENT':
			return 'the folder that it is to stand in does not exist; make it first';
		case 'ENOTDIR':
			return 'a part of its path is a file where a folder is needed';
		case 'EACCES':
		case 'EPERM':
			return 'nothing may be written there: permission denied';
		case 'EROFS':
			return 'nothing can be written there: the disk is read-only';
		case 'ENOSPC':
		case 'EDQUOT':
			return 'there is no room left on the disk';
		case 'EISDIR':
			return 'a folder stands in its place; name a file';
		default:
			return readErrorReason(error);
	}
}
