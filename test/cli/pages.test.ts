import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { createProgram } from '../../server/cli/program.ts';
import { createStyles } from '../../server/cli/terminal.ts';

const root = new URL('../../', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, root), 'utf8');
const pages = ['README.md', ...readdirSync(new URL('docs/', root)).flatMap(name => (name.endsWith('.md') ? [`docs/${name}`] : []))];

const program = await createProgram({
	terminal: {
		stdoutIsTerminal: false,
		stderrIsTerminal: false,
		columns: 80,
		styles: createStyles(false),
		out: async () => undefined,
		log: () => undefined,
		progress: () => undefined,
	},
	environment: {},
	version: '0.0.0',
	now: () => 0,
	exitWith: () => undefined,
});

function blocks(page: string, language: string): string[] {
	return [...read(page).matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(([, block]) => block!);
}

/** Command lines of the page's shell blocks and of its code in running text: the command and the options that each names. */
function* commandLines(page: string): Generator<{ line: string; command: string; options: string[] }> {
	const text = read(page);
	const inline = [...text.matchAll(/`(corpus [a-z][^`\n]*)`/g)].map(([, code]) => code!);
	for (const line of [...blocks(page, 'sh').flatMap(block => block.split('\n')), ...inline]) {
		for (const [, rest] of line.replace(/\s#.*/, '').matchAll(/\bcorpus ((?:[a-z][a-z-]*)(?: [^|;>)&]*)?)/g)) {
			const [command, ...words] = rest!.replace(/'[^']*'/g, "''").split(/\s+/);
			yield { line, command: command!, options: words.flatMap(word => /^--[a-z][a-z-]*/.exec(word)?.[0] ?? []) };
		}
	}
}

describe.each(pages)('%s', page => {
	it('names commands and options that there are', () => {
		for (const { line, command, options } of commandLines(page)) {
			const known = program.commands.find(each => each.name() === command);
			if (!known && !/^\s*(?:\$ )?corpus /.test(line)) continue;
			expect([line, known?.name()]).toEqual([line, command]);
			const there = ['--help', ...known!.options.map(option => option.long)];
			for (const option of options) expect([line, there.includes(option)]).toEqual([line, true]);
		}
	});

	it('links to pages that there are', () => {
		for (const [, target] of read(page).matchAll(/\]\((?!https?:|#)([^)#\s]+)/g))
			expect(() => read(new URL(target!, new URL(page, root)).pathname.slice(root.pathname.length)), target).not.toThrow(/ENOENT/);
	});
});

it('the pages together show more than half of the commands', () => {
	const shown = new Set(pages.flatMap(page => [...commandLines(page)].map(({ command }) => command)));
	expect(program.commands.filter(command => shown.has(command.name())).length).toBeGreaterThan(program.commands.length / 2);
});

interface WorkflowStep {
	readonly uses?: string;
	readonly with?: Readonly<Record<string, string>>;
}

describe('docs/ci.md', () => {
	const documents = blocks('docs/ci.md', 'yaml').map(text => parse(text) as Readonly<Record<string, unknown>>);

	it('uses inputs and outputs that the action has', () => {
		const action = parse(read('action.yml')) as { inputs: object; outputs: object };
		const workflows = documents.flatMap(document => ('jobs' in document ? [document['jobs'] as { check: { steps: WorkflowStep[] } }] : []));
		const uses = workflows.flatMap(({ check }) => check.steps).filter(step => step.uses?.includes('article-corpus@'));
		expect(uses).toHaveLength(2);
		for (const step of uses) for (const name of Object.keys(step.with ?? {})) expect(Object.keys(action.inputs)).toContain(name);
		for (const [, name] of read('docs/ci.md').matchAll(/steps\.corpus\.outputs\.([\w-]+)/g)) expect(Object.keys(action.outputs)).toContain(name);
		for (const name of Object.keys(action.inputs)) expect(read('docs/ci.md')).toContain(`| \`${name}\` |`);
	});

	it('uses hooks that there are', () => {
		const hooks = parse(read('.pre-commit-hooks.yaml')) as { id: string; entry: string }[];
		const used = documents
			.flatMap(document => ('repos' in document ? (document['repos'] as { hooks: { id: string }[] }[]) : []))
			.flatMap(repo => repo.hooks);
		expect(used.map(({ id }) => id).sort()).toEqual(hooks.map(({ id }) => id).sort());
		for (const { entry } of hooks) {
			const [, name, ...options] = entry.split(' ');
			const command = program.commands.find(each => each.name() === name);
			expect(command?.options.map(({ long }) => long)).toEqual(expect.arrayContaining(options));
		}
	});
});
