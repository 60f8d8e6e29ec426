const words =
	'the river bridge council opened works minister said road city harbour ferry line new year people water school plan cost report market week weather train north south season court office region'.split(
		' ',
	);

/** A corpus of made-up news of about so many UTF-16 units: documents of some 4 KB with a headline, a date and paragraphs. The same seed gives the same text. */
export function newsCorpus(units: number, seed = 1): string {
	let state = seed;
	const next = (below: number): number => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return Math.floor((state / 2 ** 32) * below);
	};
	const sentence = (length: number): string => {
		const chosen = Array.from({ length }, () => words[next(words.length)]!);
		return `${chosen[0]!.charAt(0).toUpperCase()}${chosen[0]!.slice(1)} ${chosen.slice(1).join(' ')}`;
	};
	const pieces: string[] = [];
	let length = 0;
	for (let number = 0; length < units; number++) {
		const paragraphs = Array.from({ length: 9 }, () => Array.from({ length: 5 }, () => `${sentence(8 + next(10))}.`).join(' '));
		const day = String(1 + next(28)).padStart(2, '0');
		const piece = `<<<FILE news/${String(number).padStart(6, '0')}.txt>>>\n${sentence(9)}\n\nUpdated ${day} August 2025\n\nLISBON: ${paragraphs.join('\n\n')}\n`;
		pieces.push(piece);
		length += piece.length;
	}
	return pieces.join('');
}
