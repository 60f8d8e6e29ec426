import type { CheckedFile } from '../check/checkedFile.ts';
import type { CheckTotals } from '../check/totals.ts';

/** A file with what a person needs to see beside its findings. */
export interface ReportedFile {
	readonly file: CheckedFile;
	/** The line on which each finding starts, cut to what fits; one for each finding, in order. Empty where the format shows none. */
	readonly excerpts: readonly Excerpt[];
}

export interface Excerpt {
	readonly text: string;
	/** UTF-16 units that were cut away at the line's start. */
	readonly skipped: number;
}

/**
 * A format of `corpus check`. Files are given one by one, in order, so that nothing has to be held; each step gives the next piece of output.
 * The pieces joined are the whole report.
 */
export interface Reporter {
	begin(): string;
	file(reported: ReportedFile): string;
	end(totals: CheckTotals): string;
}
