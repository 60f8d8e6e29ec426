import type { DocumentSymbol } from 'vscode-languageserver';
import type { SymbolRun } from '../../server/lsp/protocol.ts';

/**
 * The symbols that runs of `corpus/symbolChanges` stand for, where the last answer was `previous`. What did not move is the same object as before; `moved`
 * gives a symbol of the last answer with all that is in it so many lines further down, `made` one that is new, in the client's form.
 */
export function joinRuns<T>(
	previous: readonly T[],
	runs: readonly SymbolRun[],
	moved: (symbol: T, lines: number) => T,
	made: (symbol: DocumentSymbol) => T,
): T[] {
	const symbols: T[] = [];
	for (const run of runs) {
		if ('symbols' in run) for (const symbol of run.symbols) symbols.push(made(symbol));
		else for (let at = run.from; at < run.from + run.count; at++) symbols.push(run.lines === 0 ? previous[at]! : moved(previous[at]!, run.lines));
	}
	return symbols;
}
