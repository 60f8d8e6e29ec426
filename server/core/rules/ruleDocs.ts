import { byteOrderMarkDocs } from './byteOrderMark.ts';
import { collidingNameDocs } from './collidingName.ts';
import { conflictingAcronymDocs } from './conflictingAcronym.ts';
import { contentMismatchDocs } from './contentMismatch.ts';
import { controlCharacterDocs } from './controlCharacter.ts';
import { delimiterInBodyDocs } from './delimiterInBody.ts';
import { duplicateNameDocs } from './duplicateName.ts';
import { emptyDocumentDocs } from './emptyDocument.ts';
import { endNameMismatchDocs } from './endNameMismatch.ts';
import { foreignDialectDocs } from './foreignDialect.ts';
import { implausibleDateDocs } from './implausibleDate.ts';
import { indentedDelimiterDocs } from './indentedDelimiter.ts';
import { invalidAttributeDocs } from './invalidAttribute.ts';
import { invalidUtf8Docs } from './invalidUtf8.ts';
import { lookalikeBracketsDocs } from './lookalikeBrackets.ts';
import { missingDateDocs } from './missingDate.ts';
import { missingEndMarkerDocs } from './missingEndMarker.ts';
import { missingFinalNewlineDocs } from './missingFinalNewline.ts';
import { missingHeadlineDocs } from './missingHeadline.ts';
import { missingNameDocs } from './missingName.ts';
import { misspeltKeywordDocs } from './misspeltKeyword.ts';
import { mixedDialectsDocs } from './mixedDialects.ts';
import { mixedLineEndingsDocs } from './mixedLineEndings.ts';
import { nameIsDirectoryDocs } from './nameIsDirectory.ts';
import { repeatedHeadlineDocs } from './repeatedHeadline.ts';
import type { Rule, RuleDocs } from './rule.ts';
import { severalArticlesDocs } from './severalArticles.ts';
import { strayEndMarkerDocs } from './strayEndMarker.ts';
import { textAfterDelimiterDocs } from './textAfterDelimiter.ts';
import { textBeforeFirstDocs } from './textBeforeFirst.ts';
import { unclosedDelimiterDocs } from './unclosedDelimiter.ts';
import { undefinedAcronymDocs } from './undefinedAcronym.ts';
import { unparsableDateDocs } from './unparsableDate.ts';
import { unportablePathDocs } from './unportablePath.ts';
import { unquotedNameDocs } from './unquotedName.ts';
import { unsafePathDocs } from './unsafePath.ts';
import { unusualLineTerminatorDocs } from './unusualLineTerminator.ts';
import { wrongBracketCountDocs } from './wrongBracketCount.ts';

/** What the pages of all rules say, by id. Prose that only pages and the command line need stays out of the language server's bundles this way. */
const docsById: Readonly<Record<string, RuleDocs>> = {
	CA201: severalArticlesDocs,
	CA202: repeatedHeadlineDocs,
	CA203: missingHeadlineDocs,
	CA204: missingDateDocs,
	CA205: unparsableDateDocs,
	CA206: implausibleDateDocs,
	CE401: undefinedAcronymDocs,
	CE402: conflictingAcronymDocs,
	CF101: unclosedDelimiterDocs,
	CF102: wrongBracketCountDocs,
	CF103: misspeltKeywordDocs,
	CF104: indentedDelimiterDocs,
	CF105: textAfterDelimiterDocs,
	CF106: lookalikeBracketsDocs,
	CF107: missingNameDocs,
	CF108: invalidAttributeDocs,
	CF109: delimiterInBodyDocs,
	CF110: missingEndMarkerDocs,
	CF111: strayEndMarkerDocs,
	CF112: endNameMismatchDocs,
	CF113: mixedDialectsDocs,
	CF114: foreignDialectDocs,
	CF120: duplicateNameDocs,
	CF121: collidingNameDocs,
	CF122: unsafePathDocs,
	CF123: unportablePathDocs,
	CF124: nameIsDirectoryDocs,
	CF125: unquotedNameDocs,
	CF130: textBeforeFirstDocs,
	CF131: emptyDocumentDocs,
	CF132: mixedLineEndingsDocs,
	CF133: byteOrderMarkDocs,
	CF134: invalidUtf8Docs,
	CF135: controlCharacterDocs,
	CF136: unusualLineTerminatorDocs,
	CF137: missingFinalNewlineDocs,
	CF138: contentMismatchDocs,
};

/** What a rule's page says. Throws for a rule without: a test holds that there is none. */
export function docsOf({ id }: Rule): RuleDocs {
	const docs = docsById[id];
	if (!docs) throw new Error(`${id} has no documentation: add it to docsById.`);
	return docs;
}
