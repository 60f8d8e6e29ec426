import type { CorpusDocument } from '../corpus/corpus.ts';
import { type AcronymPair, findAcronymPairs } from '../entities/acronyms.ts';
import { nameKey } from '../entities/resolver/resolveMentions.ts';
import { shiftSpan } from '../source/span.ts';
import type { Finding, Rule, RuleDocs } from './rule.ts';

const pairsKey = Symbol('acronym pairs');

/** CE402: One acronym stands for two different names in one document. */
export const conflictingAcronym: Rule = {
	id: 'CE402',
	name: 'conflicting-acronym',
	severity: 'warning',
	fix: null,
	group: 'entity',
	checkDocument(document) {
		const { body } = document.parsed().value;
		const first = new Map<string, AcronymPair>();
		const findings: Finding[] = [];
		for (const pair of pairsOf(document)) {
			const known = first.get(pair.base);
			if (!known) first.set(pair.base, pair);
			else if (!sameName(known.expansion, pair.expansion)) {
				findings.push({
					rule: 'CE402',
					severity: 'warning',
					message: `"${pair.base}" stands for "${pair.expansion}" here, and for "${known.expansion}" before.`,
					span: shiftSpan(pair.acronymSpan, body.from),
					related: [{ span: shiftSpan(known.acronymSpan, body.from), message: `"${pair.base}" stands for "${known.expansion}" here.` }],
					fixes: [],
				});
			}
		}
		return findings;
	},
};

/** What the page of CE402 says. */
export const conflictingAcronymDocs: RuleDocs = {
	summary: 'One document gives two different names for one acronym.',
	why: 'From there on, no reader and no search can tell which of the two is meant. Mostly two articles stand in one document, or one of the names was mistyped.',
	fix: 'There is none: only a person can say which name is right, or whether the document should be split.',
	bad: '<<<FILE a.txt>>>\nThe National Tea Board (NTB) met the Northern Tram Bureau (NTB).\n',
	good: '<<<FILE a.txt>>>\nThe National Tea Board (NTB) met the Northern Tram Bureau.\n',
};

function pairsOf(document: CorpusDocument): readonly AcronymPair[] {
	return document.memo(pairsKey, () => {
		const { body } = document.parsed().value;
		return findAcronymPairs(document.source().slice(body.from, body.to));
	});
}

/** Singular and plural, with and without a small word, are one name. */
function sameName(one: string, other: string): boolean {
	const bare = (name: string): string =>
		nameKey(name)
			.split(' ')
			.filter(word => word.length > 3)
			.map(word => word.replace(/s$/, ''))
			.join(' ');
	return bare(one) === bare(other) || bare(one).endsWith(bare(other)) || bare(other).endsWith(bare(one));
}
