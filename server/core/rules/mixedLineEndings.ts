import type { DiskFacts } from '../corpus/diskFacts.ts';
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
		const { text: majority, name } = prevailingLineEndOf(disk.lineEnds);
		const line = Math.min(firstOdd ?? 0, text.lineCount - 1);
		return [
			{
				rule: 'CF132',
				severity: 'information',
				message: lineEndsMessage(disk.lineEnds),
				span: { from: text.lineStart(line), to: text.lineEnd(line) },
				related: [],
				fixes: [{ title: `Write every line end as ${name}`, safety: 'requested', edits: () => rewritten(text.slice(0), majority) }],
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

type Counts = Pick<DiskFacts['lineEnds'], 'lf' | 'crlf' | 'cr'>;

/** The kind of line end that most lines have; LF before CR LF before CR where there are as many. */
export function prevailingLineEndOf({ lf, crlf, cr }: Counts): { readonly kind: keyof Counts; readonly text: string; readonly name: string } {
	if (crlf > lf && crlf >= cr) return { kind: 'crlf', text: '\r\n', name: 'CR LF' };
	return cr > lf ? { kind: 'cr', text: '\r', name: 'CR' } : { kind: 'lf', text: '\n', name: 'LF' };
}

/** What the rule says of a file with such line ends. */
export function lineEndsMessage(counts: Counts): string {
	const { lf, crlf, cr } = counts;
	return `The file has ${lf} line ends LF, ${crlf} CR LF and ${cr} CR; the first that is not ${prevailingLineEndOf(counts).name} is here.`;
}

function rewritten(content: string, lineEnd: string): readonly TextChange[] {
	const changes: TextChange[] = [];
	for (const match of content.matchAll(/\r\n|\r|\n/g)) {
		if (match[0] !== lineEnd) changes.push({ from: match.index, to: match.index + match[0].length, insert: lineEnd });
	}
	return changes;
}
