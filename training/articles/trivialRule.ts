import type { ArticleAnalysis } from '../../server/core/articles/article.ts';

/** The rule to beat: an article starts at a line that stands again, word for word, within the next ten lines that are not blank. */
export function splitByRepeats(body: string): ArticleAnalysis {
	const lines: { text: string; from: number }[] = [];
	let at = 0;
	for (const line of body.split('\n')) {
		if (line.trim() !== '') lines.push({ text: line.trim(), from: at });
		at += line.length + 1;
	}
	const starts = [0];
	lines.forEach(({ text }, index) => {
		const isRepeated = text.length >= 12 && lines.slice(index + 1, index + 11).some(later => later.text === text);
		if (index > 0 && isRepeated) starts.push(index);
	});
	const articles = starts.map((start, index) => {
		const end = starts[index + 1];
		return {
			span: { from: lines[start]?.from ?? 0, to: end === undefined ? body.length : lines[end]!.from },
			headline: null,
			headlineSpan: null,
			date: null,
			confidence: 1,
			evidence: [],
			parts: [],
		};
	});
	return { articles, possible: [] };
}
