import type { Corpus } from '../../../server/core/corpus/corpus.ts';
import { isEscaped } from '../../../server/core/corpus/escape.ts';
import { escapesBodies } from '../../../server/core/corpus/render.ts';

/** The contents of a corpus as its outline shows them, escapes undone, in order. */
export function contentsOf(corpus: Corpus): readonly string[] {
	return Array.from({ length: corpus.index.count }, (_, ordinal) => {
		const document = corpus.document(ordinal);
		const { body } = document.parsed().value;
		const text = document.source().slice(body.from, body.to);
		if (!escapesBodies(corpus.index.dialect)) return text;
		return text.replace(/[^\r\n]+/g, line => (isEscaped(line) ? line.slice(1) : line));
	});
}
