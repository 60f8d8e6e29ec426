import type { GoldMention, LabelledDocument } from './corpora.ts';
import type { Random } from './random.ts';

const agencies = ['Reuters', 'AP', 'AFP', 'Xinhua', 'UPI', 'dpa', 'PTI', 'APP', 'Anadolu', 'VOA'];
const months = ['Jan', 'Feb', 'March', 'April', 'May', 'June', 'July', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec'];

/**
 * A copy of an article as a wire agency would send it: the headline in capitals, in title case or as it is, and before the first
 * paragraph a dateline with a place that the article names. The labels go along.
 */
export function asWireCopy(document: LabelledDocument, random: Random): LabelledDocument {
	const headlineEnd = document.text.indexOf('\n');
	if (headlineEnd < 0) return document;
	const headline = document.text.slice(0, headlineEnd);
	const dressed = [headline.toUpperCase(), titleCased(headline), headline][random.next() % 3]!;
	const text = dressed.length === headline.length ? dressed + document.text.slice(headlineEnd) : document.text;
	const at = headlineEnd + 1;
	const dateline = makeDateline(document, random);
	if (!dateline) return { ...document, text };
	const shift = (mention: GoldMention, by: number): GoldMention => ({ ...mention, from: mention.from + by, to: mention.to + by });
	return {
		...document,
		text: text.slice(0, at) + dateline.text + text.slice(at),
		mentions: [
			...document.mentions.filter(({ from }) => from < at),
			...dateline.mentions.map(mention => shift(mention, at)),
			...document.mentions.filter(({ from }) => from >= at).map(mention => shift(mention, dateline.text.length)),
		],
	};
}

function titleCased(text: string): string {
	return text.replace(/(?<![\p{L}\p{N}'’])\p{Ll}(?=\p{L}{3})/gu, letter => (letter.toUpperCase().length === 1 ? letter.toUpperCase() : letter));
}

/** `KARACHI (Reuters) - `, with its names; nothing where the article names no place that could stand there. */
function makeDateline({ text, mentions }: LabelledDocument, random: Random): { text: string; mentions: GoldMention[] } | undefined {
	const places = mentions
		.filter(({ type }) => type === 'LOC')
		.map(({ from, to }) => text.slice(from, to))
		.filter(name => /^\p{Lu}[\p{L}\p{M}' -]{2,20}$/u.test(name));
	if (places.length === 0) return undefined;
	const chosen = places[random.next() % places.length]!;
	const place = random.next() % 4 === 0 ? chosen : chosen.toUpperCase();
	const agency = agencies[random.next() % agencies.length]!;
	const day = `${months[random.next() % months.length]} ${1 + (random.next() % 28)}`;
	const [before, after] = [
		[' (', ') - '],
		[`, ${day} (`, ') - '],
		[`, ${day} (`, ') -- '],
		[' (', ') — '],
	][random.next() % 4]! as [string, string];
	const found: GoldMention[] = [{ type: 'LOC', from: 0, to: place.length }];
	switch (random.next() % 4) {
		case 0:
			return { text: `${place}: `, mentions: found };
		case 1:
			return { text: `${place}, ${day} - `, mentions: found };
		default: {
			const from = place.length + before.length;
			found.push({ type: 'ORG', from, to: from + agency.length });
			return { text: `${place}${before}${agency}${after}`, mentions: found };
		}
	}
}
