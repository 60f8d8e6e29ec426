import { collidingName } from '../../core/rules/collidingName.ts';
import { duplicateName } from '../../core/rules/duplicateName.ts';
import { missingFinalNewline } from '../../core/rules/missingFinalNewline.ts';
import { mixedLineEndings } from '../../core/rules/mixedLineEndings.ts';
import { nameIsDirectory } from '../../core/rules/nameIsDirectory.ts';
import type { NameRule } from '../../core/rules/nameRule.ts';

/** Rules about names that are taken twice or in the way of others. */
export const nameRules: readonly NameRule[] = [duplicateName, collidingName, nameIsDirectory];

/** Rules that only look across documents or at the file as a whole. A result for a part of a corpus holds what they find in that part; joining results asks them again. */
export const crossRules: ReadonlySet<string> = new Set([...nameRules, mixedLineEndings, missingFinalNewline].map(({ id }) => id));
