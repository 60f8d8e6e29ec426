import type { CorpusDocument } from '../corpus/corpus.ts';
import { lineEndsOf } from '../source/lineIndex.ts';
import { type Position, positionRange, type Range, type Span } from '../source/span.ts';
import { countBelow } from '../util/sortedSearch.ts';

/**
 * Where a document's offsets stand, in lines of its corpus. The table of line starts is the document's own, so an edit above it
 * moves nothing: only the number of the opener's line is added. Bulk answers (outline, folds, tokens) use this
 * in place of the corpus' text, whose look-up costs more.
 */
export interface DocumentPositions {
	/** The 0-based line of the opener. */
	readonly firstLine: number;
	/** Number of lines from the opener to the document's end; a line end at the very end opens no further line. */
	readonly lineCount: number;
	position(offset: number): Position;
	range(span: Span): Range;
	/** The offset at which the n-th line of the document starts; the opener's is 0. */
	lineStart(line: number): number;
}

const lineEndsKey = Symbol('line ends');

/** The document's own positions. Offsets count from the document's start; `firstLine` 0 gives lines that count from the opener. */
export function documentPositions(document: CorpusDocument, firstLine: number = document.line): DocumentPositions {
	const ends = document.memo(lineEndsKey, () => lineEndsOf(document.source()));
	const length = document.span.to - document.span.from;
	const lineStart = (line: number): number => (line <= 0 ? 0 : line <= ends.length ? ends[line - 1]! + 1 : length);
	const position = (offset: number): Position => {
		const line = countBelow(ends, ends.length, offset);
		return { line: firstLine + line, character: offset - lineStart(line) };
	};
	return {
		firstLine,
		lineCount: ends.length + (ends.length > 0 && ends[ends.length - 1]! + 1 === length ? 0 : 1),
		position,
		range: span => positionRange(position(span.from), position(span.to)),
		lineStart,
	};
}
