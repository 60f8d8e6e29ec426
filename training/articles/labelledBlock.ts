import type { LineKind } from '../../server/core/articles/articleModel.ts';

/** A line and what it is; null for a blank line. */
export interface LabelledLine {
	readonly text: string;
	readonly kind: LineKind | null;
	readonly startsArticle: boolean;
}

/** A document of one or more articles with nothing between them, and the truth about each of its lines. */
export interface LabelledBlock {
	readonly lines: readonly LabelledLine[];
	/** Where datelines stand: 0-based line, and the span in it. */
	readonly datelines: readonly { readonly line: number; readonly from: number; readonly to: number }[];
	readonly hasSubheads: boolean;
	/** The sources of its articles. */
	readonly sources: readonly string[];
}

export function bodyOf(block: LabelledBlock): string {
	return block.lines.map(({ text }) => text).join('\n');
}
