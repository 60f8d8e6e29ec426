/** A run of letters, digits and marks, with apostrophes and hyphens inside it. */
const word = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’\-‑][\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*/gu;

/** Scripts that put no blanks between words: what they say is counted by the platform's dictionary. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

let segmenter: Intl.Segmenter | undefined;

/** How many words a text has, in any script. Numbers count, punctuation does not. */
export function countWords(text: string): number {
	let count = 0;
	if (unspaced.test(text)) {
		for (const run of text.match(word) ?? []) count += unspaced.test(run) ? countUnspaced(run) : 1;
		return count;
	}
	// Counted without a list of them: a text may be megabytes of words.
	word.lastIndex = 0;
	while (word.test(text)) count++;
	return count;
}

/** A longer run is cut: what the platform does for one grows with the square of its length. */
const longestRun = 1024;

function countUnspaced(run: string): number {
	segmenter ??= new Intl.Segmenter('und', { granularity: 'word' });
	let count = 0;
	for (let from = 0; from < run.length; ) {
		let to = Math.min(run.length, from + longestRun);
		// Not between the halves of a pair.
		if (to < run.length && (run.charCodeAt(to) & 0xfc00) === 0xdc00) to--;
		for (const segment of segmenter.segment(run.slice(from, to))) if (segment.isWordLike) count++;
		from = to;
	}
	return count;
}
