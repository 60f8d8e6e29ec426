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

/** An acronym that a document explains, and where. The place is whatever the caller knows places by. */
export interface ExplainedAcronym<Place> {
	readonly base: string;
	readonly expansion: string;
	/** What spellings of the name share. */
	readonly bare: string;
	readonly place: Place;
}

/** An acronym with another name than it mostly has in a corpus. */
export interface AcronymConflict<Place> {
	readonly message: string;
	readonly place: Place;
	readonly usualMessage: string;
	readonly usualPlace: Place;
}

/** Of the acronyms that a text explains, each the first time. Places count in the text. */
export function explainedAcronyms(content: string): readonly ExplainedAcronym<Span>[] {
	return firstOfEach(namedAcronyms(content));
}

function firstOfEach(pairs: readonly NamedAcronym[]): readonly ExplainedAcronym<Span>[] {
	const first = new Map<string, ExplainedAcronym<Span>>();
	for (const { base, expansion, bare, acronymSpan } of pairs) if (!first.has(base)) first.set(base, { base, expansion, bare, place: acronymSpan });
	return [...first.values()];
}

/**
 * Across documents an acronym may well stand for two names, so these findings are milder: one for each further name, where it comes first. What a document
 * says twice is its own finding. `documents` are the acronyms that each explains, each once.
 */
export function acronymConflicts<Place>(documents: Iterable<readonly ExplainedAcronym<Place>[]>): readonly AcronymConflict<Place>[] {
	const names = new Map<string, { expansion: string; bare: string; place: Place; documents: number }[]>();
	for (const explained of documents) {
		for (const { base, expansion, bare, place } of explained) {
			const used = names.get(base) ?? [];
			names.set(base, used);
			const known = used.find(name => isSame(name, { bare }));
			if (known) known.documents++;
			else used.push({ expansion, bare, place, documents: 1 });
		}
	}
	const conflicts: AcronymConflict<Place>[] = [];
	for (const [acronym, used] of names) {
		if (used.length < 2) continue;
		const usual = used.reduce((best, name) => (name.documents > best.documents ? name : best));
		for (const { expansion, place } of used) {
			if (expansion === usual.expansion) continue;
			const others = usual.documents === 1 ? 'in another document' : `in ${usual.documents.toLocaleString('en')} other documents`;
			conflicts.push({
				message: `"${acronym}" stands for "${expansion}" here, and for "${usual.expansion}" ${others}.`,
				place,
				usualMessage: `"${acronym}" stands for "${usual.expansion}" here.`,
				usualPlace: usual.place,
			});
		}
	}
	return conflicts;
}

function checkCorpus(corpus: Corpus): readonly Finding[] {
	const documents: (readonly ExplainedAcronym<Span>[])[] = [];
	for (let ordinal = 0; ordinal < corpus.index.count; ordinal++) {
		const explained = corpus.peek<readonly ExplainedAcronym<Span>[]>(ordinal, explainedKey) ?? explainedIn(corpus.document(ordinal));
		const from = corpus.index.start[ordinal]!;
		if (explained.length > 0) documents.push(explained.map(acronym => ({ ...acronym, place: shiftSpan(acronym.place, from) })));
	}
	return acronymConflicts(documents).map(({ message, place, usualMessage, usualPlace }) => ({
		rule: 'CE402',
		severity: 'information',
		message,
		span: place,
		related: [{ span: usualPlace, message: usualMessage }],
		fixes: [],
	}));
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

const explainedKey = Symbol('explained acronyms');

/** The acronyms that a document explains, each once, with places that count from the document's start. Kept with it: most documents have none. */
function explainedIn(document: CorpusDocument): readonly ExplainedAcronym<Span>[] {
	return document.memo(explainedKey, () => {
		const { body } = document.parsed().value;
		return firstOfEach(pairsOf(document)).map(acronym => ({ ...acronym, place: shiftSpan(acronym.place, body.from) }));
	});
}

/** Kept with the document, so that looking across documents costs little after an edit. */
function pairsOf(document: CorpusDocument): readonly NamedAcronym[] {
	return document.memo(pairsKey, () => {
		const { body } = document.parsed().value;
		return namedAcronyms(document.source().slice(body.from, body.to));
	});
}

function namedAcronyms(content: string): readonly NamedAcronym[] {
	return findAcronymPairs(content).map(pair => ({ ...pair, bare: bareName(pair.expansion) }));
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
