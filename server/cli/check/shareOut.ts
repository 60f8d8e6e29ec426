import type { Stretch } from '../sections/cutSections.ts';
import { movedByLines, type SectionFinding } from './sectionFinding.ts';

/** A stretch of a corpus, and what was found in it by looking across all of its documents. */
export interface StretchWithFindings {
	readonly stretch: Stretch;
	/** Counted from the stretch's first document and line. */
	readonly cross: readonly SectionFinding[];
}

/** Gives each stretch the findings that lie in it, counted from its start. */
export function shareOut(findings: readonly SectionFinding[], stretches: readonly Stretch[]): readonly StretchWithFindings[] {
	const inOrder = [...findings].sort((a, b) => a.ordinal - b.ordinal);
	let next = 0;
	return stretches.map(stretch => {
		const cross: SectionFinding[] = [];
		const behind = stretch.firstOrdinal + stretch.starts.length;
		for (; next < inOrder.length && inOrder[next]!.ordinal < behind; next++) {
			const { ordinal, finding, excerpt } = inOrder[next]!;
			cross.push({ ordinal: Math.max(-1, ordinal - stretch.firstOrdinal), finding: movedByLines(finding, -stretch.line), excerpt });
		}
		return { stretch, cross };
	});
}
