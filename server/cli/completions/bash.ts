import type { CompletedCommand } from './commandLine.ts';

/** The completions for bash 4 and newer: `source <(corpus completions bash)`. Files are completed by the shell itself. */
export function bashCompletions(commands: readonly CompletedCommand[]): string {
	const values = commands.flatMap(({ name, options }) =>
		options
			.filter(option => option.valueName !== undefined)
			.map(({ flags, values }) => `\t\t${flags.map(flag => `'${name} ${flag}'`).join('|')}) words='${values.join(' ')}' ;;`),
	);
	const others = commands.map(
		({ name, options, values }) => `\t\t\t${name}) flags='${options.flatMap(option => option.flags).join(' ')}' words='${values.join(' ')}' ;;`,
	);
	const names = commands.map(({ name }) => name);
	return `# bash completions of corpus
_corpus() {
	local current=\${COMP_WORDS[COMP_CWORD]} previous= command= words= flags= word
	((COMP_CWORD > 0)) && previous=\${COMP_WORDS[COMP_CWORD - 1]}
	# --format=json comes as three words.
	if [[ $current == '=' ]]; then
		current=
	elif [[ $previous == '=' ]]; then
		previous=\${COMP_WORDS[COMP_CWORD - 2]}
	fi
	for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
		case $word in ${names.join('|')}) command=$word && break ;; esac
	done
	COMPREPLY=()
	case "$command $previous" in
${values.join('\n')}
		*)
			case $command in
			'') flags='--help --version' words='${names.join(' ')} help' ;;
${others.join('\n')}
			esac
			[[ $current == -* ]] && words=$flags
			;;
	esac
	COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _corpus corpus
`;
}
