import { foldName, nextFreeName } from '../corpus/names.ts';
import { documentNames, nameSpan, renameFix } from './documentNames.ts';
import { nameClashes } from './nameClashes.ts';
import { nameRule } from './nameRule.ts';
import type { RuleDocs } from './rule.ts';

/** CF121: Two names differ only in case or in how their accents are encoded. */
export const collidingName = nameRule({
	id: 'CF121',
	name: 'colliding-name',
	severity: 'warning',
	fix: 'safe',
	group: 'delimiter',
	clashes(corpus) {
		const names = documentNames(corpus);
		const { collisions, isFoldedTaken } = nameClashes(names);
		const given = new Set<string>();
		const numbers = new Map<string, number>();
		return collisions.map(({ ordinal, other }) => {
			const free = nextFreeName(names[ordinal]!, candidate => isFoldedTaken(foldName(candidate)) || given.has(foldName(candidate)), numbers);
			given.add(foldName(free));
			return { ordinal, other, free };
		});
	},
	placesOf: ({ ordinal }) => [ordinal],
	findingsOf(corpus, { ordinal, other, free }) {
		const document = corpus.document(ordinal);
		const earlier = corpus.document(other);
		const [name, otherName] = [document.parsed().value.name, earlier.parsed().value.name];
		return [
			{
				rule: 'CF121',
				severity: 'warning',
				message: `${name} differs from ${otherName} (line ${earlier.line + 1}) only in case or in the encoding of accents.`,
				span: nameSpan(document),
				related: [{ span: nameSpan(earlier), message: 'The name that it collides with' }],
				fixes: [renameFix(document, free)],
			},
		];
	},
});

/** What the page of CF121 says. */
export const collidingNameDocs: RuleDocs = {
	summary: 'Two names differ only in case or in how their accents are encoded.',
	why: 'On most Windows and macOS disks the two are one file: unpacked there, the second overwrites the first.',
	fix: 'Renames the later document by a number.',
	bad: '<<<FILE Floods.txt>>>\nOne\n<<<FILE floods.txt>>>\nTwo\n',
	good: '<<<FILE Floods.txt>>>\nOne\n<<<FILE floods-2.txt>>>\nTwo\n',
};
