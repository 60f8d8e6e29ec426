import type { CompletedCommand, CompletedOption } from './commandLine.ts';

/** The completions for zsh: a file `_corpus` in a folder of `fpath`, or `source <(corpus completions zsh)`. */
export function zshCompletions(commands: readonly CompletedCommand[]): string {
	const listed = commands.map(({ name, summary }) => `\t\t${quoted(`${name}:${summary}`)}`);
	const cases = commands.map(({ name, options, values }) => {
		const rest = values.length > 0 ? `*:value:(${values.join(' ')})` : '*:file:_files';
		return [`\t\t${name}) _arguments \\`, ...options.map(option => `\t\t\t${specification(option)} \\`), `\t\t\t${quoted(rest)} ;;`].join('\n');
	});
	return `#compdef corpus
_corpus() {
	local -a commands
	commands=(
${listed.join('\n')}
	)
	if ((CURRENT == 2)); then
		_describe command commands
		return
	fi
	local name=$words[2]
	shift words
	((CURRENT--))
	case $name in
${cases.join('\n')}
	esac
}
if [[ $funcstack[1] == _corpus ]]; then
	_corpus "$@"
else
	compdef _corpus corpus
fi
`;
}

function specification({ flags, description, valueName, values }: CompletedOption): string {
	const text = description.replace(/[[\]\\:]/g, '\\$&');
	const value = valueName === undefined ? '' : `:${valueName}:${values.length > 0 ? `(${values.join(' ')})` : '_files'}`;
	const last = quoted(`[${text}]${value}`);
	// A value stands in the next word, or in the same one behind =.
	const forms = flags.map(flag => (valueName !== undefined && flag.startsWith('--') ? `${flag}=` : flag));
	return flags.length > 1 ? `'(${flags.join(' ')})'{${forms.join(',')}}${last}` : `${forms[0]}${last}`;
}

function quoted(text: string): string {
	return `'${text.replaceAll("'", "'\\''")}'`;
}
