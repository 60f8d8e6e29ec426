import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..', '..');

/** What only a platform has. Names are looked for as whole words outside of comments and strings. */
const forbidden = [
	/\bDate\.now\b/,
	/\bnew Date\(\s*\)/,
	/\bperformance\.now\b/,
	/\bMath\.random\b/,
	/\bset(?:Timeout|Interval|Immediate)\b/,
	/\b(?:process|Buffer|require|globalThis|document\.create\w+|localStorage|XMLHttpRequest|WebSocket|Worker)\s*[.(]/,
	/\bfetch\s*\(/,
	/\bconsole\./,
	/\beval\s*\(/,
	/\bnew Function\b/,
];

/** Libraries of plain computation; each is named with its reason in docs/architecture.md. */
const allowedPackages = /^(?:@noble\/hashes|picomatch|jsonc-parser|compromise|chrono-node)(?:\/|$)/;

function withoutCommentsAndStrings(source: string): string {
	return source.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g, '_');
}

describe('The core', async () => {
	const files = (await readdir(join(root, 'server', 'core'), { recursive: true })).filter(file => file.endsWith('.ts'));

	it('is all there', () => {
		expect(files.length).toBeGreaterThan(100);
	});

	it('does no IO, reads no clock, imports no platform', async () => {
		const offences: string[] = [];
		for (const file of files) {
			const source = await readFile(join(root, 'server', 'core', file), 'utf8');
			for (const [, specifier = ''] of source.matchAll(/(?:from|import)\s*\(?\s*'([^'\n]+)'/g)) {
				if (!specifier.startsWith('.') && !allowedPackages.test(specifier)) offences.push(`${file} imports ${specifier}`);
			}
			const code = withoutCommentsAndStrings(source);
			for (const pattern of forbidden) {
				const match = pattern.exec(code);
				if (match) offences.push(`${file} uses ${match[0]}`);
			}
		}
		expect(offences).toEqual([]);
	});
});
