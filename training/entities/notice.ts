import { readFileSync } from 'node:fs';
import { dataFolder, type LabelledDocument } from './corpora.ts';

/** What the notice says of one labelled article. */
interface ArticleCredit {
	readonly source: string;
	readonly licence: string;
	readonly url: string | null;
}

const heading = '## entities.bin.gz';

/** `notice` with its section on the recogniser's model written anew for these training documents; other sections stay as they are. */
export function withEntitiesSection(notice: string, documents: readonly LabelledDocument[]): string {
	const start = notice.indexOf(heading);
	const next = start < 0 ? -1 : notice.indexOf('\n## ', start);
	const before = start < 0 ? `${notice.trimEnd()}\n\n` : notice.slice(0, start);
	const after = next < 0 ? '' : notice.slice(next);
	return `${before}${entitiesSection(documents)}${after}`;
}

/** Sources, licences and sizes of what the model is trained on, from the data's own LICENSES.md, and the links that licences ask for. */
function entitiesSection(documents: readonly LabelledDocument[]): string {
	const licences = readFileSync(new URL('LICENSES.md', dataFolder), 'utf8');
	const credits = readFileSync(new URL('labelled-news/news.jsonl', dataFolder), 'utf8')
		.trim()
		.split('\n')
		.map(line => JSON.parse(line) as ArticleCredit);
	return [
		heading,
		'',
		'The weights, word clusters and gazetteers of the recogniser of people, organisations and places (`server/core/entities/recogniser`). `npm run train`',
		'(training/entities) makes the file, and this section, from the sets below. The file holds hashes and numbers, none of the texts.',
		'',
		'| trained on | source | licence of text / annotation | documents | names |',
		'|---|---|---|--:|--:|',
		...setRows(licences, documents),
		'',
		...resourceLines(licences),
		'',
		'The labelled news are from:',
		'',
		'| source | licence | articles |',
		'|---|---|--:|',
		...creditRows(credits),
		'',
		'Attribution (https://creativecommons.org/licenses/by/2.5/ and https://creativecommons.org/licenses/by/3.0/) of those that ask for it; the labels are ours:',
		'',
		...credits.filter(({ licence }) => licence.startsWith('CC')).map(({ source, licence, url }) => `- ${source}, ${licence}: ${url}`),
		'',
	].join('\n');
}

/** One row for what was written for the project, and one for each row of the table in LICENSES.md whose sets were trained on. */
function setRows(licences: string, documents: readonly LabelledDocument[]): string[] {
	const unnamed = new Set(documents.map(({ set }) => set));
	const rows: string[] = [];
	const addRow = (sets: readonly string[], source: string, licence: string): void => {
		const trained = documents.filter(({ set }) => sets.includes(set));
		const names = trained.reduce((sum, { mentions }) => sum + mentions.length, 0);
		rows.push(`| ${sets.join(', ')} | ${source} | ${licence} | ${trained.length} | ${names} |`);
	};
	if (unnamed.delete('written'))
		addRow(['written'], 'news, tables and posts written and labelled for this project (`training/entities/written`)', 'MIT');
	for (const line of licences.split('\n')) {
		const cells = line.split('|').map(cell => cell.trim());
		if (cells.length !== 5) continue;
		const sets = cells[1]!.split(/,\s*/).filter(set => unnamed.delete(set));
		if (sets.length === 0) continue;
		addRow(sets, sets.includes('labelled-news') ? 'news labelled for this project, listed below' : cells[2]!, cells[3]!);
	}
	if (unnamed.size > 0)
		throw new Error(`LICENSES.md beside the training data has no row for ${[...unnamed].join(', ')}: add one, what ships must name its sources.`);
	return rows;
}

/** What LICENSES.md says of the clusters and lists, one line a file. */
function resourceLines(licences: string): string[] {
	const section = licences.slice(licences.indexOf('## resources/')).split('\n').slice(1).join(' ').trim();
	if (!licences.includes('## resources/') || section === '')
		throw new Error('LICENSES.md beside the training data has no section "## resources/": what ships must name its sources.');
	return section
		.split(/(?<=\.) (?=[\w-]+\.(?:tsv|json): )/)
		.map(line => `- ${line.replace(/^[\w.-]+/, name => `\`${name}\``)}`)
		.concat(
			'- `lists/`: names of companies, clubs, bodies, events, products and families, written for this project (`training/entities/lists`, MIT).',
		)
		.concat('- GeoNames: https://www.geonames.org, https://creativecommons.org/licenses/by/4.0/. WordNet 3.0: the notice above.');
}

function creditRows(credits: readonly ArticleCredit[]): string[] {
	const counts = new Map<string, number>();
	for (const { source, licence } of credits) {
		const key = `| ${source} | ${licence} |`;
		counts.set(key, (counts.get(key) ?? 0) + 1);
	}
	return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([key, count]) => `${key} ${count} |`);
}
