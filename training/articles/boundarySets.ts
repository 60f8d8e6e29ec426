import { readFileSync } from 'node:fs';
import type { LineKind } from '../../server/core/articles/articleModel.ts';
import type { LabelledBlock, LabelledLine } from './labelledBlock.ts';
import { dataFolder } from './sourceArticles.ts';

const kindsInGold: Readonly<Record<string, LineKind>> = {
	headline: 'headline',
	headline2: 'headline-repeat',
	caption: 'caption',
	shorturl: 'boilerplate',
	follow: 'boilerplate',
	boilerplate: 'boilerplate',
	date: 'date',
	byline: 'byline',
	url: 'url',
	summary: 'summary',
	subhead: 'subhead',
	body: 'paragraph',
};

interface GoldBlock {
	readonly block: string;
	readonly first_line: number;
	readonly last_line: number;
	readonly articles: readonly { readonly source: string; readonly start_line: number; readonly parts: Readonly<Record<string, unknown>> }[];
}

/** One of the sets of ../shared/data (`boundaries/native`, `articles/train-lay`) as blocks. */
export function readBoundarySet(name: string): LabelledBlock[] {
	const text = readFileSync(new URL(`${name}.txt`, dataFolder), 'utf8').split('\n');
	const { gold } = JSON.parse(readFileSync(new URL(`${name}.gold.json`, dataFolder), 'utf8')) as { gold: readonly GoldBlock[] };
	return gold.map(block => {
		const kinds = new Map<number, LineKind>();
		const starts = new Set<number>();
		const datelines: { line: number; from: number; to: number }[] = [];
		for (const article of block.articles) {
			starts.add(article.start_line);
			for (const [part, places] of Object.entries(article.parts)) {
				if (part === 'dateline') {
					const dateline = places as { line: number; span: [number, number] };
					datelines.push({ line: dateline.line - block.first_line, from: dateline.span[0], to: dateline.span[1] });
				} else for (const line of places as readonly number[]) kinds.set(line, kindsInGold[part]!);
			}
		}
		const lines: LabelledLine[] = [];
		for (let line = block.first_line; line <= block.last_line; line++) {
			lines.push({ text: text[line - 1]!, kind: kinds.get(line) ?? null, startsArticle: starts.has(line) });
		}
		return {
			lines,
			datelines,
			hasSubheads: lines.some(({ kind }) => kind === 'subhead'),
			sources: [...new Set(block.articles.map(({ source }) => source))],
		};
	});
}
