import type { Corpus, CorpusDocument } from '../corpus/corpus.ts';
import { type AcronymPair, findAcronymPairs } from '../entities/acronyms.ts';
import { nameKey } from '../entities/resolver/resolveMentions.ts';
import { type Span, shiftSpan } from '../source/span.ts';
import type { Finding, Rule, RuleDocs } from './rule.ts';

const pairsKey = Symbol('acronym pairs');

/** CE402: One acronym stands for two different names, in one document or in two of a corpus. */
export const conflictingAcronym: Rule = {
	id: 'CE402',
	name: 'conflicting-acronym',
	severity: 'warning',
	fix: null,
	group: 'entity',
	checkDocument(document) {
		const { body } = document.parsed().value;
		const first = new Map<string, NamedAcronym>();
		const findings: Finding[] = [];
		for (const pair of pairsOf(document)) {
			const known = first.get(pair.base);
			if (!known) first.set(pair.base, pair);
			else if (!isSame(known, pair)) {
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
	checkCorpus,
};

/** A name that an acronym has in a corpus, where it has it first, and in how many documents. */
interface UsedName {
	readonly expansion: string;
	readonly bare: string;
	readonly span: Span;
	documents: number;
	last: number;
}

/**
 * Across documents an acronym may well stand for two names, so these findings are milder: one for each further name, where it comes first. What a document
 * says twice is its own finding.
 */
function checkCorpus(corpus: Corpus): readonly Finding[] {
	const names = new Map<string, UsedName[]>();
	for (let ordinal = 0; ordinal < corpus.index.count; ordinal++) {
		const document = corpus.document(ordinal);
		const said = new Set<string>();
		for (const pair of pairsOf(document)) {
			const { base, expansion, bare, acronymSpan } = pair;
			if (said.has(base)) continue;
			said.add(base);
			const used = names.get(base) ?? [];
			names.set(base, used);
			const known = used.find(name => isSame(name, pair));
			const offset = document.span.from + document.parsed().value.body.from;
			if (!known) used.push({ expansion, bare, span: shiftSpan(acronymSpan, offset), documents: 1, last: ordinal });
			else if (known.last !== ordinal) {
				known.documents++;
				known.last = ordinal;
			}
		}
	}
	const findings: Finding[] = [];
	for (const [acronym, used] of names) {
		if (used.length < 2) continue;
		const usual = used.reduce((best, name) => (name.documents > best.documents ? name : best));
		for (const { expansion, span } of used) {
			if (expansion === usual.expansion) continue;
			const others = usual.documents === 1 ? 'in another document' : `in ${usual.documents.toLocaleString('en')} other documents`;
			findings.push({
				rule: 'CE402',
				severity: 'information',
				message: `"${acronym}" stands for "${expansion}" here, and for "${usual.expansion}" ${others}.`,
				span,
				related: [{ span: usual.span, message: `"${acronym}" stands for "${usual.expansion}" here.` }],
				fixes: [],
			});
		}
	}
	return findings;
}

/** What the page of CE402 says. */
export const conflictingAcronymDocs: RuleDocs = {
	summary: 'One acronym has two different names, in one document or in two documents of a corpus.',
	why: 'From there on, no reader and no search can tell which of the two is meant. In one document, mostly two articles stand in it, or one of the names was mistyped. Across documents both names may be right, so that is information and no warning; what it tells is that the bare acronym is ambiguous in this corpus.',
	fix: 'There is none: only a person can say which name is right, or whether the document should be split.',
	bad: '<<<FILE a.txt>>>\nThe National Tea Board (NTB) met the Northern Tram Bureau (NTB).\n',
	good: '<<<FILE a.txt>>>\nThe National Tea Board (NTB) met the Northern Tram Bureau.\n',
};

/** An acronym and its name, with what spellings of that name share. */
interface NamedAcronym extends AcronymPair {
	readonly bare: string;
}

/** Kept with the document, so that looking across documents costs little after an edit. */
function pairsOf(document: CorpusDocument): readonly NamedAcronym[] {
	return document.memo(pairsKey, () => {
		const { body } = document.parsed().value;
		return findAcronymPairs(document.source().slice(body.from, body.to)).map(pair => ({ ...pair, bare: bareName(pair.expansion) }));
	});
}

/** Singular and plural, with and without a small word, are one name. */
function bareName(name: string): string {
	return nameKey(name)
		.split(' ')
		.filter(word => word.length > 3)
		.map(word => word.replace(/s$/, ''))
		.join(' ');
}

function isSame(one: { readonly bare: string }, other: { readonly bare: string }): boolean {
	return one.bare.endsWith(other.bare) || other.bare.endsWith(one.bare);
}
