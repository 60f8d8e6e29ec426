import { mayNamePlace } from './notPlaces.ts';

/** Kinds of WordNet nouns that are names, by the number of their lexicographer file, and the entity type they have here. */
const typesByFile: Readonly<Record<string, string>> = { '04': 'MISC', '06': 'LOC', '10': 'MISC', '14': 'ORG', '15': 'LOC', '17': 'LOC', '18': 'PER' };
const longestGloss = 110;

/**
 * The named things of WordNet's data.noun as lines `type, forms, gloss`: synsets that are an instance of something, and bodies written with a
 * capital. The gloss ends at its first semicolon. The format: wndb(5WN).
 */
export function readInstances(dataNoun: string): string[] {
	const lines: string[] = [];
	for (const line of dataNoun.split('\n')) {
		const bar = line.indexOf(' | ');
		if (line.startsWith(' ') || bar < 0) continue;
		const fields = line.slice(0, bar).split(' ');
		const type = typesByFile[fields[1] ?? ''];
		if (!type || (!fields.includes('@i') && type !== 'ORG')) continue;
		const count = Number.parseInt(fields[3] ?? '0', 16);
		const forms = Array.from({ length: count }, (_, index) => (fields[4 + index * 2] ?? '').replaceAll('_', ' ')).filter(
			form => /^\p{Lu}/u.test(form) && (type !== 'LOC' || mayNamePlace(form)),
		);
		const gloss = glossOf(line.slice(bar + 3));
		if (forms.length > 0 && gloss.length > 4) lines.push([type, forms.join('|'), gloss].join('\t'));
	}
	return lines;
}

function glossOf(text: string): string {
	const first = text.split(/;|"/)[0]?.trim() ?? '';
	if (first.length <= longestGloss) return first;
	return `${first.slice(0, first.lastIndexOf(' ', longestGloss))}…`;
}
