import { LinkedEditingRangeRequest } from 'vscode-languageserver';
import { linkedNames } from '../core/features/linkedEditing.ts';
import { shiftSpan } from '../core/source/span.ts';
import { offsetOf, rangeOf } from './convert.ts';
import type { LanguageFeature } from './session.ts';

/** `textDocument/linkedEditingRange`: a name and its echo in the end marker. */
export function linkedEditingRangeFeature(): LanguageFeature {
	return {
		name: 'linkedEditingRange',
		capabilities: () => ({ linkedEditingRangeProvider: true }),
		listen: session => {
			session.answer(LinkedEditingRangeRequest.type, ({ textDocument: { uri }, position }, request) => {
				const corpus = request.corpus(uri);
				if (!corpus) return null;
				const offset = offsetOf(corpus, position);
				const ordinal = corpus.ordinalAt(offset);
				if (ordinal < 0) return null;
				const document = corpus.document(ordinal);
				const spans = linkedNames(document, offset - document.span.from);
				return spans.length === 0 ? null : { ranges: spans.map(span => rangeOf(corpus, shiftSpan(span, document.span.from))) };
			});
		},
	};
}
