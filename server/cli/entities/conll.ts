import type { CorpusDocument } from '../../core/corpus/corpus.ts';
import type { Mention } from '../../core/entities/mention.ts';
import { splitSentences } from '../../core/entities/sentences.ts';
import { tokenize } from '../../core/entities/tokenizer.ts';
import type { ArticleEntities } from '../../core/features/analyses.ts';

/** Opens a document in CoNLL's columns. */
const conllDocumentStart = '-DOCSTART- O\n\n';

/** A document with what was found in its articles, in CoNLL's columns. */
export function conllDocument(document: CorpusDocument, articles: readonly ArticleEntities[]): string {
	const source = document.source();
	return conllDocumentStart + articles.map(({ from, to, analysis }) => conllText(source.slice(from, to), analysis.mentions)).join('');
}

/**
 * A text in two columns, word and BIO label, with an empty line after each sentence (as in CoNLL-2003's shared task, first and last column). `mentions` count
 * from the text's start. A token that a mention covers in part belongs to it.
 */
export function conllText(text: string, mentions: readonly Mention[]): string {
	const sentences = splitSentences(text);
	const lines: string[] = [];
	let sentence = 0;
	let next = 0;
	let openUntil = -1;
	let openType = '';
	for (const token of tokenize(text)) {
		while (sentence < sentences.length - 1 && token.from >= sentences[sentence]!.to) {
			sentence++;
			lines.push('');
		}
		while (next < mentions.length && mentions[next]!.span.to <= token.from) next++;
		const mention = mentions[next];
		let label = 'O';
		if (token.from < openUntil) label = `I-${openType}`;
		else if (mention && mention.span.from < token.to) {
			label = `B-${mention.type}`;
			openUntil = mention.span.to;
			openType = mention.type;
			next++;
		}
		lines.push(`${text.slice(token.from, token.to)} ${label}`);
	}
	return lines.length > 0 ? `${lines.join('\n')}\n\n` : '';
}
