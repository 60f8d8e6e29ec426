import { nextFreeName } from '../corpus/names.ts';
import { documentNames, nameSpan, renameFix } from './documentNames.ts';
import { nameClashes } from './nameClashes.ts';
import { nameRule } from './nameRule.ts';
import type { RuleDocs } from './rule.ts';

/** CF124: A name is also the folder of another document. */
export const nameIsDirectory = nameRule({
	id: 'CF124',
	name: 'name-is-directory',
	severity: 'error',
	fix: 'safe',
	group: 'delimiter',
	clashes(corpus) {
		const names = documentNames(corpus);
		const { folders, isNameOrFolder } = nameClashes(names);
		const given = new Set<string>();
		const numbers = new Map<string, number>();
		return folders.map(({ ordinal, other }) => {
			const free = nextFreeName(names[ordinal]!, candidate => isNameOrFolder(candidate) || given.has(candidate), numbers);
			given.add(free);
			return { ordinal, other, free };
		});
	},
	placesOf: ({ ordinal, other }) => [ordinal, other],
	findingsOf(corpus, { ordinal, other, free }) {
		const document = corpus.document(ordinal);
		const inside = corpus.document(other);
		const [name, insideName] = [document.parsed().value.name, inside.parsed().value.name];
		return [
			{
				rule: 'CF124',
				severity: 'error',
				message: `${name} is also the folder of ${insideName} (line ${inside.line + 1}).`,
				span: nameSpan(document),
				related: [{ span: nameSpan(inside), message: `A document in the folder ${name}` }],
				fixes: [renameFix(document, free)],
			},
			{
				rule: 'CF124',
				severity: 'error',
				message: `The folder of ${insideName} is also the name of a document (line ${document.line + 1}).`,
				span: nameSpan(inside),
				related: [{ span: nameSpan(document), message: 'The document with the name of the folder' }],
				fixes: [],
			},
		];
	},
});

/** What the page of CF124 says. */
export const nameIsDirectoryDocs: RuleDocs = {
	summary: 'A name is also the folder of another document.',
	why: 'A file and a folder of the same name cannot stand in one place, so the corpus cannot be unpacked.',
	fix: 'Renames the document by a number; the folder keeps its name.',
	bad: '<<<FILE news>>>\nOne\n<<<FILE news/floods.txt>>>\nTwo\n',
	good: '<<<FILE news-2>>>\nOne\n<<<FILE news/floods.txt>>>\nTwo\n',
};
