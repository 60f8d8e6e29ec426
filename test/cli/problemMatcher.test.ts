import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { corpusInProcess } from './inProcess.ts';

const root = new URL('../../', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as {
	contributes: { problemMatchers: { name: string; pattern: { regexp: string } }[] };
};

it('$corpus reads every line of the concise format', async () => {
	const { regexp } = manifest.contributes.problemMatchers.find(({ name }) => name === 'corpus')!.pattern;
	const samples = fileURLToPath(new URL('samples/', root));
	const paths = readdirSync(samples)
		.filter(name => name.endsWith('.corpus.txt'))
		.map(name => samples + name);
	const { stdout } = await corpusInProcess('check', '--format', 'concise', ...paths);
	const lines = stdout.trimEnd().split('\n');
	const found = lines.map(line => new RegExp(regexp).exec(line));
	expect(lines.filter((_, index) => !found[index])).toEqual([]);
	// What the editor takes for a severity; a hint falls back to the matcher's own.
	expect(new Set(found.map(match => match![4]))).toEqual(new Set(['error', 'warning', 'info', 'hint']));
	for (const match of found) expect(paths).toContain(match![1]);
	expect(new Set(found.map(match => match![5]))).toContain('CF101');
});
