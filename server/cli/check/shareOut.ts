import type { Stretch } from '../sections/cutSections.ts';
import type { CrossFindings } from './crossFindings.ts';
import { movedByLines, type SectionFinding } from './sectionFinding.ts';

/** A stretch of a corpus, and what was found in it by looking across all of its documents. */
export interface StretchWithFindings {
	readonly stretch: Stretch;
	/** Counted from the stretch's first document and line. Made anew at each call. */
	cross(): readonly SectionFinding[];
}

/** Gives each stretch the findings that lie in it, counted from its start. */
export function shareOut(findings: CrossFindings, stretches: readonly Stretch[]): readonly StretchWithFindings[] {
	return stretches.map((stretch, index) => ({
		stretch,
		cross() {
			const { firstOrdinal, starts, line } = stretch;
			const found = findings.within(index === 0 ? -1 : firstOrdinal, firstOrdinal + starts.length);
			return found.map(each => ({ ...each, ordinal: Math.max(-1, each.ordinal - firstOrdinal), finding: movedByLines(each.finding, -line) }));
		},
	}));
}
