/**
 * Saves one article of a corpus, and is interrupted when it comes to the n-th call of the file system. Started some hundred times, so it loads as little as it can.
 * Arguments: the corpus, the new text, how, and n.
 *
 * - `kill`: kills itself, as `kill -9` does.
 * - `fail`: calls that write fail one after the other, the disk being full; after each such save, prints what became of it.
 * - `count`: prints how many calls a save makes.
 */
import fs, { type FileHandle } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { unhurried } from '../../../server/core/util/slices.ts';
import { readArticleFile } from '../../../server/core/workspace/articleFile.ts';
import { indexFromDisk } from '../../../server/core/workspace/diskIndex.ts';
import { openFileBytes } from '../../../server/node/fileByteSource.ts';
import { saveArticle } from '../../../server/node/saveArticle.ts';

type Call = (...args: unknown[]) => unknown;

const [path = '', text = '', how = 'count', killAt = '0'] = process.argv.slice(2);
const writing = new Set(['writeFile', 'sync']);
let calls = 0;
let writes = 0;
let failAt = 0;

function countCalls(owner: object, names: readonly string[]): void {
	const methods = owner as Record<string, Call>;
	for (const name of names) {
		const original = methods[name]!;
		methods[name] = function (this: unknown, ...args: unknown[]) {
			calls++;
			if (how === 'kill' && calls === Number(killAt)) process.kill(process.pid, 'SIGKILL');
			if (writing.has(name) && ++writes === failAt) return Promise.reject(Object.assign(new Error('no space left on device'), { code: 'ENOSPC' }));
			return original.apply(this, args);
		};
	}
}

/** A save of the second document, ready to be made. */
async function prepare(): Promise<() => ReturnType<typeof saveArticle>> {
	const source = (await openFileBytes(path, pathToFileURL(path).href))!;
	const known = await indexFromDisk(source, { pace: unhurried });
	const article = await readArticleFile(source, known, 1);
	if (!article.ok) throw new Error(article.error.message);
	return () => saveArticle(path, known, article.value, text, { copyBytes: 32 });
}

async function failEverywhere(): Promise<void> {
	const old = await fs.readFile(path, 'utf8');
	const outcomes: unknown[] = [];
	do {
		failAt++;
		const save = await prepare();
		writes = 0;
		const saved = await save();
		const left = await fs.readdir(dirname(path));
		outcomes.push({ saved, isOld: (await fs.readFile(path, 'utf8')) === old, left: left.filter(name => name.endsWith('.corpus-save')).length });
	} while (writes >= failAt);
	console.log(JSON.stringify(outcomes));
}

async function main(): Promise<void> {
	const save = await prepare();
	const handle: FileHandle = await fs.open(path);
	await handle.close();
	countCalls(Object.getPrototypeOf(handle) as object, ['read', 'writeFile', 'sync', 'chmod', 'stat', 'close']);
	countCalls(fs, ['open', 'realpath', 'rename', 'rm', 'stat', 'access']);
	syncBuiltinESMExports();
	if (how === 'fail') return failEverywhere();
	const saved = await save();
	console.log(JSON.stringify({ saved, calls }));
}

await main();
