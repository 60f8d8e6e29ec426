import { noeolFlag, renderAttribute, reservedAttributeKeys } from '../corpus/attributes.ts';
import type { Corpus, CorpusDocument } from '../corpus/corpus.ts';
import { nameFromHeadline, nextFreeName } from '../corpus/names.ts';
import { renderEnd, renderOpener } from '../corpus/render.ts';
import { encodeToken } from '../corpus/tokens.ts';
import type { Span } from '../source/span.ts';
import type { Analyses } from './analyses.ts';
import { headlineGuess } from './headlineGuess.ts';
import { languageTags, nameOfLanguage } from './languageTags.ts';

/** One proposal. `insert` replaces `span`. */
export interface Completion {
	readonly label: string;
	readonly kind: 'delimiter' | 'key' | 'value' | 'name';
	readonly detail: string;
	readonly insert: string;
	/** The part of `insert` to select, for the user to type over; only in clients with snippets. */
	readonly placeholder?: string;
	/** In the corpus' coordinates. */
	readonly span: Span;
}

/** How far around the cursor other documents are looked at for their attribute values and folders. */
const documentsLookedAt = 500;

/**
 * What can be typed at an offset: a delimiter on a line that starts with `<` (or is empty), in the corpus' own dialect; in a delimiter names, attribute keys that it
 * lacks, and values: languages, dates and whatever the documents around say for the same key. `today` is an ISO 8601 day.
 */
export function completions(corpus: Corpus, analyses: Analyses, offset: number, today: string): readonly Completion[] {
	const { line } = corpus.text.positionAt(offset);
	const lineFrom = corpus.text.lineStart(line);
	const written = corpus.text.slice(lineFrom, corpus.text.lineEnd(line));
	const before = written.slice(0, offset - lineFrom);
	const ordinal = corpus.ordinalAt(offset);
	const document = ordinal < 0 ? undefined : corpus.document(ordinal);
	const context: Context = { corpus, analyses, document, offset, today };
	const opener =
		document && offset - document.span.from <= document.parsed().value.opener.span.to && document.span.from === lineFrom ? document : undefined;
	if (/^<*\s*\/?\w*$/.test(before) && (before.startsWith('<') || written.trim() === '')) {
		return delimiterCompletions(context, { from: lineFrom, to: lineFrom + before.length + closingLength(written.slice(before.length)) }, opener);
	}
	const head = openerHead(corpus, before);
	if (!head) return [];
	const word = /[^\s]*$/.exec(head.rest)?.[0] ?? '';
	if (word === head.rest) return nameCompletions(context, { from: offset - word.length, to: offset });
	const equals = word.indexOf('=');
	if (equals < 0) return keyCompletions(head.rest, { from: offset - word.length, to: offset });
	return valueCompletions(context, word.slice(0, equals), { from: offset - word.length + equals + 1, to: offset });
}

interface Context {
	readonly corpus: Corpus;
	readonly analyses: Analyses;
	readonly document: CorpusDocument | undefined;
	readonly offset: number;
	readonly today: string;
}

/** What stands in an opener before the cursor, behind its keyword and separator; undefined where the line is no opener. */
function openerHead({ index: { dialect } }: Corpus, before: string): { readonly rest: string } | undefined {
	const start = `${'<'.repeat(dialect.brackets)}${dialect.keyword}${dialect.separator.trimEnd()}`;
	const canonicalStart = '<<<FILE';
	const used = [start, canonicalStart].find(candidate => before.toUpperCase().startsWith(candidate));
	if (used === undefined || before.includes('>>>')) return undefined;
	const rest = before.slice(used.length);
	return /^[ \t]|^$/.test(rest) || used.endsWith(':') ? { rest: rest.trimStart() } : undefined;
}

/** The brackets that an editor has closed by itself behind the cursor are replaced too. */
function closingLength(after: string): number {
	return /^>*\s*$/.test(after) ? after.length : 0;
}

function delimiterCompletions({ corpus, document, offset }: Context, span: Span, opener: CorpusDocument | undefined): Completion[] {
	const { dialect } = corpus.index;
	const isTaken = takenNames(corpus);
	const name = nextFreeName('document.txt', isTaken);
	const items: Completion[] = [
		{
			label: renderOpener(dialect, name),
			kind: 'delimiter',
			detail: 'Open a document',
			insert: renderOpener(dialect, name),
			placeholder: encodeToken(name),
			span,
		},
	];
	const end = document && !opener && document.span.from < offset ? renderEnd(dialect, document.parsed().value.name) : '';
	if (end && !document?.parsed().value.end) items.unshift({ label: end, kind: 'delimiter', detail: 'Close this document', insert: end, span });
	return items;
}

