import type { Corpus, CorpusDocument } from '../corpus/corpus.ts';
import { renderEnd, renderOpener } from '../corpus/render.ts';
import type { TextChange } from '../source/text.ts';

/**
 * The edits that write valid delimiters in the one way their dialect has: single blanks between name and attributes, quotes only where they are needed.
 * Bodies stay as they are, byte for byte; delimiters that are not valid are left to the fixes of their findings. Documents `from` to `to`, or all.
 */
export function formatDelimiters(corpus: Corpus, from = 0, to: number = corpus.index.count): readonly TextChange[] {
	const changes: TextChange[] = [];
	for (let ordinal = from; ordinal < to; ordinal++) changes.push(...documentChanges(corpus.document(ordinal)));
	return changes;
}

function documentChanges(document: CorpusDocument): TextChange[] {
	const { dialect } = document.corpus.index;
	const { opener, end, name } = document.parsed().value;
	const source = document.source();
	const base = document.span.from;
	const changes: TextChange[] = [];
	const add = (line: { readonly from: number; readonly to: number }, formatted: string): void => {
		if (formatted !== source.slice(line.from, line.to)) changes.push({ from: base + line.from, to: base + line.to, insert: formatted });
	};
	if (opener.valid) {
		const rendered = renderOpener(
			dialect,
			name,
			opener.attributes.map(({ key, value }) => ({ key, value })),
		);
		add(opener.span, withBlankBeforeClose(rendered, source.slice(opener.span.from, opener.span.to)));
	}
	if (end?.valid && !dialect.wrapped) add(end.span, renderEnd(dialect, end.name === '' ? name : end.name));
	return changes;
}

/** `name>>>` and `name >>>` are both canonical: whichever stands there stays. */
function withBlankBeforeClose(rendered: string, written: string): string {
	return /[ \t]>+[ \t]*$/.test(written) ? rendered.replace(/>+$/, close => ` ${close}`) : rendered;
}
