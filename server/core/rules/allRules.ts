import { articleRules } from './articleRules.ts';
import { entityRules } from './entityRules.ts';
import { formatRules } from './registry.ts';
import type { Rule } from './rule.ts';

/** Every rule there is, in the order of format.md's table. */
export const allRules: readonly Rule[] = Object.freeze([...formatRules, ...articleRules, ...entityRules]);
