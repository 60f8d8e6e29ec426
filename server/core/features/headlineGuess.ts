import type { ArticleAnalysis } from '../articles/article.ts';
import type { CorpusDocument } from '../corpus/corpus.ts';
import { type DocumentHead, documentHead } from './documentHead.ts';

const longestGuessUnits = 120;

/**
 * A document's headline for a list: its first article's where the articles are known, else its first line with text, which is what a headline
 * nearly always is. Empty where the document is. `head` spares reading the opener again.
 */
export function headlineGuess(document: CorpusDocument, analysis: ArticleAnalysis | undefined, head?: DocumentHead): string {
	return analysis?.articles[0]?.headline?.trim() || firstLineWithText(document, head ?? documentHead(document));
}

function firstLineWithText({ corpus, span }: CorpusDocument, { bodyFrom }: DocumentHead): string {
	const from = span.from + bodyFrom;
	const head = corpus.text.slice(from, Math.min(span.to, from + longestGuessUnits * 8)).trimStart();
	const lineEnd = head.search(/[\r\n]/);
	const line = (lineEnd < 0 ? head : head.slice(0, lineEnd)).trimEnd();
	const guess = /[^\S ]| {2}/.test(line) ? line.replace(/\s+/gu, ' ') : line;
	if (guess.length <= longestGuessUnits) return guess;
	const shown = guess.slice(0, longestGuessUnits);
	return `${/[\uD800-\uDBFF]$/.test(shown) ? shown.slice(0, -1) : shown}…`;
}
