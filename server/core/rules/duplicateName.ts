import type { Corpus, CorpusDocument } from '../corpus/corpus.ts';
import { nextFreeName } from '../corpus/names.ts';
import type { Fix } from '../corpus/problem.ts';
import { documentNames, nameSpan, renameFix } from './documentNames.ts';
import { nameClashes } from './nameClashes.ts';
import { type MendedClash, nameRule } from './nameRule.ts';
import type { Finding, RuleDocs } from './rule.ts';

/** CF120: Two documents of the corpus have the same name. */
export const duplicateName = nameRule({
	id: 'CF120',
	name: 'duplicate-name',
	severity: 'error',
	fix: 'safe',
	group: 'delimiter',
	clashes(corpus) {
		const names = documentNames(corpus);
		const { duplicates, isTaken } = nameClashes(names);
		const given = new Set<string>();
		const numbers = new Map<string, number>();
		const clashes: MendedClash[] = [];
		for (const { ordinal, other } of duplicates) {
			const name = names[ordinal]!;
			if (isNonce(corpus.document(ordinal), name)) continue;
			const free = nextFreeName(name, candidate => isTaken(candidate) || given.has(candidate), numbers);
			given.add(free);
			clashes.push({ ordinal, other, free });
		}
		return clashes;
	},
	placesOf: ({ ordinal }) => [ordinal],
	findingsOf: (corpus, clash) => [duplicate(corpus, clash)],
});

/** What the page of CF120 says. */
export const duplicateNameDocs: RuleDocs = {
	summary: 'Two documents of the corpus have the same name.',
	why: 'Unpacked, the second would overwrite the first; a reader that looks a document up by name gets one of them by chance.',
	fix: 'Renames the later document by a number: `name-2`. Where the two contents are identical, deleting the later one is offered as well; that removes article text and asks.',
	bad: '<<<FILE a.txt>>>\nOne\n<<<FILE a.txt>>>\nTwo\n',
	good: '<<<FILE a.txt>>>\nOne\n<<<FILE a-2.txt>>>\nTwo\n',
};

function duplicate(corpus: Corpus, { ordinal, other, free }: MendedClash): Finding {
	const document = corpus.document(ordinal);
	const original = corpus.document(other);
	const { name } = document.parsed().value;
	return {
		rule: 'CF120',
		severity: 'error',
		message: `${name} is the name of an earlier document too (line ${original.line + 1}).`,
		span: nameSpan(document),
		related: [{ span: nameSpan(original), message: `The first document named ${name}` }],
		fixes: [renameFix(document, free), ...deletion(original, document)],
	};
}

function deletion(original: CorpusDocument, document: CorpusDocument): readonly Fix[] {
	if (bodyOf(original) !== bodyOf(document)) return [];
	const { from, to } = document.span;
	return [{ title: 'Delete this document, whose content is the same', safety: 'unsafe', edits: () => [{ from, to, insert: '' }] }];
}

function bodyOf(document: CorpusDocument): string {
	const { from, to } = document.parsed().value.body;
	return document.source().slice(from, to).trimEnd();
}

/** In corpora of the nonce form, the word behind the keyword is the same in every delimiter and names nothing (CF114 says so). */
function isNonce(document: CorpusDocument, name: string): boolean {
	return /^[0-9a-f]{4,64}$/i.test(name) && document.parsed().value.opener.attributes.some(({ key }) => key === 'path' || key === 'name');
}
