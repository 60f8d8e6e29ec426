import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { tokenTypes } from '../../../server/core/features/semanticTokens.ts';

interface Manifest {
	readonly contributes: {
		readonly semanticTokenTypes: readonly { readonly id: string; readonly superType?: string; readonly description: string }[];
		readonly semanticTokenScopes: readonly { readonly language: string; readonly scopes: Readonly<Record<string, readonly string[]>> }[];
	};
}

const { contributes }: Manifest = JSON.parse(readFileSync('package.json', 'utf8'));
/** Types that VS Code knows by itself. */
const builtIn = new Set(['number']);

test('The manifest declares the types of the server’s legend, each with a type that themes know and a description.', () => {
	const declared = contributes.semanticTokenTypes;
	expect(declared.map(({ id }) => id)).toEqual(tokenTypes.filter(type => !builtIn.has(type)));
	for (const { superType, description } of declared) {
		expect(superType).toMatch(/^[a-z]+$/i);
		expect(description).toMatch(/^[A-Z].*\.$/);
	}
});

test('Each type has scopes for themes without semantic colours, its own first and one that every theme has last.', () => {
	const [corpus] = contributes.semanticTokenScopes;
	expect(corpus?.language).toBe('corpus');
	expect(Object.keys(corpus?.scopes ?? {})).toEqual([...tokenTypes]);
	for (const scopes of Object.values(corpus?.scopes ?? {})) {
		expect(scopes[0]).toMatch(/\.corpus$/);
		expect(scopes.at(-1)).not.toMatch(/corpus/);
		// A theme takes the longest prefix that it has: the second scope is the first one, cut short.
		expect(scopes[0]?.startsWith(scopes[1] ?? '-')).toBe(true);
	}
});

test('People, organisations, places and other names fall back to four different scopes.', () => {
	const scopes = contributes.semanticTokenScopes[0]?.scopes ?? {};
	const fallbacks = ['person', 'organisation', 'place', 'otherName'].map(type => scopes[type]?.[1]);
	expect(new Set(fallbacks).size).toBe(4);
});
