import type { DocumentSymbol, Range } from 'vscode-languageserver';

/** A symbol with all that is in it so many lines further down: what a client makes of one that it has, after an edit above it. */
export function movedSymbol({ range, selectionRange, children, ...rest }: DocumentSymbol, lines: number): DocumentSymbol {
	return {
		...rest,
		range: below(range, lines),
		selectionRange: below(selectionRange, lines),
		...(children ? { children: children.map(child => movedSymbol(child, lines)) } : {}),
	};
}

function below({ start, end }: Range, lines: number): Range {
	return { start: { line: start.line + lines, character: start.character }, end: { line: end.line + lines, character: end.character } };
}
