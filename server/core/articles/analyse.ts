import type { Pace } from '../util/slices.ts';
import type { ArticleAnalysis } from './article.ts';
import { readArticleModel } from './articleModel.ts';
import { assembleArticles } from './assembleArticles.ts';
import { type DecidedLine, decideLines } from './decideLines.ts';
import { logicalLinesInSteps } from './logicalLines.ts';

/** Finds the articles of documents and their parts. Answers depend on the body alone, so they can be kept by its hash. */
export interface ArticleAnalyser {
	/** Gives way between lines, in steps of a few milliseconds at most; rejects with `Cancelled` when the pace's token is cancelled. */
	analyse(body: string, pace: Pace): Promise<ArticleAnalysis>;
	/** Without giving way, for callers that may block. */
	analyseNow(body: string): ArticleAnalysis;
}

/** Documents longer than this are cut into windows, in UTF-16 units: cues of a whole book would say little of each page. */
const windowUnits = 200_000;
/** Lines of the window before that the next one sees again, so that no boundary is judged without its surroundings. */
const overlapLines = 24;

/** An analyser over the unpacked bytes of models/articles.bin. Throws where the bytes are of another version. */
export function createArticleAnalyser(modelBytes: Uint8Array): ArticleAnalyser {
	const model = readArticleModel(modelBytes);

	function* run(body: string): Generator<undefined, ArticleAnalysis> {
		const lines = yield* logicalLinesInSteps(body);
		const decided: DecidedLine[] = [];
		for (let from = 0; from < lines.length; ) {
			let to = from;
			const start = lines[from]!.from;
			while (to < lines.length && lines[to]!.to - start < windowUnits) to++;
			to = Math.max(to, from + 1);
			const seenFrom = Math.max(0, from - overlapLines);
			const window = yield* decideLines(model, lines.slice(seenFrom, Math.min(lines.length, to + overlapLines)), seenFrom === 0);
			for (let at = from; at < to; at++) decided.push(window[at - seenFrom]!);
			from = to;
		}
		return yield* assembleArticles(decided, model.threshold, body);
	}

	return {
		async analyse(body, pace) {
			const steps = run(body);
			for (;;) {
				const pause = pace.due();
				if (pause) await pause;
				const step = steps.next();
				if (step.done) return step.value;
			}
		},
		analyseNow(body) {
			const steps = run(body);
			for (;;) {
				const step = steps.next();
				if (step.done) return step.value;
			}
		},
	};
}
