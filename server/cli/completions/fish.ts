import type { CompletedCommand } from './commandLine.ts';

/** The completions for fish: `corpus completions fish | source`, or a file `corpus.fish` in its folder of completions. */
export function fishCompletions(commands: readonly CompletedCommand[]): string {
	const lines = ['# fish completions of corpus'];
	for (const { name, summary, options, values } of commands) {
		lines.push(`complete -c corpus -n __fish_use_subcommand -f -a ${name} -d ${quoted(summary)}`);
		const condition = `-n '__fish_seen_subcommand_from ${name}'`;
		if (values.length > 0) lines.push(`complete -c corpus ${condition} -f -a ${quoted(values.join(' '))}`);
		for (const option of options) {
			const flags = option.flags.map(flag => (flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`)).join(' ');
			let value = '';
			if (option.values.length > 0) value = ` -x -a ${quoted(option.values.join(' '))}`;
			else if (option.valueName !== undefined) value = ' -r';
			lines.push(`complete -c corpus ${condition} ${flags}${value} -d ${quoted(option.description)}`);
		}
	}
	return `${lines.join('\n')}\n`;
}

function quoted(text: string): string {
	return `'${text.replace(/['\\]/g, '\\$&')}'`;
}
