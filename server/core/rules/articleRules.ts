import { implausibleDate } from './implausibleDate.ts';
import { missingDate } from './missingDate.ts';
import { missingHeadline } from './missingHeadline.ts';
import { repeatedHeadline } from './repeatedHeadline.ts';
import type { Rule } from './rule.ts';
import { severalArticles } from './severalArticles.ts';
import { unparsableDate } from './unparsableDate.ts';

/** Every rule about the anatomy of articles, in the order of format.md's table. */
export const articleRules: readonly Rule[] = Object.freeze([
	severalArticles,
	repeatedHeadline,
	missingHeadline,
	missingDate,
	unparsableDate,
	implausibleDate,
]);
