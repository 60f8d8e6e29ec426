import type { Range } from '../../core/source/span.ts';
import type { Excerpt } from '../formats/reporter.ts';
import type { CheckedFinding } from './checkedFile.ts';

/** What was found in a section; lines count from its first. Before it is reported it has to be placed in its file (`finishFindings.ts`). */
export interface SectionFinding {
	/** The document that it stands in, counted from the section's first; -1 before it. */
	readonly ordinal: number;
	readonly finding: Omit<CheckedFinding, 'fingerprint'>;
	readonly excerpt: Excerpt | undefined;
	/** Whether it comes of looking across documents or at the file as a whole. */
	readonly isAcross?: boolean;
}

/** A range moved by a number of lines. */
export function movedRange({ start, end }: Range, lines: number): Range {
	return { start: { line: start.line + lines, character: start.character }, end: { line: end.line + lines, character: end.character } };
}

/** A finding with all its places moved by a number of lines. */
export function movedByLines<F extends Pick<CheckedFinding, 'range' | 'related' | 'fixes'>>(finding: F, lines: number): F {
	if (lines === 0) return finding;
	const move = (range: Range): Range => movedRange(range, lines);
	return {
		...finding,
		range: move(finding.range),
		related: finding.related.map(related => ({ ...related, range: move(related.range) })),
		fixes: finding.fixes.map(fix => ({ ...fix, edits: fix.edits.map(edit => ({ ...edit, range: move(edit.range) })) })),
	};
}
