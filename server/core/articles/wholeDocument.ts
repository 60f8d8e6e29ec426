import type { ArticleAnalysis } from './article.ts';

/** A document as one article with its first line as the headline: what is right for most documents, and all that can be said without the model. */
export function wholeDocument(body: string): ArticleAnalysis {
	const from = body.search(/\S/);
	if (from < 0) return { articles: [], possible: [] };
	const span = { from, to: body.trimEnd().length };
	const lineEnd = body.slice(from).search(/[\r\n]/);
	const headlineSpan = { from, to: lineEnd < 0 ? span.to : from + body.slice(from, from + lineEnd).trimEnd().length };
	return {
		articles: [
			{
				span,
				headline: body.slice(headlineSpan.from, headlineSpan.to),
				headlineSpan,
				date: null,
				confidence: 1,
				evidence: [],
				parts: [{ kind: 'headline', span: headlineSpan, value: null, confidence: 1 }],
			},
		],
		possible: [],
	};
}
