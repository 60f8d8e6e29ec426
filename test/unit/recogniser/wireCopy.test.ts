import { describe, expect, it } from 'vitest';
import type { LabelledDocument } from '../../../training/entities/corpora.ts';
import { Random } from '../../../training/entities/random.ts';
import { asWireCopy } from '../../../training/entities/wireCopy.ts';

const document: LabelledDocument = {
	set: 'made',
	number: 0,
	text: 'Norvale mayor wins vote\nAda Brook won the vote in Norvale on Monday, the Norvale Council said.',
	mentions: [
		{ from: 0, to: 7, type: 'LOC' },
		{ from: 24, to: 33, type: 'PER' },
		{ from: 50, to: 57, type: 'LOC' },
		{ from: 73, to: 88, type: 'ORG' },
	],
};
const namesOf = ({ text, mentions }: LabelledDocument): string[] => mentions.map(({ type, from, to }) => `${type} ${text.slice(from, to)}`);

describe('a wire copy', () => {
	const copies = Array.from({ length: 60 }, (_, seed) => asWireCopy(document, new Random(seed + 1)));

	it('keeps every name of the article, in order and in place', () => {
		for (const copy of copies) {
			const names = namesOf(copy);
			expect(names[0]).toMatch(/^LOC norvale$/i);
			expect(names.slice(-3)).toEqual(['PER Ada Brook', 'LOC Norvale', 'ORG Norvale Council']);
			expect(copy.mentions.map(({ from }) => from)).toEqual(copy.mentions.map(({ from }) => from).sort((a, b) => a - b));
		}
	});

	it('has headlines in capitals, in title case and as they were', () => {
		const headlines = new Set(copies.map(({ text }) => text.split('\n')[0]));
		expect([...headlines].sort()).toEqual(['NORVALE MAYOR WINS VOTE', 'Norvale Mayor Wins Vote', 'Norvale mayor wins vote']);
	});

	it('opens with the place and, mostly, an agency, both labelled', () => {
		for (const copy of copies) {
			const [place, ...agency] = namesOf(copy).slice(1, -3);
			expect(place).toMatch(/^LOC norvale$/i);
			if (agency.length > 0) expect(copy.text).toContain(`(${agency[0]!.slice(4)})`);
		}
		expect(copies.filter(({ mentions }) => mentions.length === 6).length).toBeGreaterThan(15);
	});

	it('leaves an article of one line, and one without places, without a dateline', () => {
		const line = { ...document, text: 'Ada Brook won.', mentions: [{ from: 0, to: 9, type: 'PER' as const }] };
		expect(asWireCopy(line, new Random(3))).toEqual(line);
		const placeless = { ...document, mentions: [document.mentions[1]!] };
		expect(namesOf(asWireCopy(placeless, new Random(3)))).toEqual(['PER Ada Brook']);
	});
});
