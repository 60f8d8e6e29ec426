import { Command, Option } from 'commander';
import { createConfigurationFinder } from '../configuration.ts';
import type { Form } from '../convert/form.ts';
import { corpusForm } from '../convert/forms/corpusForm.ts';
import { formNamed, formOfExtension, forms } from '../convert/forms.ts';
import { type ConversionInput, openConversionInput } from '../convert/openConversionInput.ts';
import { runConversion } from '../convert/runConversion.ts';
import { loadArticleFinder, prepareHeadlineNames, rules } from '../engine.ts';
import { UsageError } from '../exitCode.ts';
import { createByteProgress } from '../streams/progress.ts';
import { printable } from '../terminal.ts';
import type { CommandContext } from './context.ts';

interface ConvertFlags {
	from?: string;
	to?: string;
	output?: string;
	force?: boolean;
	articles?: boolean;
	attributes: 'columns' | 'json';
	nameColumn?: string;
	textColumn?: string;
	lossless?: boolean;
	recover?: boolean;
	proof: boolean;
	config?: string;
}

/** `corpus convert`: documents from one form to another, proved by reading them back. */
export function convertCommand(context: CommandContext): Command {
	return new Command('convert')
		.summary('convert corpora from and to other forms')
		.description(
			'Converts documents from one form to another: corpora of any dialect, folders, tables, archives, token columns, exports of news services. ' +
				'Before the result takes its place it is read back and compared; what a form cannot hold is listed on standard error, with exact counts.',
		)
		.argument('<inputs...>', 'files or folders, or - for standard input; several become one')
		.option('--from <form>', 'the form of the inputs; told from name and content by default')
		.option('--to <form>', "the form of the output; told from the output's name by default, else a corpus")
		.option('-o, --output <path>', 'the file or folder to write; standard output by default')
		.option('--force', 'replace the output where it exists')
		.option('--articles', 'one document for each article, with headline and date as attributes')
		.addOption(new Option('--attributes <how>', 'how a table holds attributes').choices(['columns', 'json']).default('columns'))
		.option('--name-column <column>', 'the column of a table that names documents; name, file_name, file or path by default')
		.option('--text-column <column>', 'the column of a table that holds the text; text, content or body by default')
		.option('--lossless', 'write nothing where anything would be lost')
		.option('--recover', 'take a corpus that is broken as "corpus outline" shows it')
		.option('--no-proof', 'do not read the result back')
		.option('--config <file>', 'this configuration, in place of the nearest corpus.config.jsonc')
		.addHelpText('after', `\nForms:\n${formList()}\n${examples}`)
		.action((inputs: string[], flags: ConvertFlags) => convert(context, inputs, flags));
}

const examples = `
  A dialect is named by its delimiters: --to '<<<FILE: name>>>', --to '<<<FILE name>>> ... <<<END>>>'. Compressed input (.gz) is unpacked.

Examples:
  corpus convert old.txt -o news.corpus                  any dialect to the canonical one
  corpus convert news.corpus -o news.parquet             a row a document
  corpus convert news.corpus --articles -o news.jsonl    a line an article
  corpus convert news.corpus --to huggingface -o news    a dataset folder with its card
  corpus convert reut2-*.sgm -o reuters.corpus           Reuters-21578
  corpus convert CC-MAIN.warc.wet.gz -o crawl.corpus     text records of a web archive`;

function formList(): string {
	return forms
		.map(({ id, title, reader, folderReader, writer, folderWriter }) => {
			const ways = [(reader ?? folderReader) ? 'from' : '', (writer ?? folderWriter) ? 'to' : ''].filter(way => way !== '').join(', ');
			return `  ${id.padEnd(17)} ${ways.padEnd(9)} ${title}`;
		})
		.join('\n');
}

async function convert(context: CommandContext, paths: readonly string[], flags: ConvertFlags): Promise<void> {
	const { terminal } = context;
	const from = flags.from === undefined ? undefined : formNamed(flags.from, '--from');
	const to = targetForm(flags);
	const configurations = createConfigurationFinder(rules, flags.config);
	const inputs: ConversionInput[] = [];
	try {
		for (const path of paths) inputs.push(await openConversionInput(path, from));
		const settings = await Promise.all(inputs.map(({ path }) => configurations.configurationFor(path)));
		await prepareHeadlineNames();
		const { documents, losses } = await runConversion(
			{
				inputs,
				to,
				output: flags.output,
				force: flags.force ?? false,
				proves: flags.proof,
				lossless: flags.lossless ?? false,
				attributes: flags.attributes,
				findArticles: flags.articles ? await loadArticleFinder() : undefined,
				readOptions: (input, told) => ({
					losses: told,
					recover: flags.recover ?? false,
					newlineBeforeEnd: settings[inputs.indexOf(input)]!.newlineBeforeEnd,
					nameColumn: flags.nameColumn,
					textColumn: flags.textColumn,
					onProgress: createByteProgress(terminal, `Reading ${input.path}`),
				}),
			},
			terminal,
		);
		for (const loss of losses) terminal.log(`lost: ${printable(loss)}`);
		const proved = flags.proof ? ', read back and compared' : '';
		const froms = [...new Set(inputs.map(({ form }) => form.id))].join(' and ');
		terminal.log(`${documents} ${documents === 1 ? 'document' : 'documents'} converted from ${froms} to ${to.id}${proved}.`);
	} finally {
		for (const input of inputs) await input.close();
	}
}

function targetForm({ to, output }: ConvertFlags): Form {
	if (to !== undefined) return formNamed(to, '--to');
	if (output === undefined) return corpusForm;
	const form = formOfExtension(output);
	if (form) return formNamed(form.id, '--to');
	throw new UsageError(`${output}: its name does not tell the form to write. Say so with --to ("corpus convert --help" lists the forms).`);
}
