import type { Span } from '../source/span.ts';
import type { Head } from './documentParser.ts';
import { lineSpans, prevailingLineEnd } from './lines.ts';
import { nameFromHeadline } from './names.ts';
import type { Fix, Problem } from './problem.ts';

/** The name that a document could have, made of its first line of text. */
export function nameSuggestion(source: string, body: Span): string {
	for (const line of lineSpans(source.slice(body.from, Math.min(body.to, body.from + 2000)))) {
		const text = source.slice(body.from + line.from, body.from + line.to);
		if (/[\p{L}\p{N}]/u.test(text)) return nameFromHeadline(text);
	}
	return nameFromHeadline('');
}

/** The opener's problems, with the fixes that need more than its line: a name taken from the headline, the corpus' own line end. */
export function delimiterProblems(head: Head, source: string, body: Span): readonly Problem[] {
	// Most openers are as they should be: the text is not looked at for them.
	if (head.problems.length === 0) return head.problems;
	const lineEnd = prevailingLineEnd(source);
	const suggestion = head.delimiter.name === '' ? nameSuggestion(source, body) : '';
	return head.problems.map(problem => {
		const fixes: readonly Fix[] =
			problem.fixes.length === 0 && head.delimiter.name === '' && problem.rule !== 'CF133'
				? [{ title: `Name the document ${suggestion}`, safety: 'safe', edits: () => head.rename(suggestion) }]
				: problem.fixes;
		return {
			...problem,
			fixes: fixes.map(fix => ({ ...fix, edits: () => fix.edits().map(edit => ({ ...edit, insert: edit.insert.replaceAll('\n', lineEnd) })) })),
		};
	});
}
