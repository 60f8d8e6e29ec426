import type { InitializeParams } from 'vscode-languageserver';
import type { InitializationOptions } from './protocol.ts';

/** What the client can do, as far as this server minds. */
export interface ClientFeatures {
	/** How the client gets diagnostics: it registers for pulling twice (format and quality), pulls one list, or has them pushed. */
	readonly diagnostics: 'pullTwoLists' | 'pullOneList' | 'push';
	readonly configuration: boolean;
	readonly configurationChanges: boolean;
	/** `textDocument/documentSymbol` may be registered anew, which is how an outline is refreshed. */
	readonly symbolRegistration: boolean;
	readonly hierarchicalSymbols: boolean;
	readonly symbolKinds: readonly number[];
	readonly semanticTokensRefresh: boolean;
	readonly diagnosticRefresh: boolean;
	readonly foldingRefresh: boolean;
	readonly lineFoldingLimit: number | undefined;
	readonly linkTooltips: boolean;
	readonly codeActionLiterals: boolean;
	readonly codeActionResolvesEdit: boolean;
	readonly changeAnnotations: boolean;
	/** Edits may name the version they were made for, and may create files. */
	readonly documentChanges: boolean;
	readonly createFiles: boolean;
	readonly snippets: boolean;
	readonly markdownHover: boolean;
	readonly relatedInformation: boolean;
	readonly codeDescription: boolean;
	readonly workspaceFolders: boolean;
	readonly watchesFiles: boolean;
	readonly showsStatus: boolean;
	readonly hoverCommands: boolean;
	/** A command of the client that saves the file of the URI that it is given. */
	readonly saveCommand: string | undefined;
}

export function clientFeatures({ capabilities, initializationOptions }: InitializeParams): ClientFeatures {
	const { textDocument = {}, workspace = {} } = capabilities;
	const options = readInitializationOptions(initializationOptions);
	const pulls = textDocument.diagnostic;
	return {
		diagnostics: !pulls ? 'push' : pulls.dynamicRegistration ? 'pullTwoLists' : 'pullOneList',
		configuration: workspace.configuration ?? false,
		configurationChanges: workspace.didChangeConfiguration?.dynamicRegistration ?? false,
		symbolRegistration: textDocument.documentSymbol?.dynamicRegistration ?? false,
		hierarchicalSymbols: textDocument.documentSymbol?.hierarchicalDocumentSymbolSupport ?? false,
		symbolKinds: textDocument.documentSymbol?.symbolKind?.valueSet ?? [],
		semanticTokensRefresh: workspace.semanticTokens?.refreshSupport ?? false,
		diagnosticRefresh: workspace.diagnostics?.refreshSupport ?? false,
		foldingRefresh: workspace.foldingRange?.refreshSupport ?? false,
		lineFoldingLimit: textDocument.foldingRange?.rangeLimit,
		linkTooltips: textDocument.documentLink?.tooltipSupport ?? false,
		codeActionLiterals: textDocument.codeAction?.codeActionLiteralSupport !== undefined,
		codeActionResolvesEdit: textDocument.codeAction?.resolveSupport?.properties.includes('edit') ?? false,
		changeAnnotations: workspace.workspaceEdit?.changeAnnotationSupport !== undefined,
		documentChanges: workspace.workspaceEdit?.documentChanges ?? false,
		createFiles: workspace.workspaceEdit?.resourceOperations?.includes('create') ?? false,
		snippets: textDocument.completion?.completionItem?.snippetSupport ?? false,
		markdownHover: textDocument.hover?.contentFormat?.includes('markdown') ?? false,
		relatedInformation: (pulls ?? textDocument.publishDiagnostics)?.relatedInformation ?? false,
		codeDescription: (pulls ?? textDocument.publishDiagnostics)?.codeDescriptionSupport ?? false,
		workspaceFolders: workspace.workspaceFolders ?? false,
		watchesFiles: workspace.didChangeWatchedFiles?.dynamicRegistration ?? false,
		showsStatus: options.showsStatus ?? false,
		hoverCommands: options.hoverCommands ?? false,
		saveCommand: options.saveCommand,
	};
}

/** What the client said in `initialize` beyond the protocol; anything that is no object counts as nothing said. */
export function readInitializationOptions(value: unknown): InitializationOptions {
	return typeof value === 'object' && value !== null ? value : {};
}
