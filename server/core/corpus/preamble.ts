import { append } from '../util/append.ts';
import type { Corpus } from './corpus.ts';
import { inlineDelimiterProblems } from './inlineDelimiters.ts';
import { readLine } from './lineReader.ts';
import { lineSpans } from './lines.ts';
import { type Problem, shiftProblem } from './problem.ts';

/** How much of the text before the first document is read line by line. */
const maximumUnits = 256 * 1024;

const known = new WeakMap<Corpus, readonly Problem[]>();

/** What is wrong with the lines before the first document, in units of the corpus. */
export function preambleProblems(corpus: Corpus): readonly Problem[] {
	if (!corpus.preamble) return [];
	const before = known.get(corpus);
	if (before) return before;
	const { from, to } = corpus.preamble;
	const text = corpus.text.slice(from, Math.min(to, from + maximumUnits));
	const problems: Problem[] = [];
	for (const line of lineSpans(text)) {
		const reading = readLine(text.slice(line.from, line.to), corpus.index.dialect);
		if (!reading) continue;
		append(
			problems,
			reading.problems.map(problem => shiftProblem(problem, from + line.from)),
		);
		if (reading.kind !== 'end') continue;
		const span = { from: from + line.from, to: from + line.to };
		problems.push({
			rule: 'CF111',
			message: 'This end marker closes no document: none is open here.',
			span,
			fixes: [{ title: 'Remove the end marker', safety: 'safe', edits: () => [{ from: span.from, to: from + line.next, insert: '' }] }],
		});
	}
	append(
		problems,
		inlineDelimiterProblems(text, { from: 0, to: text.length }).map(problem => shiftProblem(problem, from)),
	);
	known.set(corpus, problems);
	return problems;
}
