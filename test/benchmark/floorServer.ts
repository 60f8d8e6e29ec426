import { createConnection, type DocumentSymbol, ProposedFeatures, SymbolKind, TextDocumentSyncKind, TextDocuments } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';

/**
 * The floor: a language server that does the least. It keeps texts with the library's own class, and gives one symbol for each line that starts with
 * `<<<FILE `. What ours does is measured beside it.
 */
const connection = createConnection(ProposedFeatures.all);
const documents = new TextDocuments(TextDocument);
connection.onInitialize(() => ({ capabilities: { textDocumentSync: TextDocumentSyncKind.Incremental, documentSymbolProvider: true } }));
connection.onDocumentSymbol(({ textDocument }): DocumentSymbol[] => {
	const document = documents.get(textDocument.uri);
	if (!document) return [];
	const text = document.getText();
	const starts: number[] = [];
	for (
		let at = text.startsWith('<<<FILE ') ? 0 : text.indexOf('\n<<<FILE ') + 1;
		at > 0 || starts.length === 0;
		at = text.indexOf('\n<<<FILE ', at) + 1
	)
		starts.push(at);
	return starts.map((start, index) => {
		const end = starts[index + 1] ?? text.length;
		const lineEnd = text.indexOf('\n', start);
		const range = { start: document.positionAt(start), end: document.positionAt(end) };
		const selectionRange = { start: range.start, end: document.positionAt(lineEnd) };
		return { name: text.slice(start + 8, lineEnd - 3), kind: SymbolKind.File, range, selectionRange };
	});
});
documents.listen(connection);
connection.listen();
