import { articleFilesFeature } from './articleFiles.ts';
import { codeActionFeature } from './codeAction.ts';
import { completionFeature } from './completion.ts';
import { configurationFilesFeature } from './configurationFiles.ts';
import { corpusEditsFeature } from './corpusEdits.ts';
import { statusFeature } from './corpusStatus.ts';
import { definitionFeature } from './definition.ts';
import { diagnosticsFeature } from './diagnostics.ts';
import { diskEditsFeature } from './diskEdits.ts';
import { documentHighlightFeature } from './documentHighlight.ts';
import { documentLinkFeature } from './documentLink.ts';
import { documentSymbolFeature } from './documentSymbol.ts';
import { foldingRangeFeature } from './foldingRange.ts';
import { formattingFeature } from './formatting.ts';
import { hoverFeature } from './hover.ts';
import { largeCorporaFeature } from './largeCorpora.ts';
import { linkedEditingRangeFeature } from './linkedEditingRange.ts';
import { listsFeature } from './lists.ts';
import { neighbourFeature } from './neighbour.ts';
import { referencesFeature } from './references.ts';
import { renameFeature } from './rename.ts';
import { selectionRangeFeature } from './selectionRange.ts';
import { semanticTokensFeature } from './semanticTokens.ts';
import type { LanguageFeature } from './session.ts';
import { textSyncFeature } from './textSync.ts';
import { workspaceCorporaFeature } from './workspaceCorpora.ts';
import { workspaceSymbolFeature } from './workspaceSymbol.ts';

/** Everything that the server can do, one file each. Made anew for each connection: a feature may keep state. */
export function allFeatures(): readonly LanguageFeature[] {
	return [
		textSyncFeature(),
		configurationFilesFeature(),
		statusFeature(),
		documentSymbolFeature(),
		foldingRangeFeature(),
		selectionRangeFeature(),
		diagnosticsFeature(),
		codeActionFeature(),
		corpusEditsFeature(),
		hoverFeature(),
		documentLinkFeature(),
		completionFeature(),
		formattingFeature(),
		semanticTokensFeature(),
		documentHighlightFeature(),
		linkedEditingRangeFeature(),
		renameFeature(),
		definitionFeature(),
		referencesFeature(),
		workspaceSymbolFeature(),
		neighbourFeature(),
		listsFeature(),
		largeCorporaFeature(),
		workspaceCorporaFeature(),
		articleFilesFeature(),
		diskEditsFeature(),
	];
}
