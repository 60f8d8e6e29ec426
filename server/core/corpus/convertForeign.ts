import type { TextChange } from '../source/text.ts';
import { append } from '../util/append.ts';
import { canonicalDialect } from './dialect.ts';
import { escapeChanges } from './escape.ts';
import { readForeign } from './foreign.ts';
import { prevailingLineEnd } from './lines.ts';
import { nextFreeName, safeName } from './names.ts';
import { renderOpener } from './render.ts';

/**
 * The edits that turn a text of a foreign form into a canonical corpus: each delimiter is rewritten, end markers go, and lines of bodies
 * that a canonical reader would take for delimiters are escaped. Text outside of every document is left where it is. Empty when the text
 * has no foreign form.
 */
export function convertForeign(text: string): readonly TextChange[] {
	const reading = readForeign(text);
	if (!reading) return [];
	const lineEnd = prevailingLineEnd(text);
	const changes: TextChange[] = [];
	const taken = new Set<string>();
	const numbers = new Map<string, number>();
	for (const [index, document] of reading.documents.entries()) {
		const name = nextFreeName(safeName(document.name), candidate => taken.has(candidate), numbers);
		taken.add(name);
		const next = reading.documents[index + 1]?.start ?? text.length;
		const body = text.slice(document.bodyFrom, document.bodyTo);
		const isOpenEnded = body !== '' && !/[\r\n]$/.test(body);
		const opener = renderOpener(canonicalDialect, name, isOpenEnded ? [{ key: 'noeol', value: undefined }] : []);
		changes.push({ from: document.start, to: document.bodyFrom, insert: opener + lineEnd });
		append(changes, escapeChanges(body, document.bodyFrom));
		const between = text.slice(document.bodyTo, next);
		const rest = between.replace(/^<[^\r\n]*(?:\r\n|\n|\r|$)/, '');
		const kept = /\S/.test(rest) ? rest : '';
		if (kept !== between || isOpenEnded) changes.push({ from: document.bodyTo, to: next, insert: (isOpenEnded ? lineEnd : '') + kept });
	}
	return changes;
}
