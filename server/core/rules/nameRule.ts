import type { Corpus } from '../corpus/corpus.ts';
import type { NameClash } from './nameClashes.ts';
import type { Finding, Rule } from './rule.ts';

/** Names that do not go together, and the name that would be free for the later. */
export interface MendedClash extends NameClash {
	readonly free: string;
}

/**
 * A rule about names that do not go together. What it has to say can be asked for a clash at a time: there may be one for every document of a corpus, and
 * findings with their fixes are large.
 */
export interface NameRule extends Rule {
	clashes(corpus: Corpus): readonly MendedClash[];
	/** The ordinals of the documents that each of its findings stands in. */
	placesOf(clash: MendedClash): readonly number[];
	findingsOf(corpus: Corpus, clash: MendedClash): readonly Finding[];
}

/** A name rule, which as a rule finds all at once. */
export function nameRule(rule: Omit<NameRule, 'checkCorpus'>): NameRule {
	return { ...rule, checkCorpus: corpus => rule.clashes(corpus).flatMap(clash => rule.findingsOf(corpus, clash)) };
}
