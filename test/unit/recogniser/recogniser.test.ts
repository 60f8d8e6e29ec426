import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { loadRecogniser } from '../../../server/core/entities/recogniser.ts';
import { runStepsSlowly } from '../../../server/core/util/steps.ts';

const recogniser = loadRecogniser(gunzipSync(readFileSync(new URL('../../../models/entities.bin.gz', import.meta.url))));

/** Names in the text are marked `[TYPE name]`; the marks are taken out before the text is read. */
const articles: readonly string[] = [
	'[LOC France] and [LOC Kenya] sign harbour agreement\n' +
		"[LOC NAIROBI] ([ORG Reuters]) - Prime Minister [PER John Smith] met [LOC Kenya]'s Foreign Minister [PER Mary Wanjiku] in [LOC Nairobi] on Monday, " +
		'the [ORG World Bank] said.\n[PER Smith] later flew to [LOC London].',
	'The [ORG United Nations] said that [PER Anna Schmidt], who leads [ORG Siemens], would speak in [LOC Berlin].',
];

function unmarked(marked: string): { text: string; names: string[] } {
	const names: string[] = [];
	let text = '';
	let end = 0;
	for (const { 0: whole, 1: type, 2: name, index } of marked.matchAll(/\[([A-Z]+) ([^\]]+)\]/g)) {
		text += marked.slice(end, index);
		names.push(`${type} ${text.length} ${name}`);
		text += name;
		end = index + whole.length;
	}
	return { text: text + marked.slice(end), names };
}

describe('the recogniser', () => {
	it.each(articles)('finds people, organisations and places in %j', marked => {
		const { text, names } = unmarked(marked);
		const found = recogniser
			.recognise(text)
			.filter(({ type }) => type !== 'MISC')
			.map(({ type, span }) => `${type} ${span.from} ${text.slice(span.from, span.to)}`);
		expect(found).toEqual(names);
	});

	it('finds the same slowly, and gives way at every sentence where asked to', async () => {
		const { text } = unmarked(articles[0]!);
		let pauses = 0;
		const pace = { due: () => Promise.resolve(void pauses++) };
		expect(await runStepsSlowly(recogniser.steps(text), pace)).toEqual(recogniser.recognise(text));
		expect(pauses).toBeGreaterThanOrEqual(3);
	});

	it('gives probabilities, in order, without overlaps', () => {
		const { text } = unmarked(articles.join('\n\n'));
		let end = 0;
		for (const { span, confidence } of recogniser.recognise(text)) {
			expect(span.from).toBeGreaterThanOrEqual(end);
			expect(confidence).toBeGreaterThan(0);
			expect(confidence).toBeLessThan(1);
			end = span.to;
		}
	});

	it('finds nothing in nothing', () => {
		expect(recogniser.recognise('')).toEqual([]);
		expect(recogniser.recognise('\n \u2003\n')).toEqual([]);
	});
});
