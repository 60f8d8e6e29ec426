/**
 * Packs models/transliteration.bin.gz from the npm package any-ascii: every letter, mark and digit of the Basic Multilingual Plane beyond ASCII with the
 * Latin letters it becomes. Hangul is computed instead. Run by hand when the package changes: `npx tsx training/names/makeTransliteration.ts`.
 */
import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import anyAscii from 'any-ascii';
import { transliterationHeader } from '../../server/core/corpus/transliteration.ts';

/** Where the package gives consonants alone, long vowels make a name that can be read. */
const vowels: Readonly<Record<string, string>> = { ا: 'a', أ: 'a', إ: 'i', آ: 'a', ى: 'a', ة: 'a', ع: 'a', و: 'u' };

const lines = [transliterationHeader];
let run: string[] = [];
for (let code = 0x80; code <= 0x10000; code++) {
	const isOutside = code === 0x10000 || (code >= 0xd800 && code < 0xf900) || (code >= 0xac00 && code < 0xd7a4);
	const char = isOutside ? '' : String.fromCodePoint(code);
	if (!isOutside && /[\p{L}\p{M}\p{Nd}]/u.test(char)) {
		if (run.length === 0) run.push(code.toString(16));
		run.push(
			vowels[char] ??
				anyAscii(char)
					.toLowerCase()
					.replace(/[^a-z0-9]/g, ''),
		);
	} else if (run.length > 0) {
		lines.push(run.join(' '));
		run = [];
	}
}
const packed = gzipSync(lines.join('\n'), { level: 9 });
writeFileSync(new URL('../../models/transliteration.bin.gz', import.meta.url), packed);
process.stdout.write(`models/transliteration.bin.gz: ${packed.length} bytes\n`);
