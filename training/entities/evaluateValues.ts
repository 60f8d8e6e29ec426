/**
 * `npm run evaluate:values`: how well times and amounts of money are found (development/values.json) in real news that lies beside the
 * project, and paragraphs in the manner of papers and broadcasts from the 1990s on, written for it. Relaxed: the spans overlap. Value: the TIMEX3 value is the same
 * as well. Exact: both ends are the same. `--errors times|money` prints what went wrong instead.
 */

import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { loadKnowledge } from '../../server/core/entities/knowledge/loadKnowledge.ts';
import { findAmounts } from '../../server/core/entities/quantities/findAmounts.ts';
import { findTimes } from '../../server/core/entities/temporal/findTimes.ts';
import { readValueTexts, type ValueText } from './developmentSets.ts';
import { type Counts, formatCounts } from './scoring.ts';

interface Found {
	readonly from: number;
	readonly to: number;
	readonly value: string;
}

type Kind = 'times' | 'money';

const { values: options } = parseArgs({ options: { errors: { type: 'string' } } });
const texts = readValueTexts();
const knowledge = loadKnowledge(gunzipSync(readFileSync(new URL('../../models/knowledge.bin.gz', import.meta.url))));

/** The country of the place in a dateline, as the analysis has it: it decides what plain dollars are. */
function countryOf(text: string): string | null {
	const place = /^(\p{Lu}[\p{L} .'’]+?)(?:,| \(| -)/mu.exec(text)?.[1];
	return place !== undefined && knowledge.ok ? knowledge.value.countryOfPlace(place) : null;
}

function goldOf({ times, money }: ValueText, kind: Kind): Found[] {
	if (kind === 'times') return times.map(({ from, to, value }) => ({ from, to, value }));
	return money.map(({ from, to, amount, currency }) => ({ from, to, value: amount === null ? '' : `${amount} ${currency}` }));
}

function foundIn({ text, date }: ValueText, kind: Kind): Found[] {
	const context = { articleDate: date, country: countryOf(text), language: 'en' };
	if (kind === 'times') return findTimes(text, context).map(({ span, value }) => ({ ...span, value: value.timex }));
	return findAmounts(text, context).flatMap(amount =>
		amount.type === 'MONEY' ? [{ ...amount.span, value: amount.value ? `${amount.value.amount} ${amount.value.currency}` : '' }] : [],
	);
}

/** Each expression is one of the other's at the most: the first that overlaps it. */
function pairsOf(gold: readonly Found[], found: readonly Found[]): { gold: Found | undefined; found: Found | undefined }[] {
	const free = new Set(found);
	const pairs = gold.map(expected => {
		const match = found.find(other => free.has(other) && other.from < expected.to && expected.from < other.to);
		if (match) free.delete(match);
		return { gold: expected as Found | undefined, found: match };
	});
	return [...pairs, ...[...free].map(extra => ({ gold: undefined, found: extra as Found | undefined }))];
}

const isExact = (gold: Found, found: Found): boolean => gold.from === found.from && gold.to === found.to;
const hasValue = (gold: Found, found: Found): boolean => gold.value === found.value;

function score(set: readonly ValueText[], kind: Kind, isRight: (gold: Found, found: Found) => boolean): Counts {
	const counts = { gold: 0, found: 0, right: 0 };
	for (const text of set) {
		for (const { gold, found } of pairsOf(goldOf(text, kind), foundIn(text, kind))) {
			if (gold) counts.gold++;
			if (found) counts.found++;
			if (gold && found && isRight(gold, found)) counts.right++;
		}
	}
	return counts;
}

if (options.errors === 'times' || options.errors === 'money') printErrors(options.errors);
else if (options.errors !== undefined) {
	console.error(`--errors ${options.errors}: it takes times or money.`);
	process.exitCode = 2;
} else printScores();

function printScores(): void {
	console.log(`${''.padEnd(28)}${'count'.padStart(6)}     P     R    F1`);
	for (const set of new Set(texts.map(text => text.set))) {
		const inSet = texts.filter(text => text.set === set);
		const row = (what: string, counts: Counts): void =>
			console.log(`${`${set}: ${what}`.padEnd(28)}${String(counts.gold).padStart(6)}${formatCounts(counts)}`);
		row(
			'times, relaxed',
			score(inSet, 'times', () => true),
		);
		row('times, exact', score(inSet, 'times', isExact));
		row('times, value', score(inSet, 'times', hasValue));
		row('money, exact', score(inSet, 'money', isExact));
		row(
			'money, value',
			score(inSet, 'money', (gold, found) => gold.value === '' || hasValue(gold, found)),
		);
	}
}

function printErrors(kind: Kind): void {
	for (const text of texts) {
		const shown = (one: Found | undefined): string => (one ? `[${text.text.slice(one.from, one.to)}] ${one.value}` : '-');
		for (const { gold, found } of pairsOf(goldOf(text, kind), foundIn(text, kind))) {
			if (gold && found && isExact(gold, found) && (gold.value === '' || hasValue(gold, found))) continue;
			const from = (gold ?? found)!.from;
			const context = text.text.slice(Math.max(0, from - 60), from + 60).replace(/\s+/g, ' ');
			console.log(`${text.id} (${text.date})  ${shown(gold)}  |  ${shown(found)}  …${context}…`);
		}
	}
}
