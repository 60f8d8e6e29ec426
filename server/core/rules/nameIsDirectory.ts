import { nextFreeName } from '../corpus/names.ts';
import { documentNames, nameSpan, renameFix } from './documentNames.ts';
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
		const folders = new Map<string, number>();
		for (const [ordinal, name] of names.entries()) {
			for (let slash = name.indexOf('/'); slash > 0; slash = name.indexOf('/', slash + 1)) {
				const folder = name.slice(0, slash);
				if (!folders.has(folder)) folders.set(folder, ordinal);
			}
		}
		if (folders.size === 0) return [];
		const taken = new Set([...names, ...folders.keys()]);
		const findings: Finding[] = [];
		for (const [ordinal, name] of names.entries()) {
			const inside = folders.get(name);
			if (inside === undefined) continue;
			const document = corpus.document(ordinal);
			const free = nextFreeName(name, candidate => taken.has(candidate));
			taken.add(free);
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
