import type { TextChange } from '../source/text.ts';
import type { Rule, RuleDocs } from './rule.ts';

/** CF132: The file has line ends of more than one kind (LF, CR LF, CR). */
export const mixedLineEndings: Rule = {
	id: 'CF132',
	name: 'mixed-line-endings',
	severity: 'information',
	fix: 'requested',
	group: 'file',
	checkCorpus({ disk, text }) {
		if (!disk) return [];
		const { lf, crlf, cr, firstOdd } = disk.lineEnds;
		if ([lf, crlf, cr].filter(count => count > 0).length < 2) return [];
		const [majority, name] = crlf > lf && crlf >= cr ? ['\r\n', 'CR LF'] : cr > lf ? ['\r', 'CR'] : ['\n', 'LF'];
		const line = Math.min(firstOdd ?? 0, text.lineCount - 1);
		return [
			{
				rule: 'CF132',
				severity: 'information',
				message: `The file has ${lf} line ends LF, ${crlf} CR LF and ${cr} CR; the first that is not ${name} is here.`,
				span: { from: text.lineStart(line), to: text.lineEnd(line) },
				related: [],
				fixes: [{ title: `Write every line end as ${name}`, safety: 'requested', edits: () => rewritten(text.slice(0), majority!) }],
			},
		];
	},
};

/** What the page of CF132 says. */
export const mixedLineEndingsDocs: RuleDocs = {
	summary: 'The file has line ends of more than one kind (LF, CR LF, CR).',
	why: 'Programs that compare lines see differences that nobody can see. Editors hide them, so this is read from the file on disk.',
	fix: 'Writes every line end as most of them are. That changes the bytes of articles, so it is done on request only.',
	bad: '<<<FILE a.txt>>>\nOne\u000d\nTwo\nThree\n',
	good: '<<<FILE a.txt>>>\nOne\nTwo\nThree\n',
};

function rewritten(content: string, lineEnd: string): readonly TextChange[] {
	const changes: TextChange[] = [];
	for (const match of content.matchAll(/\r\n|\r|\n/g)) {
		if (match[0] !== lineEnd) changes.push({ from: match.index, to: match.index + match[0].length, insert: lineEnd });
	}
	return changes;
}
