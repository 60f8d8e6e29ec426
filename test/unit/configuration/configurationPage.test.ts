import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { allRules } from '../../../server/core/rules/allRules.ts';
import { readConfigurationFile } from '../../../server/core/workspace/configurationFile.ts';
import { readSuppressions } from '../../../server/core/workspace/suppressions.ts';

interface SchemaNode {
	readonly properties?: Readonly<Record<string, SchemaNode>>;
	readonly items?: SchemaNode;
	readonly $ref?: string;
	readonly definitions?: Readonly<Record<string, SchemaNode>>;
}

const page = readFileSync('docs/configuration.md', 'utf8');
const schema = JSON.parse(readFileSync('schemas/corpus.config.schema.json', 'utf8')) as SchemaNode;

/** Every key that a schema names, at any depth. */
function keysOf({ properties = {}, items, definitions = {} }: SchemaNode): string[] {
	const inner = [...Object.values(properties), ...Object.values(definitions), ...(items ? [items] : [])].flatMap(keysOf);
	return [...Object.keys(properties), ...inner];
}

function blocks(language: string): string[] {
	return [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(([, block]) => block!);
}

describe('docs/configuration.md', () => {
	it('names every key of the schema', () => {
		const keys = [...new Set(keysOf(schema))];
		expect(keys.length).toBeGreaterThan(10);
		expect(keys.filter(key => !page.includes(`\`${key}\``))).toEqual([]);
	});

	it('has a section for each setting, and for nothing else', () => {
		const sections = [...page.matchAll(/^### `(.*)`$/gm)].map(([, name]) => name!);
		expect(sections.sort()).toEqual(Object.keys(schema.properties ?? {}).sort());
	});

	it('shows configurations and sidecars that can be followed', () => {
		expect(blocks('jsonc').map(text => readConfigurationFile('/corpus.config.jsonc', text, allRules).problems)).toEqual([[]]);
		expect(blocks('json').map(text => readSuppressions(text).problems)).toEqual([[]]);
	});

	it('says truly which rules a beginning of ids stands for', () => {
		const { rules } = readConfigurationFile('/c', '{ "rules": { "CF12": "error" } }', allRules).value;
		expect(Object.keys(rules)).toEqual(['CF120', 'CF121', 'CF122', 'CF123', 'CF124', 'CF125']);
	});
});
