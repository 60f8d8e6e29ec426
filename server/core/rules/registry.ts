import { byteOrderMark } from './byteOrderMark.ts';
import { collidingName } from './collidingName.ts';
import { contentMismatch } from './contentMismatch.ts';
import { controlCharacter } from './controlCharacter.ts';
import { delimiterInBody } from './delimiterInBody.ts';
import { duplicateName } from './duplicateName.ts';
import { emptyDocument } from './emptyDocument.ts';
import { endNameMismatch } from './endNameMismatch.ts';
import { foreignDialect } from './foreignDialect.ts';
import { indentedDelimiter } from './indentedDelimiter.ts';
import { invalidAttribute } from './invalidAttribute.ts';
import { invalidUtf8 } from './invalidUtf8.ts';
import { lookalikeBrackets } from './lookalikeBrackets.ts';
import { missingEndMarker } from './missingEndMarker.ts';
import { missingFinalNewline } from './missingFinalNewline.ts';
import { missingName } from './missingName.ts';
import { misspeltKeyword } from './misspeltKeyword.ts';
import { mixedDialects } from './mixedDialects.ts';
import { mixedLineEndings } from './mixedLineEndings.ts';
import { nameIsDirectory } from './nameIsDirectory.ts';
import type { Rule } from './rule.ts';
import { strayEndMarker } from './strayEndMarker.ts';
import { textAfterDelimiter } from './textAfterDelimiter.ts';
import { textBeforeFirst } from './textBeforeFirst.ts';
import { unclosedDelimiter } from './unclosedDelimiter.ts';
import { unportablePath } from './unportablePath.ts';
import { unquotedName } from './unquotedName.ts';
import { unsafePath } from './unsafePath.ts';
import { unusualLineTerminator } from './unusualLineTerminator.ts';
import { wrongBracketCount } from './wrongBracketCount.ts';

/** Every rule about the format, in the order of format.md's table. Rules about articles and entities join these where a corpus is checked. */
export const formatRules: readonly Rule[] = Object.freeze([
	unclosedDelimiter,
	wrongBracketCount,
	misspeltKeyword,
	indentedDelimiter,
	textAfterDelimiter,
	lookalikeBrackets,
	missingName,
	invalidAttribute,
	delimiterInBody,
	missingEndMarker,
	strayEndMarker,
	endNameMismatch,
	mixedDialects,
	foreignDialect,
	duplicateName,
	collidingName,
	unsafePath,
	unportablePath,
	nameIsDirectory,
	unquotedName,
	textBeforeFirst,
	emptyDocument,
	mixedLineEndings,
	byteOrderMark,
	invalidUtf8,
	controlCharacter,
	unusualLineTerminator,
	missingFinalNewline,
	contentMismatch,
]);

/** The rule of an id or a name, in any case; undefined when there is none. */
export function findRule(idOrName: string, rules: readonly Rule[] = formatRules): Rule | undefined {
	const wanted = idOrName.toLowerCase();
	return rules.find(({ id, name }) => id.toLowerCase() === wanted || name === wanted);
}
