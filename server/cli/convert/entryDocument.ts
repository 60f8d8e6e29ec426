import { escapeContent, joinBytes } from '../../core/corpus/byteEscape.ts';
import type { CorpusDocument } from '../../core/corpus/corpus.ts';
import { openDocument } from '../../core/corpus/corpusVersion.ts';
import { canonicalDialect } from '../../core/corpus/dialect.ts';
import { type AttributeValue, renderOpener } from '../../core/corpus/render.ts';
import { createText } from '../../core/source/chunkedText.ts';

/** A content as a document of a canonical corpus, for what analyses documents. Lines that look like delimiters are escaped in it. */
export function entryDocument(name: string, attributes: readonly AttributeValue[], text: string): CorpusDocument {
	const mayNeedEscape = text.includes('<<');
	const body = mayNeedEscape ? Buffer.from(joinBytes(escapeContent(Buffer.from(text)))).toString() : text;
	return openDocument(name, createText(`${renderOpener(canonicalDialect, name, attributes)}\n${body}`), canonicalDialect, 0);
}
