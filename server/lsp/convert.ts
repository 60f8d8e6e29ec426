/**
 * Everything between the core's data and the protocol's. The core already counts as the protocol does (0-based lines, 0-based UTF-16 units, lines that end at LF,
 * CR LF or a lone CR), so a range is a range; what differs is kinds, severities, edits and links.
 */
import {
	CompletionItemKind,
	DiagnosticSeverity,
	type FoldingRange,
	FoldingRangeKind,
	type Hover,
	type Location,
	MarkupKind,
	type Range,
	type SelectionRange,
	SymbolKind,
	type TextEdit,
} from 'vscode-languageserver';
import type { Corpus } from '../core/corpus/corpus.ts';
import type { Fold } from '../core/features/folding.ts';
import type { Neighbour } from '../core/features/neighbours.ts';
import type { OutlineNode } from '../core/features/outline.ts';
import type { Severity } from '../core/rules/rule.ts';
import type { Position, Span } from '../core/source/span.ts';
import type { TextChange } from '../core/source/text.ts';
import type { Place } from './protocol.ts';

/** The range of a span of a corpus. */
export function rangeOf(corpus: Corpus, span: Span): Range {
	return corpus.text.rangeOf(span);
}

export function offsetOf(corpus: Corpus, position: Position): number {
	return corpus.text.offsetAt(position);
}

export function locationOf(corpus: Corpus, span: Span): Location {
	return { uri: corpus.uri, range: rangeOf(corpus, span) };
}

export function textEditsOf(corpus: Corpus, changes: readonly TextChange[]): TextEdit[] {
	return changes.map(({ from, to, insert }) => ({ range: rangeOf(corpus, { from, to }), newText: insert }));
}

export function placeOf(corpus: Corpus, { label, span, selection, ordinal, total }: Neighbour): Place {
	return { label, range: rangeOf(corpus, span), selectionRange: rangeOf(corpus, selection), ordinal, total };
}

export const severityOf: Record<Severity, DiagnosticSeverity> = {
	error: DiagnosticSeverity.Error,
	warning: DiagnosticSeverity.Warning,
	information: DiagnosticSeverity.Information,
	hint: DiagnosticSeverity.Hint,
};

/** Kinds that give an outline in VS Code and elsewhere icons that can be told apart. */
export const symbolKinds: Record<OutlineNode['kind'], SymbolKind> = {
	document: SymbolKind.File,
	article: SymbolKind.Class,
	headline: SymbolKind.String,
	'headline-repeat': SymbolKind.String,
	caption: SymbolKind.Object,
	byline: SymbolKind.Variable,
	date: SymbolKind.Event,
	summary: SymbolKind.Interface,
	dateline: SymbolKind.Namespace,
	paragraph: SymbolKind.Field,
	subhead: SymbolKind.Key,
	url: SymbolKind.Property,
	boilerplate: SymbolKind.Null,
	quotation: SymbolKind.Method,
};

export function foldingRangeOf({ startLine, endLine }: Fold): FoldingRange {
	return { startLine, endLine, kind: FoldingRangeKind.Region };
}

/** Nested spans, smallest first, as the protocol's chain from the smallest outwards. `base` is where the spans count from. */
export function selectionRangeOf(corpus: Corpus, spans: readonly Span[], base: number): SelectionRange | undefined {
	let outer: SelectionRange | undefined;
	for (const span of spans.toReversed()) {
		const range = rangeOf(corpus, { from: span.from + base, to: span.to + base });
		outer = outer ? { range, parent: outer } : { range };
	}
	return outer;
}

export function hoverOf(corpus: Corpus, span: Span, markdown: string, asMarkdown: boolean): Hover {
	return {
		contents: asMarkdown ? { kind: MarkupKind.Markdown, value: markdown } : { kind: MarkupKind.PlainText, value: withoutMarkdown(markdown) },
		range: rangeOf(corpus, span),
	};
}

/** For clients that show no markdown: the words alone. */
export function withoutMarkdown(markdown: string): string {
	return markdown
		.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
		.replace(/\*\*|`/g, '')
		.replace(/\\([\\`*_{}[\]()#+\-.!<>|])/g, '$1');
}

export const completionKinds = {
	delimiter: CompletionItemKind.Snippet,
	key: CompletionItemKind.Property,
	value: CompletionItemKind.Value,
	name: CompletionItemKind.File,
} as const;
