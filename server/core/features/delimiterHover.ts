import type { CorpusDocument } from '../corpus/corpus.ts';
import type { Span } from '../source/span.ts';
import { documentPositions } from './documentPositions.ts';
import { escapeMarkdown } from './markdown.ts';
import { countWords } from './wordCount.ts';

export interface HoverCard {
	/** What the card is about. Counts from the document's start. */
	readonly span: Span;
	readonly markdown: string;
}

/** What a delimiter says and what its document really is; undefined where the offset is on none of the document's two delimiters. */
export function delimiterHover(document: CorpusDocument, offset: number): HoverCard | undefined {
	const { name, opener, end, body } = document.parsed().value;
	const line = [opener, end].find(delimiter => delimiter && delimiter.span.from <= offset && offset <= delimiter.span.to);
	if (!line) return undefined;
	const content = document.source().slice(body.from, body.to);
	const positions = documentPositions(document);
	const bodyLines = content === '' ? 0 : positions.position(body.to).line - positions.position(body.from).line + (/[\r\n]$/.test(content) ? 0 : 1);
	const facts = document.corpus.disk?.contents[document.ordinal];
	const rows = [
		`**${escapeMarkdown(name || 'Unnamed document')}** · document ${count(document.ordinal + 1)} of ${count(document.corpus.index.count)}`,
		`${plural(bodyLines, 'line')} · ${plural(countWords(content), 'word')}${facts ? ` · ${plural(facts.bytes, 'byte')}` : ''}`,
	];
	const attributes = opener.attributes.map(({ key, value }) => {
		if (value === undefined) return `\`${key}\``;
		return `\`${key}\` ${escapeMarkdown(value)}${comparison(key, value, facts)}`;
	});
	if (attributes.length > 0) rows.push(attributes.join('  \n'));
	return { span: line.span, markdown: rows.join('\n\n') };
}

/** Declared against real, where the file on disk has been read since it last changed. */
function comparison(key: string, declared: string, facts: { readonly bytes: number; readonly sha256: string | undefined } | undefined): string {
	if (key !== 'bytes' && key !== 'sha256') return '';
	const real = key === 'bytes' ? facts?.bytes.toString() : facts?.sha256;
	if (real === undefined) return ' (checked when the file is saved)';
	return real === declared.toLowerCase() ? ' ✓ matches the content' : ` ✗ the content has ${real}`;
}

function plural(value: number, noun: string): string {
	return `${count(value)} ${noun}${value === 1 ? '' : 's'}`;
}

function count(value: number): string {
	return value.toLocaleString('en');
}
