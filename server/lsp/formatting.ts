import { DocumentFormattingRequest, DocumentRangeFormattingRequest } from 'vscode-languageserver';
import { formatDelimiters } from '../core/features/formatDelimiters.ts';
import { textEditsOf } from './convert.ts';
import type { LanguageFeature } from './session.ts';

/** `textDocument/formatting` and `rangeFormatting`: delimiters only; bodies stay as they are. */
export function formattingFeature(): LanguageFeature {
	return {
		name: 'formatting',
		capabilities: () => ({ documentFormattingProvider: true, documentRangeFormattingProvider: true }),
		listen: session => {
			session.answer(DocumentFormattingRequest.type, ({ textDocument: { uri } }, request) => {
				const corpus = request.corpus(uri);
				return corpus ? textEditsOf(corpus, formatDelimiters(corpus)) : null;
			});
			session.answer(DocumentRangeFormattingRequest.type, ({ textDocument: { uri }, range }, request) => {
				const corpus = request.corpus(uri);
				if (!corpus) return null;
				const { from, to } = corpus.text.spanOf(range);
				const first = Math.max(0, corpus.ordinalAt(from));
				const changes = formatDelimiters(corpus, first, corpus.ordinalAt(to) + 1);
				return textEditsOf(
					corpus,
					changes.filter(change => change.to >= from && change.from <= to),
				);
			});
		},
	};
}
