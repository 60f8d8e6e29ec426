import type { Rule, RuleDocs } from './rule.ts';

/** CF134: The file holds bytes that are no UTF-8. */
export const invalidUtf8: Rule = {
	id: 'CF134',
	name: 'invalid-utf8',
	severity: 'error',
	fix: null,
	group: 'file',
	checkCorpus({ disk, text }) {
		if (!disk) return [];
		return disk.invalidUtf8.map(({ line, span }) => {
			const at = Math.min(line, text.lineCount - 1);
			const count = span.to - span.from;
			return {
				rule: 'CF134',
				severity: 'error',
				message: `${count === 1 ? 'A byte' : `${count} bytes`} at offset ${span.from} of the file ${count === 1 ? 'is' : 'are'} no UTF-8. Reopen the file with its own encoding.`,
				span: { from: text.lineStart(at), to: text.lineEnd(at) },
				related: [],
				fixes: [],
			};
		});
	},
};

/** What the page of CF134 says. */
export const invalidUtf8Docs: RuleDocs = {
	summary: 'The file holds bytes that are no UTF-8.',
	why: 'The file was saved in another encoding, cut in the middle of a character, or damaged. Programs show replacement characters, and saving it in an editor would make them permanent.',
	fix: 'There is none: no edit of the text can bring the bytes back. Reopen the file with the encoding that it was written in, and save it as UTF-8.',
	bad: '<<<FILE a.txt>>>\nCaf\\xe9 reopens\n',
	good: '<<<FILE a.txt>>>\nCafé reopens\n',
};
