import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { DrivenRun } from './commandDriver.ts';
import { folderWith } from './corpusCommand.ts';
import { drive, growsTooFast, useCommandDriver } from './driveCommands.ts';

useCommandDriver();

/** Pieces of which lines of any length are made: what delimiters, headlines, dates, bylines, datelines, names, amounts, addresses and boilerplate start with. */
const pieces: readonly string[] = [
	...[
		'<',
		'>',
		'=',
		'#',
		'-',
		'–',
		'_',
		'*',
		'~',
		'|',
		':',
		';',
		',',
		'.',
		'!',
		'?',
		'/',
		'\\',
		'"',
		"'",
		'“',
		'’',
		'`',
		'(',
		')',
		'[',
		'&',
		'@',
		'%',
		'$',
	],
	...[' ', '\t', '\u00a0', '\u3000', '\u200b', '\ufeff', '\u0301', '\u2028', '\0', '\ud83d\ude00\u200d', '\r', '\n', '\r\n', '\n\n', ' \n', '\t\r'],
	...[
		'<<<FILE ',
		'<<<FILE a ',
		'<<<FILE ',
		'<<<',
		'<< ',
		'<<<END',
		'<<< / ',
		'FILE>>>',
		'>>> ',
		'<<<FILE a>>>',
		'\\<<<FILE ',
		'＜',
		'&lt;',
		'&amp;lt;',
		'«',
	],
	...['a=b ', 'a="', '\\"', 'path=', 'a', 'A', 'aA', 'Aa ', 'A. ', 'A.', 'É', '漢', 'د', 'and ', 'of the ', 'The ', 'Mr. ', "'s ", 'al-', 'Mc'],
	...[
		'By John Smith, ',
		'By ',
		'Updated 09 August 2025 ',
		'Published: ',
		'09 August ',
		'August ',
		'2025-',
		'2025-08-09T',
		'10:30 ',
		'GMT ',
		'2025 to ',
		'May ',
	],
	...['ISLAMABAD: ', 'PARIS (AP) — ', 'A (B) ', '(ABC) ', 'National Tea Board (NTB) ', 'ABC ', 'A&B ', 'said ', '"A," said B. '],
	...['1', '1,', '1.', '1 ', '1-', '1/', '$1 ', '$3-4 million ', '8 to 10 per cent ', 'twenty ', 'hundred and ', '5 km ', '€'],
	...[
		'http://',
		'https://a.b/',
		'www.',
		'a@b.',
		'a@',
		'Short Url ',
		'Follow\n',
		'Read more: ',
		'https://arab.news/x\n',
		'• ',
		'- ',
		'1. ',
		'## ',
		'=== ',
	],
];

/** With `CORPUS_HOSTILE=full`, as long as it takes to tell a square from a line in what is quick. */
const small = process.env['CORPUS_HOSTILE'] === 'full' ? 6000 : 2000;
const factor = 4;

/** A corpus whose second document is one long run, once as its headline and once within a paragraph. */
function corpusOf(piece: string, length: number): string {
	const run = piece.repeat(Math.ceil(length / piece.length));
	return `<<<FILE a.txt>>>\nRain fell\n\nRain fell.\n<<<FILE b.txt>>>\n${run}\n\nIt rained in the hills ${run} on Monday.\n`;
}

/** The same as delimiters: a name, an attribute, a broken bracket. */
function delimitersOf(piece: string, length: number): string {
	const run = piece.repeat(Math.ceil(length / piece.length)).replace(/[\r\n]/g, ' ');
	return [
		`<<<FILE ${run}>>>`,
		`<<<FILE "${run}">>>`,
		`<<<FILE a b=${run}>>>`,
		`<<<FILE ${run}`,
		`${run}<<<FILE c>>>`,
		`<<<${run}FILE d>>>`,
		`<<<FILE e>>>${run}`,
		`<<<END ${run}>>>`,
	]
		.map(line => `${line}\nText.\n`)
		.join('');
}

/** A run that took no time. */
const instant: DrivenRun = { code: 0, cpuMs: 0, log: '', defect: undefined };

const commands: readonly (readonly string[])[] = [
	['check', '--format', 'json'],
	['check', '--diff'],
	['outline', '--format', 'json'],
	['entities', '--format', 'json'],
	['format', '--diff'],
	['ls', '-l'],
];

describe.each([
	['text', corpusOf],
	['delimiters', delimitersOf],
])('long runs of one thing in %s cost no more than their length', (_, make) => {
	it.each(commands.map(command => [command.join(' '), command] as const))(
		'%s',
		async (__, command) => {
			const folder = folderWith({});
			const runsOf = (chosen: readonly string[], length: number) => {
				const files = chosen.map((piece, index) => {
					const file = path.join(folder, `${index}-${length}.corpus`);
					writeFileSync(file, make(piece, length));
					return file;
				});
				return drive(files.map(file => [command[0]!, file, ...command.slice(1)]));
			};
			const long = await runsOf(pieces, small * factor);
			for (const [index, { defect }] of long.entries()) expect([pieces[index], defect]).toEqual([pieces[index], undefined]);
			// What is quick at four times the length needs no shorter run to be compared with.
			const suspects = pieces.map((piece, index) => ({ piece, four: long[index]! })).filter(({ four }) => growsTooFast(instant, four));
			const short = await runsOf(
				suspects.map(({ piece }) => piece),
				small,
			);
			const compared = suspects.map(({ piece, four }, index) => ({ piece, one: short[index]!, four }));
			for (const { piece, one } of compared) expect([piece, one.defect]).toEqual([piece, undefined]);
			const slow = compared.filter(({ one, four }) => growsTooFast(one, four));
			// Compiling may fall into any run, once: what is out of proportion is so again.
			const again = await runsOf(
				slow.map(({ piece }) => piece),
				small * factor,
			);
			const stillSlow = slow.filter(({ one }, index) => growsTooFast(one, again[index]!));
			expect(stillSlow.map(({ piece, one, four }) => ({ piece, one: one.cpuMs, four: four.cpuMs }))).toEqual([]);
		},
		300_000,
	);
});
