import type { Span } from '../source/span.ts';
import type { TextChange } from '../source/text.ts';

/** How much a fix may touch: delimiters and invisible bytes only; body bytes or the corpus' form, on request; article text. */
export type FixSafety = 'safe' | 'requested' | 'unsafe';

/** One way to mend a finding. */
export interface Fix {
	/** An imperative phrase, as the editor's menu shows it. */
	readonly title: string;
	readonly safety: FixSafety;
	/** Computed when asked for, since a fix may rewrite the whole corpus. Sorted, without overlap, offsets as in the finding's span. */
	edits(): readonly TextChange[];
}

/** Something wrong that reading a line or a document met. A rule turns it into a finding; parsing itself never fails. */
export interface Problem {
	readonly rule: string;
	readonly message: string;
	/** In the coordinates of what was parsed (a line, or a document). */
	readonly span: Span;
	readonly fixes: readonly Fix[];
	/** Where it is not the rule's own. */
	readonly severity?: 'error' | 'warning' | 'information' | 'hint';
}

/** What parsing gives: always a value, and what was wrong on the way. */
export interface Parsed<T> {
	readonly value: T;
	readonly problems: readonly Problem[];
}

/** The problem, and its fixes, moved from a line to where the line stands. */
export function shiftProblem(problem: Problem, offset: number): Problem {
	return {
		...problem,
		span: { from: problem.span.from + offset, to: problem.span.to + offset },
		fixes: problem.fixes.map(fix => ({
			...fix,
			edits: () => fix.edits().map(edit => ({ ...edit, from: edit.from + offset, to: edit.to + offset })),
		})),
	};
}
