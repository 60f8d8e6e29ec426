import type { Range } from '../../core/source/span.ts';
import type { CheckedFinding } from '../check/checkedFile.ts';
import type { CheckTotals } from '../check/totals.ts';
import type { ShardFacts } from '../shard/shardFacts.ts';

/** What is known of a corpus before its findings are. */
export interface FileHead {
	readonly path: string;
	/** `canonical`, or the dialect in words. */
	readonly dialect: string;
	readonly documents: number;
	/** What stands before the first delimiter; null when nothing does. */
	readonly preamble: Range | null;
}

/** A part of a corpus that could not be checked. */
export interface Unchecked {
	/** The document's name; null where it is no document. */
	readonly document: string | null;
	/** Where it is; null where that is not known. */
	readonly range: Range | null;
	readonly reason: string;
}

/** The line that a finding stands on, cut to what a terminal shows. */
export interface Excerpt {
	readonly text: string;
	/** UTF-16 units that were cut away at the line's start. */
	readonly skipped: number;
}

/**
 * A format of `corpus check`. Files come one after the other, and the findings of each in portions, in order, so that nothing has to be held;
 * each step gives the next piece of output. The pieces joined are the whole report.
 */
export interface Reporter {
	begin(): string;
	/** A file that cannot be read. */
	unreadable(path: string, error: string): string;
	open(file: FileHead): string;
	/** Findings of the file that is open, in the order of their place. `excerpts` has one for each where the format shows any. */
	findings(findings: readonly CheckedFinding[], excerpts: readonly Excerpt[]): string;
	/** The end of the file that is open. `shard` is there where only a part of the corpus was checked. */
	close(unchecked: readonly Unchecked[], shard: ShardFacts | undefined): string;
	end(totals: CheckTotals): string;
}
