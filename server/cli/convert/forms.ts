import { dialectOfName } from '../../core/corpus/dialectName.ts';
import { UsageError } from '../exitCode.ts';
import type { Form } from './form.ts';
import { conllForm } from './forms/conllForm.ts';
import { corpusForm, dialectForm } from './forms/corpusForm.ts';
import { csvForm, tsvForm } from './forms/csvForm.ts';
import { datasetForm } from './forms/datasetForm.ts';
import { folderForm } from './forms/folderForm.ts';
import { foreignForm } from './forms/foreignForm.ts';
import { jsonlForm } from './forms/jsonlForm.ts';
import { lexisForm } from './forms/lexisForm.ts';
import { mboxForm } from './forms/mboxForm.ts';
import { parquetForm } from './forms/parquetForm.ts';
import { reutersForm } from './forms/reutersForm.ts';
import { gitingestForm, repomixMarkdownForm, repomixPlainForm, repomixXmlForm, txtarForm } from './forms/textForms.ts';
import { verticalForm } from './forms/verticalForm.ts';
import { warcForm } from './forms/warcForm.ts';

/** Every form, in the order of the help. */
export const forms: readonly Form[] = [
	corpusForm,
	folderForm,
	jsonlForm,
	csvForm,
	tsvForm,
	parquetForm,
	datasetForm,
	txtarForm,
	repomixXmlForm,
	repomixMarkdownForm,
	repomixPlainForm,
	gitingestForm,
	foreignForm,
	conllForm,
	verticalForm,
	reutersForm,
	mboxForm,
	warcForm,
	lexisForm,
];

/** The form that `--from` or `--to` names: an id of `forms`, or a dialect by the look of its delimiters. Throws `UsageError`, and lists what there is. */
export function formNamed(name: string, flag: '--from' | '--to'): Form {
	const form = forms.find(({ id }) => id === name);
	const canDo = (each: Form): boolean => (flag === '--from' ? (each.reader ?? each.folderReader) : (each.writer ?? each.folderWriter)) !== undefined;
	if (form && canDo(form)) return form;
	const dialect = form ? undefined : dialectOfName(name);
	if (dialect) return dialectForm(dialect);
	const possible = forms.filter(canDo).map(({ id }) => id);
	const reason = form ? `${name} can be read, but not written` : `${name} is no form that is known`;
	throw new UsageError(
		`${flag}: ${reason}. There are: ${possible.join(', ')}, and dialects by their delimiters, such as '<<<FILE: name>>> ... <<<END>>>'.`,
	);
}

/** The form that a file's name stands for; undefined where it tells nothing. */
export function formOfExtension(path: string): Form | undefined {
	const name = path.toLowerCase().replace(/\.gz$/, '');
	return forms.find(({ extensions }) => extensions.some(extension => name.endsWith(extension)));
}
