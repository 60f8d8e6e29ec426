import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { renderManualPage } from '../../server/cli/manualPage.ts';
import { createProgram } from '../../server/cli/program.ts';
import { createProcessTerminal } from '../../server/cli/terminal.ts';
import { version } from '../../server/cli/version.ts';
import { folderWith, readIn } from './corpusCommand.ts';
import { corpusInProcess } from './inProcess.ts';

const installed = (shell: string): boolean => spawnSync(shell, ['--version']).status === 0;

/** Presses Tab at the end of the line, notes what is offered and what the line becomes, and leaves. */
const zshSettings = `
PROMPT=
autoload -Uz compinit && compinit -u -D
source ./corpus.zsh
compadd() {
	if ((\${argv[(I)-[OAD]]})); then builtin compadd "$@"; return; fi
	local -a found
	builtin compadd -A found "$@"
	print -rl -- $found >> offered
	builtin compadd "$@"
}
zle-line-init() {
	BUFFER=$LINE CURSOR=$#LINE
	zle complete-word
	print -r -- "$BUFFER" > line
	BUFFER=exit
	zle accept-line
}
zle -N zle-line-init
`;

async function scriptFor(shell: string): Promise<string> {
	const { code, stdout } = await corpusInProcess('completions', shell);
	expect(code).toBe(0);
	return stdout;
}

describe('completions', () => {
	it('name the shells there are', async () => {
		expect((await corpusInProcess('completions', 'tcsh')).code).toBe(2);
	});

	describe.skipIf(!installed('bash'))('for bash', () => {
		async function complete(...words: string[]): Promise<string[]> {
			const script = `${await scriptFor('bash')}
COMP_WORDS=(${words.map(word => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}; _corpus; printf '%s\\n' "\${COMPREPLY[@]}"`;
			return execFileSync('bash', ['--norc', '-c', script], { encoding: 'utf8' }).trim().split('\n');
		}

		it('know the commands', async () => {
			expect(await complete('corpus', 'un')).toEqual(['unpack']);
			expect(await complete('corpus', 's')).toEqual(['split', 'stats']);
		});

		it('know the options of a command, and what they can be', async () => {
			expect(await complete('corpus', 'check', '--f')).toEqual(['--format', '--fix', '--fail-on', '--force-ignore']);
			expect(await complete('corpus', 'outline', '--format', '')).toEqual(['tree', 'json']);
			expect(await complete('corpus', 'check', '--format', '=', 'sa')).toEqual(['sarif']);
			expect(await complete('corpus', 'check', '--format', '=')).toContain('junit');
			expect(await complete('corpus', 'check', '--select', 'CF12')).toContain('CF120');
			expect(await complete('corpus', 'explain', 'CA20')).toContain('CA201');
			expect(await complete('corpus', 'completions', '')).toEqual(['bash', 'zsh', 'fish']);
		});

		it('leave files to the shell', async () => {
			expect(await complete('corpus', 'check', 'READ')).toEqual(['']);
		});
	});

	it.skipIf(!installed('zsh'))('are a script that an interactive zsh completes with', async () => {
		const script = await scriptFor('zsh');
		const complete = (line: string): { offered: string[]; line: string } => {
			const folder = folderWith({ '.zshrc': zshSettings, 'corpus.zsh': script, 'zebra.corpus': '', offered: '', line: '' });
			const inTerminal = 'zmodload zsh/zpty; zpty inner "zsh -d -i"; while zpty -r inner text; do :; done';
			execFileSync('zsh', ['-f', '-c', inTerminal], { cwd: folder, env: { ...process.env, ZDOTDIR: folder, LINE: line }, timeout: 60_000 });
			const offered = new Set(readIn(folder, 'offered').split('\n'));
			offered.delete('');
			return { offered: [...offered].sort(), line: readIn(folder, 'line').replace(/\n$/, '') };
		};
		expect(complete('corpus unp')).toEqual({ offered: ['unpack'], line: 'corpus unpack ' });
		expect(complete('corpus s').offered).toEqual(['split', 'stats']);
		expect(complete('corpus check --format sa').line).toBe('corpus check --format sarif ');
		expect(complete('corpus check --format=').offered).toEqual(['concise', 'github', 'gitlab', 'json', 'jsonl', 'junit', 'pretty', 'sarif']);
		expect(complete('corpus check --exit')).toEqual({ offered: ['--exit-zero'], line: 'corpus check --exit-zero ' });
		expect(complete('corpus check --select CF13').offered).toContain('CF138');
		expect(complete('corpus explain CA20').offered).toContain('CA201');
		expect(complete('corpus check zeb').line).toBe('corpus check zebra.corpus ');
		expect(complete('corpus convert zebra.corpus -o zeb').line).toBe('corpus convert zebra.corpus -o zebra.corpus ');
	});

	it.skipIf(!installed('fish'))('are a script that fish completes with', async () => {
		const complete = (line: string, script: string): string[] =>
			execFileSync('fish', ['--no-config', '-c', `${script}\ncomplete -C '${line}'`], { encoding: 'utf8' })
				.trim()
				.split('\n')
				.map(found => found.split('\t')[0]!);
		const script = await scriptFor('fish');
		expect(complete('corpus unp', script)).toEqual(['unpack']);
		expect(complete('corpus check --format sa', script)).toEqual(['sarif']);
		expect(complete('corpus check --exit', script)).toEqual(['--exit-zero']);
	});
});

describe('the manual page', async () => {
	const program = await createProgram({
		terminal: createProcessTerminal(),
		environment: {},
		version,
		now: () => 0,
		exitWith: () => undefined,
	});
	const page = renderManualPage(program, version);

	it('is up to date (npm run docs:man)', () => {
		expect(readFileSync(new URL('../../man/corpus.1', import.meta.url), 'utf8')).toBe(page);
	});

	it('has every command and option', () => {
		for (const command of program.commands) {
			expect(page).toContain(`.SS "corpus ${command.name().replaceAll('-', '\\-')} `);
			for (const { long } of command.options) expect(page).toContain(long!.replaceAll('-', '\\-'));
		}
	});
});
