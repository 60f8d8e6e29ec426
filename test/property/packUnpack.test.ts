import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalDialect, type Dialect } from '../../server/core/corpus/dialect.ts';
import { unsafeNameReason } from '../../server/core/corpus/names.ts';
import { nameRefusals } from '../../server/core/corpus/refusals.ts';
import { unpack } from '../../server/core/corpus/unpack.ts';
import { type PackEntry, pack } from '../../server/core/corpus/writer.ts';

/** How many random archives are tried: 5,000 in every run of the tests, more in the soak (`npm run soak`). */
const numRuns = Number(process.env['CORPUS_PROPERTY_RUNS'] ?? 5000);

const ascii = (text: string): Uint8Array => Uint8Array.from(text, character => character.charCodeAt(0));

/** Pieces out of which contents are made that a careless reader would misread. */
const piece = fc.oneof(
	{
		weight: 4,
		arbitrary: fc
			.constantFrom(
				'<<<FILE x>>>',
				'<<<FILE',
				'<<FILE: a',
				'<<<END>>>',
				'<<< / end',
				'<<<<<<<<<<<<file',
				'<<<FILENAME>>>',
				'>>>',
				'FILE>>>',
				'<<<',
				'<<<END FILE>>>',
				'<<<begin',
				'\t<<start_',
			)
			.map(ascii),
	},
	{ weight: 4, arbitrary: fc.constantFrom('\n', '\r', '\r\n', '\\', '\\\\', ' ', '\t', '\0', 'a', '\n\\', '\n<', '\r<').map(ascii) },
	{
		weight: 1,
		arbitrary: fc
			.constantFrom([0xef, 0xbb, 0xbf], [0xff], [0xc3], [0xe2, 0x80, 0xa8], [0xc2, 0x85], [0xed, 0xa0, 0x80])
			.map(bytes => Uint8Array.from(bytes)),
	},
	{ weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }).map(text => new TextEncoder().encode(text)) },
	{ weight: 1, arbitrary: fc.uint8Array({ maxLength: 12 }) },
);
const content = fc.array(piece, { maxLength: 12 }).map(pieces => Uint8Array.from(pieces.flatMap(bytes => [...bytes])));

const segment = fc.oneof(
	fc.stringMatching(/^[a-z0-9._-]{1,8}$/),
	fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }),
	fc.string({ unit: 'binary', minLength: 1, maxLength: 6 }),
	fc.constantFrom(
		'noeol',
		'FILE',
		'END',
		'path=x',
		'a b',
		'"',
		'>>>',
		'<<<FILE',
		'lang=en',
		':',
		'=',
		'\u200b',
		'ü',
		'＜',
		"'",
		'a\u00a0b',
		'\ufeff',
		'\u2028',
		'&lt;',
	),
);
const name = fc
	.array(segment, { minLength: 1, maxLength: 3 })
	.map(segments => segments.join('/'))
	.filter(candidate => unsafeNameReason(candidate) === undefined);
const attributes = fc.uniqueArray(
	fc.record({
		key: fc.oneof(
			fc.constantFrom('title', 'source', 'id'),
			fc.stringMatching(/^[a-z][a-z0-9_-]{0,5}$/).filter(key => !['noeol', 'bytes', 'sha256', 'lang', 'date'].includes(key)),
		),
		value: fc.oneof(fc.string({ unit: 'grapheme', maxLength: 8 }), fc.constantFrom('', '>>>', '<', '"', '\\', 'a b', '\n', '\0', 'x=y', 'noeol')),
	}),
	{ maxLength: 3, selector: ({ key }) => key },
);
const archive = fc
	.array(fc.record({ name, attributes, content }), { maxLength: 5 })
	.filter(entries => nameRefusals(entries.length, ordinal => ({ name: entries[ordinal]!.name, line: undefined })).length === 0);
const dialect = fc.constantFrom<Dialect>(canonicalDialect, { ...canonicalDialect, separator: ': ' });

const shown = (entries: readonly PackEntry[]): unknown =>
	entries.map(entry => ({ name: entry.name, attributes: entry.attributes, content: Buffer.from(entry.content).toString('hex') }));

test(
	'Pack and unpack are inverse, byte for byte, for any content.',
	() => {
		fc.assert(
			fc.property(archive, dialect, (entries, target) => {
				const packed = pack(entries, target);
				if (!packed.ok) throw new Error(`refused: ${JSON.stringify(packed.error)}`);
				for (const options of [{ dialect: target }, {}]) {
					// Without a hint, an archive whose names give no vote is told as canonical: only the dialect that was used must be given then.
					if (!('dialect' in options) && target !== canonicalDialect) continue;
					const unpacked = unpack(packed.value, options);
					if (!unpacked.ok) throw new Error(`not unpacked: ${JSON.stringify(unpacked.error)}\n${Buffer.from(packed.value).toString('latin1')}`);
					const back = unpacked.value.documents.map(document => ({ ...document, content: document.content() }));
					expect(shown(back)).toEqual(shown(entries));
					expect(unpacked.value.outside).toEqual([]);
				}
			}),
			{ numRuns, endOnFailure: false },
		);
	},
	6 * 3_600_000,
);

test(
	'Unpacking never throws, whatever the bytes, and recovery takes them all.',
	() => {
		fc.assert(
			fc.property(content, bytes => {
				unpack(bytes);
				expect(unpack(bytes, { recover: true }).ok).toBe(true);
			}),
			{ numRuns: Math.min(numRuns, 5000) },
		);
	},
	6 * 3_600_000,
);
