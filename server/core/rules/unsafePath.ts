import { safeName, unsafeNameReason } from '../corpus/names.ts';
import { renameEdits } from './documentNames.ts';
import type { Rule, RuleDocs } from './rule.ts';

/** CF122: A name is no safe relative path: it is absolute, climbs out by `..`, names a drive or a server, or holds a backslash, a control character, or an empty or dot segment. */
export const unsafePath: Rule = {
	id: 'CF122',
	name: 'unsafe-path',
	severity: 'error',
	fix: 'safe',
	group: 'delimiter',
	checkDocument(document) {
		const { name, opener } = document.parsed().value;
		if (name === '') return [];
		const reason = unsafeNameReason(name);
		if (reason === undefined) return [];
		const better = safeName(name);
		return [
			{
				rule: 'CF122',
				severity: 'error',
				message: `The name ${JSON.stringify(name)} is not a safe path: ${reason}.`,
				span: opener.nameSpan ?? opener.span,
				related: [],
				fixes: [{ title: `Rename to ${better}`, safety: 'safe', edits: () => renameEdits(document, better) }],
			},
		];
	},
};

/** What the page of CF122 says. */
export const unsafePathDocs: RuleDocs = {
	summary:
		'A name is no safe relative path: it is absolute, climbs out by `..`, names a drive or a server, or holds a backslash, a control character, or an empty or dot segment.',
	why: 'Unpacked without care, such a name writes outside the target folder. Unpack refuses the corpus.',
	fix: 'Writes the nearest safe path: separators turned, leading slashes and drives dropped, dot segments removed.',
	bad: '<<<FILE ../floods.txt>>>\nFloods close the pass\n',
	good: '<<<FILE floods.txt>>>\nFloods close the pass\n',
};
