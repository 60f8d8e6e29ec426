import { SelectionRangeRequest } from 'vscode-languageserver';
import { offsetOf, selectionRangeOf } from './convert.ts';
import type { LanguageFeature } from './session.ts';

/** `textDocument/selectionRange`: sentence, paragraph or part, article, document, corpus. */
export function selectionRangeFeature(): LanguageFeature {
	return {
		name: 'selectionRange',
		capabilities: () => ({ selectionRangeProvider: true }),
		listen: session => {
			session.answer(SelectionRangeRequest.type, async ({ textDocument: { uri }, positions }, request) => {
				const corpus = request.corpus(uri);
				if (!corpus) return null;
				const { selectionSpans } = await import('../core/features/analysisLoaders.ts');
				const ranges = [];
				for (const position of positions) {
					const offset = offsetOf(corpus, position);
					const ordinal = corpus.ordinalAt(offset);
					const document = ordinal < 0 ? undefined : corpus.document(ordinal);
					if (document) await session.analyses.findArticles(document, request.pace);
					const spans = document ? selectionSpans(document, session.analyses, offset - document.span.from) : [];
					const base = document?.span.from ?? 0;
					const whole = { from: -base, to: corpus.text.length - base };
					ranges.push(selectionRangeOf(corpus, [...spans, whole], base) ?? { range: { start: position, end: position } });
				}
				return ranges;
			});
		},
	};
}
