import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findTimes } from '../../../server/core/entities/temporal/findTimes.ts';

interface Gold {
	readonly from: number;
	readonly to: number;
	readonly value: string;
}

/** Reads `[span=value]` marks; what is marked IGNORE is left out of the score, and `IGNORE` inside a span cuts the span's start. */
function readSentence(line: string): { text: string; gold: Gold[]; ignored: Gold[] } {
	let text = '';
	const gold: Gold[] = [];
	const ignored: Gold[] = [];
	let at = 0;
	for (const match of line.matchAll(/\[([^\]=]+)=([^\]]+)\]/g)) {
		text += line.slice(at, match.index);
		const [lead, rest] = (match[1] ?? '').includes('IGNORE') ? (match[1] ?? '').split('IGNORE') : ['', match[1] ?? ''];
		text += lead;
		const mark = { from: text.length, to: text.length + (rest ?? '').length, value: match[2] ?? '' };
		text += rest;
		(mark.value === 'IGNORE' ? ignored : gold).push(mark);
		at = match.index + match[0].length;
	}
	return { text: (text + line.slice(at)).replaceAll('IGNORE', ''), gold, ignored };
}

test('the development set: relaxed and value F', () => {
	let date = '';
	let sentences = 0;
	const count = { gold: 0, found: 0, relaxed: 0, strict: 0, value: 0 };
	const wrong: string[] = [];
	for (const line of readFileSync('test/fixtures/temporal/wire.txt', 'utf8').split('\n')) {
		if (line.startsWith('@')) date = line.slice(1).trim();
		if (line === '' || line.startsWith('@') || line.startsWith('#')) continue;
		sentences++;
		const { text, gold, ignored } = readSentence(line);
		const overlaps = (one: { from: number; to: number }, other: { from: number; to: number }): boolean => one.from < other.to && other.from < one.to;
		const found = findTimes(text, { articleDate: date, country: null, language: 'en' }).filter(
			({ span }) => !ignored.some(mark => overlaps(mark, span)),
		);
		count.gold += gold.length;
		count.found += found.length;
		for (const mark of gold) {
			const hit = found.find(({ span }) => overlaps(span, mark));
			if (hit) count.relaxed++;
			if (hit && hit.span.from === mark.from && hit.span.to === mark.to) count.strict++;
			if (hit?.value.timex === mark.value) count.value++;
			else
				wrong.push(
					`${date} ${text} — wanted ${text.slice(mark.from, mark.to)}=${mark.value}, got ${hit ? `${text.slice(hit.span.from, hit.span.to)}=${hit.value.timex}` : 'nothing'}`,
				);
		}
		for (const { span, value } of found) {
			if (!gold.some(mark => overlaps(mark, span))) wrong.push(`${date} ${text} — not wanted: ${text.slice(span.from, span.to)}=${value.timex}`);
		}
	}
	const score = (right: number): number => (200 * right) / (count.gold + count.found);
	console.log(
		`${sentences} sentences, ${count.gold} expressions: relaxed F ${score(count.relaxed).toFixed(1)}, strict F ${score(count.strict).toFixed(1)}, value F ${score(count.value).toFixed(1)}`,
	);
	if (wrong.length > 0) console.log(wrong.join('\n'));
	expect(sentences).toBeGreaterThanOrEqual(200);
	expect(score(count.relaxed)).toBeGreaterThan(98);
	expect(score(count.value)).toBeGreaterThan(97);
});
