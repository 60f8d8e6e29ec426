import type { Span } from '../../source/span.ts';
import { currencyWords } from './currencyWords.ts';

const scale = 'hundred|thousand|million|billion|trillion|lakh|crore';
const adjective = '(?:(?:U\\.S\\.|US|[A-Z][a-z]+) )?';

/**
 * `millions of dollars`, `tens of thousands of U.S. dollars`; `several million pesos`, `a few hundred euros`, `a multi-million-dollar plan`. Begins with one of
 * few words, so that nothing is tried elsewhere.
 */
const pattern = new RegExp(
	`\\b(?:(?:(?:[Tt]ens|[Dd]ozens|[Hh]undreds|[Tt]housands|(?:[Mm]|[Bb]|[Tt]r)illions|lakhs|crores) of )+${adjective}|` +
		`(?:(?:[Ss]everal|[Mm]any|[Ss]ome|[Aa] few|[Aa] couple of) (?:(?:${scale})[ -])+|[Mm]ulti-?(?:${scale})[ -])${adjective})([a-z]+)\\b`,
	'g',
);

/** Sums of money whose amount nobody says, in order. */
export function* vagueSums(text: string): Generator<Span> {
	for (const match of text.matchAll(pattern)) {
		const named = match[1] ?? '';
		if (currencyWords.has(named) || currencyWords.has(named.replace(/s$/, ''))) yield { from: match.index, to: match.index + match[0].length };
	}
}
