/** Text that reads like a wire service, the same for the same seed. Written for the project; no publisher's words. */
const words =
	'the of minister said drill officials Saturday and to in with river valley bridge council “quoted” agreement harvest (ISPR) school million'.split(
		' ',
	);

/** A corpus of at least `bytes` bytes, in pieces of about a megabyte. */
export function* benchCorpus(bytes: number): Generator<string> {
	const random = createRandom(7);
	let size = 0;
	let ordinal = 0;
	while (size < bytes) {
		let piece = '';
		while (piece.length < 1_000_000 && size + piece.length < bytes) piece += benchDocument(ordinal++, random);
		size += piece.length;
		yield piece;
	}
}

function benchDocument(ordinal: number, random: (below: number) => number): string {
	const lines = [`<<<FILE wire/2025/${ordinal}.txt>>>`, sentence(random, 8), ''];
	for (let paragraphs = 6 + random(20); paragraphs > 0; paragraphs--) lines.push(`${sentence(random, 12 + random(30))}.`, '');
	return `${lines.join('\n')}\n`;
}

function sentence(random: (below: number) => number, length: number): string {
	return Array.from({ length }, () => words[random(words.length)]).join(' ');
}

/** A linear congruential generator (the constants of ANSI C), for the same text in every run. */
function createRandom(seed: number): (below: number) => number {
	let state = seed;
	return below => {
		state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
		return (state >>> 8) % below;
	};
}
