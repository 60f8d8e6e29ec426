const words =
	'the river bridge council opened works minister said road city harbour ferry line new year people water school plan cost report market week weather train north south season court office region'.split(
		' ',
	);

/** An article of made-up news. */
export interface NewsArticle {
	readonly name: string;
	readonly headline: string;
	readonly date: string;
	readonly paragraphs: readonly string[];
}

/** Articles of some 4 KB each, about so many UTF-16 units of them. The same seed gives the same articles. */
export function newsArticles(units: number, seed = 1): readonly NewsArticle[] {
	let state = seed;
	const next = (below: number): number => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return Math.floor((state / 2 ** 32) * below);
	};
	const sentence = (length: number): string => {
		const chosen = Array.from({ length }, () => words[next(words.length)]!);
		return `${chosen[0]!.charAt(0).toUpperCase()}${chosen[0]!.slice(1)} ${chosen.slice(1).join(' ')}`;
	};
	const articles: NewsArticle[] = [];
	let length = 0;
	for (let number = 0; length < units; number++) {
		const paragraphs = Array.from({ length: 9 }, () => Array.from({ length: 5 }, () => `${sentence(8 + next(10))}.`).join(' '));
		const date = `${String(1 + next(28)).padStart(2, '0')} August 2025`;
		const article = { name: `news/${String(number).padStart(6, '0')}.txt`, headline: sentence(9), date, paragraphs };
		articles.push(article);
		length += corpusBlock(article).length;
	}
	return articles;
}

/** An article as a document of a corpus. */
export function corpusBlock({ name, headline, date, paragraphs }: NewsArticle): string {
	return `<<<FILE ${name}>>>\n${headline}\n\nUpdated ${date}\n\nLISBON: ${paragraphs.join('\n\n')}\n`;
}

/** The same articles in the formats that other language servers read, each with an outline of its articles. */
export const formats = {
	corpus: (articles: readonly NewsArticle[]) => articles.map(corpusBlock).join(''),
	html: (articles: readonly NewsArticle[]) =>
		`<!DOCTYPE html>\n<html>\n<body>\n${articles
			.map(
				({ name, headline, date, paragraphs }) =>
					`<article id="${name}">\n<h1>${headline}</h1>\n<time>${date}</time>\n${paragraphs.map(text => `<p>${text}</p>`).join('\n')}\n</article>\n`,
			)
			.join('')}</body>\n</html>\n`,
	json: (articles: readonly NewsArticle[]) => `${JSON.stringify({ articles }, undefined, 1)}\n`,
	yaml: (articles: readonly NewsArticle[]) =>
		`articles:\n${articles
			.map(
				({ name, headline, date, paragraphs }) =>
					`- name: ${name}\n  headline: ${headline}\n  date: ${date}\n  paragraphs:\n${paragraphs.map(text => `  - "${text}"\n`).join('')}`,
			)
			.join('')}`,
} as const;
