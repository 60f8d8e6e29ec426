import { conflictingAcronym } from './conflictingAcronym.ts';
import type { Rule } from './rule.ts';
import { undefinedAcronym } from './undefinedAcronym.ts';

/** Every rule about what articles name, in the order of format.md's table. */
export const entityRules: readonly Rule[] = Object.freeze([undefinedAcronym, conflictingAcronym]);
