import type { ArticleAnalysis } from '../articles/article.ts';
import type { CorpusDocument } from '../corpus/corpus.ts';
import { documentHead } from './documentHead.ts';

const longestGuessUnits = 120;
const guessKey = Symbol('headline guess');

/**
 * A document's headline for a list: its first article's where the articles are known, else its first line with text, which is what a headline
 * nearly always is. Empty where the document is.
 */
export function headlineGuess(document: CorpusDocument, analysis: ArticleAnalysis | undefined): string {
	return analysis?.articles[0]?.headline?.trim() || document.memo(guessKey, () => firstLineWithText(document));
}

function firstLineWithText(document: CorpusDocument): string {
	const { corpus, span } = document;
	const from = span.from + documentHead(document).bodyFrom;
	const head = corpus.text.slice(from, Math.min(span.to, from + longestGuessUnits * 8)).trimStart();
	const line = /^[^\r\n]*/.exec(head)?.[0].replace(/\s+/gu, ' ').trim() ?? '';
	if (line.length <= longestGuessUnits) return line;
	const shown = line.slice(0, longestGuessUnits);
	return `${/[\uD800-\uDBFF]$/.test(shown) ? shown.slice(0, -1) : shown}…`;
}