function nameCompletions({ corpus, analyses, document }: Context, span: Span): Completion[] {
	const isTaken = takenNames(corpus);
	const items: Completion[] = [];
	const headline = document ? headlineGuess(document, analyses.articles(document)) : '';
	if (headline) {
		const name = nextFreeName(nameFromHeadline(headline), isTaken);
		items.push({ label: name, kind: 'name', detail: 'From the headline', insert: encodeToken(name), span });
	}
	const folders = new Map<string, number>();
	for (const other of around(corpus, document?.ordinal ?? 0)) {
		const { name } = other.parsed().value;
		const slash = name.lastIndexOf('/');
		if (slash > 0) folders.set(name.slice(0, slash + 1), (folders.get(name.slice(0, slash + 1)) ?? 0) + 1);
	}
	for (const [folder, count] of folders) {
		items.push({ label: folder, kind: 'name', detail: `Folder of ${count} ${count === 1 ? 'document' : 'documents'}`, insert: folder, span });
	}
	return items;
}

const keyDetails: Readonly<Record<string, string>> = {
	bytes: 'Size of the content in bytes, checked',
	sha256: 'Hash of the content, checked',
	lang: 'Language (BCP 47)',
	date: 'Day of publication (ISO 8601)',
	title: 'Title',
	source: 'Where it comes from',
	id: 'Identifier',
};

function keyCompletions(rest: string, span: Span): Completion[] {
	const keys = reservedAttributeKeys.filter(key => !new RegExp(`\\s${key}=`).test(rest));
	const items = keys.map((key): Completion => ({ label: key, kind: 'key', detail: keyDetails[key] ?? '', insert: `${key}=`, span }));
	if (!/\snoeol(?:\s|$)/.test(rest)) {
		items.push({ label: noeolFlag, kind: 'key', detail: 'The content does not end in a line end', insert: noeolFlag, span });
	}
	return items;
}

function valueCompletions({ corpus, analyses, document, today }: Context, key: string, span: Span): Completion[] {
	const proposals = new Map<string, string>();
	const propose = (value: string, detail: string): void => {
		if (value && !proposals.has(value)) proposals.set(value, detail);
	};
	if (key === 'date') {
		const articles = document ? (analyses.articles(document)?.articles ?? []) : [];
		for (const { date } of articles) if (date) propose(date, 'Date of the article');
	}
	if (key === 'title' && document) propose(headlineGuess(document, analyses.articles(document)), 'Headline');
	const used = new Map<string, number>();
	for (const other of around(corpus, document?.ordinal ?? 0)) {
		if (other.ordinal === document?.ordinal) continue;
		const value = other.parsed().value.opener.attributes.find(attribute => attribute.key === key)?.value;
		if (value) used.set(value, (used.get(value) ?? 0) + 1);
	}
	if (key === 'lang' || key === 'date' || key === 'source') {
		for (const [value, count] of [...used].sort((a, b) => b[1] - a[1]).slice(0, 50))
			propose(value, `In ${count} ${count === 1 ? 'document' : 'documents'} nearby`);
	}
	if (key === 'date') propose(today, 'Today');
	if (key === 'lang') for (const tag of languageTags) propose(tag, nameOfLanguage(tag) ?? tag);
	return [...proposals].map(([value, detail]) => ({
		label: value,
		kind: 'value',
		detail,
		insert: renderAttribute(key, value).slice(key.length + 1),
		span,
	}));
}

function* around(corpus: Corpus, ordinal: number): Iterable<CorpusDocument> {
	const from = Math.max(0, ordinal - documentsLookedAt / 2);
	const to = Math.min(corpus.index.count, from + documentsLookedAt);
	for (let other = from; other < to; other++) yield corpus.document(other);
}

function takenNames(corpus: Corpus): (name: string) => boolean {
	let names: Set<string> | undefined;
	return name => {
		if (!names) {
			names = new Set();
			for (let ordinal = 0; ordinal < corpus.index.count; ordinal++) names.add(corpus.document(ordinal).parsed().value.name);
		}
		return names.has(name);
	};
}
