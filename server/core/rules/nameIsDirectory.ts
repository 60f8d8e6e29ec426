import { nextFreeName } from '../corpus/names.ts';
import { documentNames, nameSpan, renameFix } from './documentNames.ts';
import { nameClashes } from './nameClashes.ts';
import type { Finding, Rule, RuleDocs } from './rule.ts';

/** CF124: A name is also the folder of another document. */
export const nameIsDirectory: Rule = {
	id: 'CF124',
	name: 'name-is-directory',
	severity: 'error',
	fix: 'safe',
	group: 'delimiter',
	checkCorpus(corpus) {
		const names = documentNames(corpus);
		const { folders, isNameOrFolder } = nameClashes(names);
		const given = new Set<string>();
		const numbers = new Map<string, number>();
		const findings: Finding[] = [];
		for (const { ordinal, other: inside } of folders) {
			const name = names[ordinal]!;
			const document = corpus.document(ordinal);
			const free = nextFreeName(name, candidate => isNameOrFolder(candidate) || given.has(candidate), numbers);
			given.add(free);
			findings.push({
				rule: 'CF124',
				severity: 'error',
				message: `${name} is also the folder of ${names[inside]} (line ${corpus.document(inside).line + 1}).`,
				span: nameSpan(document),
				related: [{ span: nameSpan(corpus.document(inside)), message: `A document in the folder ${name}` }],
				fixes: [renameFix(document, free)],
			});
			findings.push({
				rule: 'CF124',
				severity: 'error',
				message: `The folder of ${names[inside]} is also the name of a document (line ${document.line + 1}).`,
				span: nameSpan(corpus.document(inside)),
				related: [{ span: nameSpan(document), message: 'The document with the name of the folder' }],
				fixes: [],
			});
		}
		return findings;
	},
};

/** What the page of CF124 says. */
export const nameIsDirectoryDocs: RuleDocs = {
	summary: 'A name is also the folder of another document.',
	why: 'A file and a folder of the same name cannot stand in one place, so the corpus cannot be unpacked.',
	fix: 'Renames the document by a number; the folder keeps its name.',
	bad: '<<<FILE news>>>\nOne\n<<<FILE news/floods.txt>>>\nTwo\n',
	good: '<<<FILE news-2>>>\nOne\n<<<FILE news/floods.txt>>>\nTwo\n',
};
