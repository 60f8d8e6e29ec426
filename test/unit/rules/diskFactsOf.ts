import { createHash } from 'node:crypto';
import type { ContentFacts, DiskFacts } from '../../../server/core/corpus/diskFacts.ts';
import { unpack } from '../../../server/core/corpus/unpack.ts';

/** What a scan of a file's bytes would say; `\x..` in the text stands for a byte that is no UTF-8. */
export function diskFactsOf(content: string): DiskFacts {
	const odd = content.search(/\\x[0-9a-f]{2}/);
	const ends = [...content.matchAll(/\r\n|\n|\r/g)].map(match => match[0]);
	const bytes = new TextEncoder().encode(content);
	const unpacked = unpack(bytes, { recover: true });
	const contents: (ContentFacts | undefined)[] = unpacked.ok
		? unpacked.value.documents.map(document => ({
				bytes: document.content().length,
				sha256: createHash('sha256').update(document.content()).digest('hex'),
			}))
		: [];
	return {
		byteLength: bytes.length,
		startsWithByteOrderMark: content.startsWith('\ufeff'),
		lineEnds: {
			lf: ends.filter(end => end === '\n').length,
			crlf: ends.filter(end => end === '\r\n').length,
			cr: ends.filter(end => end === '\r').length,
			firstOdd: ends.findIndex(end => end !== ends[0]) < 0 ? undefined : ends.findIndex(end => end !== ends[0]),
		},
		endsWithLineEnd: /[\r\n]$/.test(content),
		invalidUtf8: odd < 0 ? [] : [{ line: content.slice(0, odd).split('\n').length - 1, span: { from: odd, to: odd + 1 } }],
		contents,
	};
}
