import type { Evidence } from '../articles/article.ts';
import { nameChecker, splitDocument } from '../articles/restructure.ts';
import type { CorpusDocument } from '../corpus/corpus.ts';
import type { Fix } from '../corpus/problem.ts';
import { shiftSpan } from '../source/span.ts';
import type { TextChange } from '../source/text.ts';
import type { Rule, RuleDocs } from './rule.ts';

interface Cut {
	/** From the document's start. */
	readonly at: number;
	readonly headline: string;
}

/** CA201: A document holds several articles with no delimiter between them. */
export const severalArticles: Rule = {
	id: 'CA201',
	name: 'several-articles',
	severity: 'information',
	fix: 'unsafe',
	group: 'anatomy',
	checkArticles(document, { articles, possible }) {
		const { body } = document.parsed().value;
		const source = document.source();
		const cuts = articles.slice(1).map(({ span, headline }): Cut => ({ at: span.from + body.from, headline: headline ?? '' }));
		const all: Fix[] = cuts.length > 1 ? [splitFix(document, `Split at all ${cuts.length} articles`, cuts)] : [];
		const certain = articles.slice(1).map(({ span, headline, headlineSpan, confidence, evidence }, index) => ({
			rule: 'CA201',
			severity: 'information' as const,
			message: `A ${ordinal(index + 2)} article seems to start here${headline ? `: "${headline}"` : ''} (${percent(confidence)}${because(evidence)}).`,
			span: shiftSpan(headlineSpan ?? { from: span.from, to: lineEnd(source, span.from + body.from) - body.from }, body.from),
			related: [],
			fixes: [splitFix(document, 'Split here', [cuts[index]!]), ...all],
		}));
		const doubtful = possible.map(({ offset, confidence, evidence }) => {
			const at = offset + body.from;
			const to = lineEnd(source, at);
			return {
				rule: 'CA201',
				severity: 'information' as const,
				message: `An article may start here (${percent(confidence)}${because(evidence)}).`,
				span: { from: at, to },
				related: [],
				// Never split at with all others: each is asked for by itself.
				fixes: [{ ...splitFix(document, 'Split here', [{ at, headline: source.slice(at, to) }]), safety: 'requested' as const }],
			};
		});
		return [...certain, ...doubtful];
	},
};

/** What the page of CA201 says. */
export const severalArticlesDocs: RuleDocs = {
	summary: 'A document holds several articles with no delimiter between them.',
	why: 'Whoever counts, dates or searches documents takes them for one article. It happens where a page showed a second story below the first.',
	fix: 'Writes a delimiter line before the article, named for its headline; all articles of the document at once, or one alone. It asks first, since only a reader can be certain.',
	bad: '<<<FILE a.txt>>>\nRiver bridge opens to traffic\n\nUpdated 3 May 2024\n\nRiver bridge opens to traffic\n\nNORTHPORT: The bridge across the Elm opened on Friday, two years after a flood had taken one of its piers.\n\nThe first cars crossed it before noon, and the ferries made their last crossing in the evening.\n\nBakers agree on a price for rye bread\n\nUpdated 4 May 2024\n\nBakers agree on a price for rye bread\n\nSOUTHHAM: The guild of bakers fixed the price on Saturday and ended a quarrel that had divided its members for two years.\n\nFlour has become a third dearer since the mill at Oakford burnt down in the spring.\n',
	good: '<<<FILE a.txt>>>\nRiver bridge opens to traffic\n\nUpdated 3 May 2024\n\nRiver bridge opens to traffic\n\nNORTHPORT: The bridge across the Elm opened on Friday, two years after a flood had taken one of its piers.\n\nThe first cars crossed it before noon, and the ferries made their last crossing in the evening.\n\n<<<FILE bakers-agree-on-a-price-for-rye-bread.txt>>>\nBakers agree on a price for rye bread\n\nUpdated 4 May 2024\n\nBakers agree on a price for rye bread\n\nSOUTHHAM: The guild of bakers fixed the price on Saturday and ended a quarrel that had divided its members for two years.\n\nFlour has become a third dearer since the mill at Oakford burnt down in the spring.\n',
};

/** The edits of a rule's fix count from the document's start; those of `splitDocument` from the corpus'. */
function splitFix(document: CorpusDocument, title: string, cuts: readonly Cut[]): Fix {
	let known: readonly TextChange[] | undefined;
	return {
		title,
		safety: 'unsafe',
		// All findings of a document offer to split it everywhere.
		edits: () =>
			(known ??= splitDocument(document, cuts, nameChecker(document.corpus)).map(change => ({
				...change,
				from: change.from - document.span.from,
				to: change.to - document.span.from,
			}))),
	};
}

function lineEnd(source: string, from: number): number {
	const length = source.slice(from).search(/\s*[\r\n]/);
	return length < 0 ? source.trimEnd().length : from + length;
}

function percent(confidence: number): string {
	return `${Math.min(99, Math.round(confidence * 100))} %`;
}

function because(evidence: readonly Evidence[]): string {
	return evidence.length === 0 ? '' : `: ${evidence.map(({ text }) => text).join('; ')}`;
}

function ordinal(number: number): string {
	const word = ['second', 'third', 'fourth', 'fifth'][number - 2];
	return word ?? `${number}th`;
}
