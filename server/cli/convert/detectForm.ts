import { isReserved } from '../../core/corpus/escape.ts';
import { sniffForeign } from '../../core/corpus/foreign.ts';
import type { Form } from './form.ts';
import { conllForm } from './forms/conllForm.ts';
import { corpusForm } from './forms/corpusForm.ts';
import { foreignForm } from './forms/foreignForm.ts';
import { jsonlForm } from './forms/jsonlForm.ts';
import { lexisEnding, lexisForm, lexisOpening } from './forms/lexisForm.ts';
import { mboxForm } from './forms/mboxForm.ts';
import { parquetForm } from './forms/parquetForm.ts';
import { reutersForm } from './forms/reutersForm.ts';
import { gitingestForm, repomixMarkdownForm, repomixPlainForm, repomixXmlForm, txtarForm } from './forms/textForms.ts';
import { verticalForm } from './forms/verticalForm.ts';
import { warcForm } from './forms/warcForm.ts';
import { formOfExtension } from './forms.ts';

/** How much of a file's start is looked at, in bytes. */
export const detectedBytes = 256 * 1024;

/** The form of a file, by its name or else by its start; undefined where neither tells. */
export function detectForm(path: string, head: Uint8Array): Form | undefined {
	return formOfExtension(path) ?? formOfContent(head);
}

function formOfContent(head: Uint8Array): Form | undefined {
	const text = new TextDecoder('utf-8').decode(head);
	const lines = text.split(/\r\n|\n|\r/);
	const first = lines.find(line => line.trim() !== '') ?? '';
	if (text.startsWith('PAR1')) return parquetForm;
	if (/^WARC\/\d/.test(text)) return warcForm;
	if (/^From \S.* \d{1,2}:\d{2}/.test(first) && /^[A-Za-z-]+: /m.test(text)) return mboxForm;
	if (/<!DOCTYPE lewis\b/i.test(first) || /^<REUTERS\b/m.test(text)) return reutersForm;
	if (first.startsWith('-DOCSTART-')) return conllForm;
	if (/^<(?:doc|text)\b[^>]*>$/.test(first.trim())) return verticalForm;
	if (isJsonObject(first)) return jsonlForm;
	// The form with the most to tell it by comes first; what a corpus is asked last, since documents of others may hold its delimiters.
	if (lines.some(line => lexisOpening.test(line)) || lines.some(line => lexisEnding.test(line))) return lexisForm;
	if (/^<file path="[^"\r\n]+">$/m.test(text)) return repomixXmlForm;
	if (/^={48}\r?\n(?:FILE|File): .+\r?\n={48}$/m.test(text)) return gitingestForm;
	if (/^={16}\r?\nFile: .+\r?\n={16}$/m.test(text)) return repomixPlainForm;
	if (/^# Files\r?$/m.test(text) && /^## File: .+\r?\n`{3,}/m.test(text)) return repomixMarkdownForm;
	const foreign = sniffForeign(text)?.dialect;
	if (foreign === 'nonce' || foreign === 'header-lines') return foreignForm;
	if (foreign === 'txtar' && (/^-- .*\S --\s*$/.test(first) || !lines.some(isReserved))) return txtarForm;
	if (lines.some(isReserved)) return corpusForm;
	return foreign === undefined ? undefined : foreignForm;
}

function isJsonObject(line: string): boolean {
	if (!line.startsWith('{')) return false;
	try {
		return typeof JSON.parse(line) === 'object';
	} catch {
		return false;
	}
}
