import { prevailingLineEnd } from '../corpus/lines.ts';
import type { Finding, Rule, RuleDocs } from './rule.ts';

/** CF135: An article holds a control character: NUL, another of C0 or C1, or a carriage return that ends no line like the others. */
export const controlCharacter: Rule = {
	id: 'CF135',
	name: 'control-character',
	severity: 'warning',
	fix: 'requested',
	group: 'file',
	checkDocument(document) {
		const { body } = document.parsed().value;
		const source = document.source();
		const strayReturn = prevailingLineEnd(source) === '\r' ? '' : '|\\r(?!\\n)';
		const pattern = new RegExp(`[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u0084\\u0086-\\u009f]+${strayReturn}`, 'g');
		const findings: Finding[] = [];
		for (const match of source.slice(body.from, body.to).matchAll(pattern)) {
			const span = { from: body.from + match.index, to: body.from + match.index + match[0].length };
			const isReturn = match[0] === '\r';
			findings.push({
				rule: 'CF135',
				severity: 'warning',
				message: isReturn ? 'A carriage return stands alone, where the other lines end otherwise.' : `The text holds ${nameCharacters(match[0])}.`,
				span,
				related: [],
				fixes: [
					isReturn
						? { title: 'Write the line end as the others are', safety: 'requested', edits: () => [{ ...span, insert: prevailingLineEnd(source) }] }
						: { title: 'Remove the control characters', safety: 'requested', edits: () => [{ ...span, insert: '' }] },
				],
			});
		}
		return findings;
	},
};

/** What the page of CF135 says. */
export const controlCharacterDocs: RuleDocs = {
	summary: 'An article holds a control character: NUL, another of C0 or C1, or a carriage return that ends no line like the others.',
	why: 'Control characters come from damaged pages and from PDF. They break searches, counts and many a parser.',
	fix: 'Removes the characters, on request: they are bytes of an article.',
	bad: '<<<FILE a.txt>>>\nOne \u0007 two\n',
	good: '<<<FILE a.txt>>>\nOne  two\n',
};

function nameCharacters(characters: string): string {
	const code = `U+${characters.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
	return characters.length === 1 ? `the control character ${code}` : `${characters.length} control characters, the first of them ${code}`;
}
