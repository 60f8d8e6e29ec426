import { portableName, unportableNameReason, unsafeNameReason } from '../corpus/names.ts';
import { renameEdits } from './documentNames.ts';
import type { Rule, RuleDocs } from './rule.ts';

/** CF123: A name cannot be a file on every system, or is read as an unsafe path by programs that decode or normalise names. */
export const unportablePath: Rule = {
	id: 'CF123',
	name: 'unportable-path',
	severity: 'warning',
	fix: 'safe',
	group: 'delimiter',
	checkDocument(document) {
		const { name, opener } = document.parsed().value;
		if (name === '') return [];
		if (unsafeNameReason(name) !== undefined) return [];
		const reason = unportableNameReason(name);
		if (reason === undefined) return [];
		const better = portableName(name);
		return [
			{
				rule: 'CF123',
				severity: 'warning',
				message: `The name ${JSON.stringify(name)} is not portable: ${reason}.`,
				span: opener.nameSpan ?? opener.span,
				related: [],
				fixes: [{ title: `Rename to ${better}`, safety: 'safe', edits: () => renameEdits(document, better) }],
			},
		];
	},
};

/** What the page of CF123 says. */
export const unportablePathDocs: RuleDocs = {
	summary:
		'A name cannot be a file on every system: a device name of Windows, one of the signs `: * ? " < > |`, a trailing dot or blank, a leading `~/`, more than 255 bytes, or dots and slashes in disguise (`%2e%2e/`, `．．／`).',
	why: 'The corpus can be unpacked here, but not by the colleague on another system, or it lands elsewhere there.',
	fix: 'Writes the nearest name that every system takes.',
	bad: '<<<FILE news/con.txt>>>\nFloods close the pass\n',
	good: '<<<FILE news/_con.txt>>>\nFloods close the pass\n',
};
