/**
 * Saves one article of a corpus, and kills itself, as `kill -9` does, when it comes to the n-th call of the file system.
 * Arguments: the corpus, n, the new text. Prints how many calls the save makes when n is 0.
 */
import fs, { type FileHandle } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { pathToFileURL } from 'node:url';
import { unhurried } from '../../../server/core/util/slices.ts';
import { readArticleFile } from '../../../server/core/workspace/articleFile.ts';
import { indexFromDisk } from '../../../server/core/workspace/diskIndex.ts';
import { openFileBytes } from '../../../server/node/fileByteSource.ts';
import { saveArticle } from '../../../server/node/saveArticle.ts';

type Call = (...args: unknown[]) => unknown;

const [path = '', killAt = '0', text = ''] = process.argv.slice(2);
let calls = 0;

function countCalls(owner: object, names: readonly string[]): void {
	const methods = owner as Record<string, Call>;
	for (const name of names) {
		const original = methods[name]!;
		methods[name] = function (this: unknown, ...args: unknown[]) {
			if (++calls === Number(killAt)) process.kill(process.pid, 'SIGKILL');
			return original.apply(this, args);
		};
	}
}

async function main(): Promise<void> {
	const source = (await openFileBytes(path, pathToFileURL(path).href))!;
	const known = await indexFromDisk(source, { pace: unhurried });
	const article = await readArticleFile(source, known, 1);
	if (!article.ok) throw new Error(article.error.message);
	const handle: FileHandle = await fs.open(path);
	await handle.close();
	countCalls(Object.getPrototypeOf(handle) as object, ['read', 'writeFile', 'sync', 'chmod', 'stat', 'close']);
	countCalls(fs, ['open', 'realpath', 'rename', 'rm', 'stat', 'access']);
	syncBuiltinESMExports();
	const saved = await saveArticle(path, known, article.value, text, { copyBytes: 2800 });
	console.log(JSON.stringify({ saved, calls }));
}

await main();
