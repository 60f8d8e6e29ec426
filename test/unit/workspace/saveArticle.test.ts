import { appendFile, chmod, link, mkdtemp, readdir, readFile, rm, stat, symlink, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { unhurried } from '../../../server/core/util/slices.ts';
import { type ArticleFile, documentsPage, readArticleFile } from '../../../server/core/workspace/articleFile.ts';
import { type DiskIndex, indexFromDisk } from '../../../server/core/workspace/diskIndex.ts';
import { openFileBytes } from '../../../server/node/fileByteSource.ts';
import { saveArticle } from '../../../server/node/saveArticle.ts';

const first = `<<<FILE a.txt>>>\nBefore\n${'Text before, that must stay. '.repeat(4000)}\n`;
const second = '<<<FILE b.txt lang=en>>>\n\n  The headline\nOld text.\n';
const third = `<<<FILE c.txt>>>\nAfter\n${'متن و 漢字 that must stay. '.repeat(4000)}`;
const edited = '<<<FILE b.txt lang=en>>>\nThe headline\nNew text, and more of it.\n';

let folder: string;
let path: string;

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'corpus-save-'));
	path = join(folder, 'big.corpus');
	await writeFile(path, first + second + third, { mode: 0o640 });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function readSecond(file = path): Promise<{ known: DiskIndex; article: ArticleFile }> {
	const source = (await openFileBytes(file, pathToFileURL(file).href))!;
	const known = await indexFromDisk(source, { pace: unhurried });
	const article = await readArticleFile(source, known, 1);
	if (!article.ok) throw new Error(article.error.message);
	return { known, article: article.value };
}

async function content(): Promise<string> {
	return readFile(path, 'utf8');
}

describe('An article shown is the article on disk', () => {
	it('is read with its name', async () => {
		const { article } = await readSecond();
		expect([article.text, article.name]).toEqual([second, 'b.txt']);
	});

	it('is not shown when the corpus is no longer the one that was indexed', async () => {
		const source = (await openFileBytes(path, pathToFileURL(path).href))!;
		const known = await indexFromDisk(source, { pace: unhurried });
		await writeFile(path, `x${first}${second}${third}`);
		expect(await readArticleFile(source, known, 1)).toMatchObject({ ok: false, error: { reason: 'changed' } });
		expect(await readArticleFile(source, known, 3)).toMatchObject({ ok: false, error: { reason: 'missing' } });
	});

	it('is not opened as text where that would lose bytes', async () => {
		await writeFile(path, Buffer.concat([Buffer.from('<<<FILE a>>>\n'), Buffer.from([0xff, 0x0a])]));
		const source = (await openFileBytes(path, pathToFileURL(path).href))!;
		const known = await indexFromDisk(source, { pace: unhurried });
		expect(await readArticleFile(source, known, 0)).toMatchObject({ ok: false, error: { reason: 'unreadable' } });
	});

	it('stands in a page of its corpus with name and headline', async () => {
		const source = (await openFileBytes(path, pathToFileURL(path).href))!;
		const known = await indexFromDisk(source, { pace: unhurried });
		const rows = await documentsPage(source, known, 1, 200);
		expect(rows.map(({ ordinal, name, headline, line }) => [ordinal, name, headline, line])).toEqual([
			[1, 'b.txt', 'The headline', 3],
			[2, 'c.txt', 'After', 7],
		]);
	});
});

describe('saveArticle', () => {
	it('replaces the article and nothing else, and keeps the mode', async () => {
		const { known, article } = await readSecond();
		expect(await saveArticle(path, known, article, edited, { copyBytes: 1000 })).toMatchObject({ ok: true });
		expect(await content()).toBe(first + edited + third);
		expect((await stat(path)).mode & 0o777).toBe(0o640);
		expect(await readdir(folder)).toEqual(['big.corpus']);
	});

	it('ends the last line, so that the next document stays one', async () => {
		const { known, article } = await readSecond();
		await saveArticle(path, known, article, edited.trimEnd());
		expect(await content()).toBe(first + edited + third);
	});

	it.each([['no opener\n'], ['<<<FILE b.txt>>>\ntext\n<<<FILE d.txt>>>\n'], ['']])('refuses a text that is not one document: %j', async text => {
		const { known, article } = await readSecond();
		expect(await saveArticle(path, known, article, text)).toMatchObject({ ok: false, error: { reason: 'invalid' } });
		expect(await content()).toBe(first + second + third);
	});

	it.each([
		['replaced', () => writeFile(path, first.replace('Before', 'Behind') + second + third)],
		['truncated', () => truncate(path, first.length + second.length + 10)],
		['grown', () => appendFile(path, '\n<<<FILE d.txt>>>\n')],
	])('gives a conflict when the corpus was %s, and loses nothing', async (_, change) => {
		const { known, article } = await readSecond();
		await change();
		const now = await content();
		expect(await saveArticle(path, known, article, edited)).toMatchObject({ ok: false, error: { reason: 'conflict' } });
		expect(await content()).toBe(now);
		expect(await readdir(folder)).toEqual(['big.corpus']);
	});

	it('removes what a save that was killed long ago has left, and nothing else', async () => {
		const [old, fresh] = ['.big.corpus.1.corpus-save', '.big.corpus.2.corpus-save'];
		for (const name of [old, fresh, '.other.corpus.1.corpus-save']) await writeFile(join(folder, name), 'left');
		await utimes(join(folder, old), 1, 1);
		await utimes(join(folder, '.other.corpus.1.corpus-save'), 1, 1);
		const { known, article } = await readSecond();
		await saveArticle(path, known, article, edited);
		expect((await readdir(folder)).sort()).toEqual([fresh, '.other.corpus.1.corpus-save', 'big.corpus']);
	});

	it('follows a symbolic link, which stays one', async () => {
		const linked = join(folder, 'linked.corpus');
		await symlink(path, linked);
		const { known, article } = await readSecond(linked);
		expect(await saveArticle(linked, known, article, edited)).toMatchObject({ ok: true });
		expect(await content()).toBe(first + edited + third);
		expect(await readFile(linked, 'utf8')).toBe(first + edited + third);
	});

	it('refuses a corpus with several hard links', async () => {
		await link(path, join(folder, 'other.corpus'));
		const { known, article } = await readSecond();
		expect(await saveArticle(path, known, article, edited)).toMatchObject({ ok: false, error: { reason: 'hardlink' } });
		expect(await content()).toBe(first + second + third);
	});

	it.skipIf(process.getuid?.() === 0)('says so when the corpus is read-only', async () => {
		await chmod(path, 0o440);
		const { known, article } = await readSecond();
		expect(await saveArticle(path, known, article, edited)).toMatchObject({ ok: false, error: { reason: 'readonly' } });
		expect(await content()).toBe(first + second + third);
	});

	it('says so when the corpus is gone', async () => {
		const { known, article } = await readSecond();
		await rm(path);
		expect(await saveArticle(path, known, article, edited)).toMatchObject({ ok: false, error: { reason: 'missing' } });
		expect(await readdir(folder)).toEqual([]);
	});
});
