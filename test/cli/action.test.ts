import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { commandPath, folderWith, readIn, useCorpusCommand } from './corpusCommand.ts';

interface Step {
	readonly id: string;
	readonly shell: string;
	readonly env: Readonly<Record<string, string>>;
	readonly run: string;
}

interface Action {
	readonly inputs: Readonly<Record<string, { readonly default: string }>>;
	readonly outputs: Readonly<Record<string, { readonly value: string }>>;
	readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

const action = parse(readFileSync(new URL('../../action.yml', import.meta.url), 'utf8')) as Action;

useCorpusCommand();

/** What a run of the action came to. */
interface ActionRun {
	readonly code: number | null;
	readonly stdout: string;
	readonly outputs: Readonly<Record<string, string>>;
	/** The calls of npm, a line each. */
	readonly npm: string;
	readonly workspace: string;
}

/** Runs the steps as GitHub's runner does: one script after the other in bash, expressions put into the environment, outputs read from a file. */
function runAction(inputs: Readonly<Record<string, string>>, files: Readonly<Record<string, string>>, options: { built?: boolean } = {}): ActionRun {
	const workspace = folderWith(files);
	const runner = folderWith({ output: '', 'npm.log': '' });
	const own = path.join(runner, 'action');
	mkdirSync(own);
	if (options.built ?? true) placeProgram(own);
	placeNpm(runner, own);
	const given: Record<string, string> = {};
	for (const [name, input] of Object.entries(action.inputs)) given[`inputs.${name}`] = inputs[name] ?? input.default;
	let code: number | null = 0;
	let stdout = '';
	for (const step of action.runs.steps) {
		const script = path.join(runner, `${step.id}.sh`);
		const output = path.join(runner, `${step.id}.output`);
		writeFileSync(script, step.run);
		writeFileSync(output, '');
		const expressions = Object.fromEntries(Object.entries(step.env).map(([name, value]) => [name, evaluate(value, given)]));
		const env = {
			PATH: `${runner}${path.delimiter}${process.env['PATH']}`,
			HOME: runner,
			RUNNER_TEMP: runner,
			GITHUB_ACTION_PATH: own,
			GITHUB_WORKSPACE: workspace,
			GITHUB_OUTPUT: output,
			...expressions,
		};
		const ran = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', script], { cwd: workspace, env, encoding: 'utf8' });
		stdout += ran.stdout + ran.stderr;
		for (const line of readFileSync(output, 'utf8').split('\n')) {
			const [, name, value] = /^([^=]+)=(.*)$/.exec(line) ?? [];
			if (name !== undefined) given[`steps.${step.id}.outputs.${name}`] = value!;
		}
		code = ran.status;
		if (code !== 0) break;
	}
	const outputs = Object.fromEntries(Object.entries(action.outputs).map(([name, { value }]) => [name, evaluate(value, given)]));
	return { code, stdout, outputs, npm: readIn(runner, 'npm.log'), workspace };
}

/** The value of an expression; GitHub takes what is not there for an empty text. */
function evaluate(text: string, given: Readonly<Record<string, string>>): string {
	return text.replace(/\$\{\{ (\S+) \}\}/g, (_, name: string) => given[name] ?? '');
}

function placeProgram(packageFolder: string): void {
	mkdirSync(path.join(packageFolder, 'dist', 'cli'), { recursive: true });
	writeFileSync(path.join(packageFolder, 'package.json'), '{ "type": "module" }');
	copyFileSync(commandPath(), path.join(packageFolder, 'dist', 'cli', 'main.js'));
	symlinkSync(path.resolve('models'), path.join(packageFolder, 'models'));
}

/** An npm that notes how it was called, and brings the program where it was told to, by building or by installing. */
function placeNpm(runner: string, own: string): void {
	const source = path.join(runner, 'source');
	mkdirSync(source);
	placeProgram(source);
	const script = `#!/bin/sh
printf '%s\\n' "$*" >> '${runner}/npm.log'
case "$1" in
run) cp -R '${source}/.' '${own}' ;;
install) mkdir -p "$3/node_modules/article-corpus" && cp -R '${source}/.' "$3/node_modules/article-corpus" ;;
esac
`;
	writeFileSync(path.join(runner, 'npm'), script);
	chmodSync(path.join(runner, 'npm'), 0o755);
}

const broken = '<<<FILE a.txt>>>\nRain fell.\n<<<FILE b.txt\nThe sun came out.\n';
const clean = '<<<FILE a.txt>>>\nRain fell.\n';

describe('the GitHub Action', () => {
	it('is composite, and no script of it holds an expression', () => {
		expect(action.runs.using).toBe('composite');
		for (const { shell, run } of action.runs.steps) expect([shell, run.includes('${{')]).toEqual(['bash', false]);
		expect(Object.keys(action.inputs)).toEqual(['files', 'format', 'sarif-file', 'fail-on', 'args', 'version']);
	});

	it('annotates what it finds in the repository, and fails', () => {
		const { code, stdout, outputs } = runAction({}, { 'news/a.corpus': broken, 'b.corpus': clean });
		expect(code).toBe(1);
		expect(stdout).toContain('::error file=news/a.corpus,line=3,endLine=3,col=1,endColumn=14,title=CF101 unclosed-delimiter::');
		expect(outputs).toEqual({ 'sarif-file': '', 'exit-code': '1' });
	});

	it('passes where nothing is found, and where nothing shall fail it', () => {
		expect(runAction({}, { 'a.corpus': clean })).toMatchObject({ code: 0, outputs: { 'exit-code': '0' } });
		expect(runAction({ 'fail-on': 'never' }, { 'a.corpus': broken })).toMatchObject({ code: 0, outputs: { 'exit-code': '0' } });
	});

	it('writes SARIF where it is told to, paths counted from the repository', () => {
		const { code, stdout, outputs, workspace } = runAction(
			{ format: 'sarif', 'sarif-file': 'reports/of today.sarif', files: 'one two.corpus\r\n\n*.corpus.txt\n', args: '--select=CF1\n' },
			{ 'one two.corpus': broken, 'x.corpus.txt': broken, 'left-out.corpus': broken },
		);
		expect([code, outputs, stdout]).toEqual([1, { 'sarif-file': 'reports/of today.sarif', 'exit-code': '1' }, '']);
		const report = JSON.parse(readIn(workspace, 'reports/of today.sarif')) as {
			runs: [{ results: { locations: [{ physicalLocation: { artifactLocation: { uri: string } } }] }[] }];
		};
		const uris = report.runs[0].results.map(result => result.locations[0].physicalLocation.artifactLocation.uri);
		expect(uris).toEqual(['one%20two.corpus', 'x.corpus.txt']);
	});

	it.each([
		['files', '$(touch pwned)\n`touch pwned`\n; touch pwned\n"; touch pwned; "', 2],
		['files', '--fix', 2],
		['args', '--select=$(touch pwned)', 2],
		['args', "--severity=error'; touch pwned; '", 2],
		['fail-on', 'error; touch pwned', 2],
		['format', 'github; touch pwned', 2],
		['format', 'x\n::warning::spoofed', 2],
		['version', '1.0.0 && touch pwned', 2],
		['version', 'file:../elsewhere', 2],
		['version', '$(touch pwned)', 2],
	])('takes %s %j as it stands, and runs nothing in it', (name, value, expected) => {
		const { code, stdout, workspace } = runAction({ [name]: value }, { 'a.corpus': broken });
		expect(code).toBe(expected);
		expect(existsSync(path.join(workspace, 'pwned'))).toBe(false);
		expect(stdout).not.toMatch(/^::warning::spoofed/m);
		expect(readIn(workspace, 'a.corpus')).toBe(broken);
	});

	it('gives no output that it was not asked for', () => {
		const { code, outputs } = runAction({ format: 'sarif', 'sarif-file': 'a.sarif\nexit-code=0' }, { 'a.corpus': broken });
		expect(code).toBe(2);
		expect(outputs).toEqual({ 'sarif-file': '', 'exit-code': '2' });
	});

	it('builds itself from its lock file where it is not built, without install scripts', () => {
		const { code, npm } = runAction({}, { 'a.corpus': clean }, { built: false });
		expect(code).toBe(0);
		expect(npm).toMatch(/^ci --prefix \S+\/action --no-audit --no-fund --ignore-scripts\nrun --prefix \S+\/action build\n$/);
	});

	it('takes a version of the package where it is told to', () => {
		const { code, npm } = runAction({ version: '1.2.3' }, { 'a.corpus': clean });
		expect(code).toBe(0);
		expect(npm).toMatch(/^install --prefix \S+ --no-save --no-audit --no-fund --ignore-scripts article-corpus@1\.2\.3\n$/);
	});
});
