import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { hashText } from '../../server/core/entities/recogniser/featureHash.ts';
import type { KnowledgeTables } from '../../server/core/entities/recogniser/knowledgeTables.ts';
import { phraseHash } from '../../server/core/entities/recogniser/word.ts';
import { tokenize } from '../../server/core/entities/tokenizer.ts';
import { dataFolder } from './corpora.ts';
import { bitsOf, writtenLists } from './gazetteerLists.ts';

const rarityLimits = [1000, 5000, 20_000, 60_000];
const maxPhraseWords = 6;
/** Of the lists that were written for this project, so many of the commonest words are left out: they are hardly ever the names that they could be. */
const commonest = 1000;

function rowsOf(name: string): string[][] {
	const content = gunzipSync(readFileSync(new URL(`resources/${name}`, dataFolder))).toString('utf8');
	return content
		.trimEnd()
		.split('\n')
		.map(row => row.split('\t'));
}

/** What is known of words beforehand, from the clusters, the gazetteers and the list of nationalities. */
export function readKnowledgeTables(): KnowledgeTables {
	return { lists: readLists(), ...readClusters() };
}

function readLists(): Map<number, number[]> {
	const listsByHash = new Map<number, number>();
	const file = (name: string, lists: readonly string[]): void => {
		const words = tokenize(withCapitals(name)).map(token => hashText(name, token.from, token.to));
		if (words.length === 0 || words.length > maxPhraseWords) return;
		const hash = phraseHash(words);
		for (const list of lists) {
			listsByHash.set(hash, (listsByHash.get(hash) ?? 0) | bitsOf(list));
		}
	};
	for (const [name, lists] of rowsOf('gaz.tsv.gz')) file(name!, lists!.split(','));
	const demonyms = JSON.parse(readFileSync(new URL('resources/demonyms.json', dataFolder), 'utf8')) as string[];
	for (const name of demonyms) file(name.toLowerCase(), ['DEM']);
	const commonWords = new Set(
		rowsOf('glove-clusters.tsv.gz')
			.slice(0, commonest)
			.map(([word]) => word),
	);
	for (const list of writtenLists) {
		const names = readFileSync(new URL(`lists/${list}.txt`, import.meta.url), 'utf8');
		for (const name of names.trimEnd().split('\n')) {
			if (commonWords.has(name.toLowerCase())) continue;
			file(name.toLowerCase(), [list]);
			// Agencies spell the sign out.
			if (name.includes(' & ')) file(name.toLowerCase().replace(' & ', ' and '), [list]);
		}
	}
	const byLists = new Map<number, number[]>();
	for (const [hash, lists] of listsByHash) {
		const hashes = byLists.get(lists);
		if (hashes) hashes.push(hash);
		else byLists.set(lists, [hash]);
	}
	return byLists;
}

/** The words of a name as a text has them, whose capitals tell an abbreviation's period from a full stop: `St. Louis`, `Md.`. Unit for unit as long as the name. */
function withCapitals(name: string): string {
	return name.replace(/(?<![^\s])\p{Ll}/gu, letter => (letter.toUpperCase().length === letter.length ? letter.toUpperCase() : letter));
}

function readClusters(): Pick<KnowledgeTables, 'clusters' | 'coarser'> {
	const clusters = new Map<number, { hash: number; cluster: number }[]>();
	const votes: Map<number, number>[][] = [[], [], []];
	for (const [rank, [word, c64, c256, c1024, c4096]] of rowsOf('glove-clusters.tsv.gz').entries()) {
		const rarity = rarityLimits.filter(limit => rank >= limit).length + 1;
		const cluster = Number(c4096) + 1;
		const list = clusters.get(rarity) ?? [];
		clusters.set(rarity, list);
		list.push({ hash: hashText(word!), cluster });
		for (const [level, id] of [c1024, c256, c64].entries()) {
			const tally = (votes[level]![cluster] ??= new Map<number, number>());
			tally.set(Number(id) + 1, (tally.get(Number(id) + 1) ?? 0) + 1);
		}
	}
	const majority = (level: number): Uint16Array => {
		const coarser = new Uint16Array(4097);
		for (const [cluster, tally] of votes[level]!.entries()) {
			if (tally) coarser[cluster] = [...tally].sort(([a, x], [b, y]) => y - x || a - b)[0]![0];
		}
		return coarser;
	};
	return { clusters, coarser: [majority(0), majority(1), majority(2)] };
}
