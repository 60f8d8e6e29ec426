import { type CompletionItem, CompletionRequest, InsertTextFormat } from 'vscode-languageserver';
import type { Corpus } from '../core/corpus/corpus.ts';
import { type Completion, completions } from '../core/features/completion.ts';
import { completionKinds, offsetOf, rangeOf } from './convert.ts';
import type { LanguageFeature } from './session.ts';

/** `textDocument/completion`: delimiters, names, attribute keys and values. */
export function completionFeature(): LanguageFeature {
	return {
		name: 'completion',
		capabilities: () => ({ completionProvider: { triggerCharacters: ['<', ' ', '=', '/'], resolveProvider: false } }),
		listen: session => {
			session.answer(CompletionRequest.type, async ({ textDocument: { uri }, position }, request) => {
				const corpus = request.corpus(uri);
				if (!corpus) return null;
				const offset = offsetOf(corpus, position);
				const ordinal = corpus.ordinalAt(offset);
				const line = corpus.text.slice(corpus.text.lineStart(position.line), offset);
				if (ordinal >= 0 && line.startsWith('<')) await session.analyses.findArticles(corpus.document(ordinal), request.pace);
				const today = new Date(session.host.now()).toISOString().slice(0, 10);
				const items = completions(corpus, session.analyses, offset, today);
				return items.map((item, index) => itemOf(corpus, item, index, session.client.snippets));
			});
		},
	};
}

function itemOf(corpus: Corpus, { label, kind, detail, insert, placeholder, span }: Completion, index: number, snippets: boolean): CompletionItem {
	const asSnippet = snippets && placeholder !== undefined && insert.includes(placeholder);
	const newText = asSnippet ? snippetOf(insert, placeholder) : insert;
	return {
		label,
		kind: completionKinds[kind],
		detail,
		sortText: String(index).padStart(4, '0'),
		filterText: corpus.text.slice(span.from, span.to).startsWith('<') ? insert : label,
		insertTextFormat: asSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
		textEdit: { range: rangeOf(corpus, span), newText },
	};
}

function snippetOf(insert: string, placeholder: string): string {
	const literal = (text: string): string => text.replace(/[\\$}]/g, '\\$&');
	const at = insert.indexOf(placeholder);
	return `${literal(insert.slice(0, at))}\${1:${literal(placeholder)}}${literal(insert.slice(at + placeholder.length))}$0`;
}
