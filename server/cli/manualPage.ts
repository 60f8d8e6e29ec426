import type { Command, Help } from 'commander';

/** The manual page (man(7) macros) of the whole program, made of its help. Ends with a line break; ASCII, but for what descriptions hold. */
export function renderManualPage(program: Command, version: string): string {
	const help = program.createHelp();
	return [
		`.TH CORPUS 1 "" "corpus ${version}" "Article Corpus"`,
		'.SH NAME',
		'corpus \\- check, outline, convert and pack article corpora',
		'.SH SYNOPSIS',
		'.B corpus',
		'.I COMMAND',
		'[\\fIOPTIONS\\fR] [\\fIFILE\\fR|\\fIGLOB\\fR|\\fIFOLDER\\fR|\\-]...',
		'.SH DESCRIPTION',
		text(program.description()),
		'Results go to standard output, messages and progress to standard error.',
		'.SH OPTIONS',
		...options(help, program),
		'.SH COMMANDS',
		...program.commands.flatMap(command => [
			`.SS "${text(`corpus ${command.name()} ${command.usage()}`).replaceAll('"', '\\(dq')}"`,
			text(command.description()),
			...help.visibleArguments(command).flatMap(argument => tagged(`\\fI${text(argument.name())}\\fR`, help.argumentDescription(argument))),
			...options(help, command),
		]),
		'.SH EXIT STATUS',
		...tagged('0', 'Clean.'),
		...tagged('1', 'Findings of the severity that --fail-on names or worse, or files that would change.'),
		...tagged('2', 'Bad usage, input that cannot be read, or a defect of the program.'),
		...tagged('130', 'Interrupted.'),
		'.SH ENVIRONMENT',
		...tagged('\\fBNO_COLOR\\fR', 'Where it is set, nothing is coloured.'),
		'.SH FILES',
		...tagged('\\fIcorpus.config.jsonc\\fR', 'The configuration of the folder it lies in and of those below.'),
		'',
	].join('\n');
}

function options(help: Help, command: Command): string[] {
	return help.visibleOptions(command).flatMap(option => tagged(`\\fB${text(option.flags)}\\fR`, help.optionDescription(option)));
}

function tagged(tag: string, description: string): string[] {
	return ['.TP', tag, text(description)];
}

/** Plain text for a line of its own: what roff would take for its own is escaped. */
function text(plain: string): string {
	return plain
		.replaceAll('\\', '\\e')
		.replaceAll('-', '\\-')
		.replace(/\s*\n\s*/g, ' ')
		.replace(/^[.']/, '\\&$&');
}
