/** A form of corpus that is not ours, but that we can tell by name and convert. */
export type ForeignDialect = 'nonce' | 'header-lines' | 'article' | 'txtar' | 'repomix' | 'gitingest' | 'tail';

/** One document of a foreign corpus. Offsets count in the text. */
export interface ForeignDocument {
	readonly name: string;
	/** Where its delimiter starts. */
	readonly start: number;
	readonly bodyFrom: number;
	readonly bodyTo: number;
}

/** A text read as a foreign corpus. */
export interface ForeignReading {
	readonly dialect: ForeignDialect;
	/** As people call it. */
	readonly title: string;
	readonly documents: readonly ForeignDocument[];
}

interface Form {
	readonly dialect: ForeignDialect;
	readonly title: string;
	/** Finds each opening, with groups `name` and, where the name is optional, nothing. Multi-line. */
	readonly opening: RegExp;
	/** What closes a body, where something does. */
	readonly closing?: RegExp;
	/** How many openings make it sure. */
	readonly minimum: number;
}

const forms: readonly Form[] = [
	{
		dialect: 'nonce',
		title: 'FILE delimiters with a nonce',
		opening: /^<<<FILE[ \t]+(?<nonce>[0-9a-fA-F]{4,64})[ \t]+(?:path|name)=(?<name>"[^"\r\n]*"|[^\s<>]+)[ \t]*>>>[ \t]*(?:\r\n|\n|\r|$)/gm,
		closing: /^<<<(?:END|ENDFILE|END FILE|\/FILE)[ \t]+[0-9a-fA-F]{4,64}[ \t]*>>>[ \t]*(?:\r\n|\n|\r|$)/gm,
		minimum: 1,
	},
	{
		dialect: 'header-lines',
		title: 'PATH: headers with CONTENT markers',
		opening:
			/^(?:PATH|FILE|NAME):[ \t]*(?<name>[^\r\n]+?)[ \t]*(?:\r\n|\n|\r)(?:[A-Z][A-Za-z0-9_-]*:[^\r\n]*(?:\r\n|\n|\r))*<<<(?:CONTENT START|CONTENT|BEGIN CONTENT|START CONTENT)>>>[ \t]*(?:\r\n|\n|\r|$)/gm,
		closing: /^<<<(?:CONTENT END|END CONTENT|\/CONTENT)>>>[ \t]*(?:\r\n|\n|\r|$)/gm,
		minimum: 1,
	},
	{
		dialect: 'article',
		title: 'ARTICLE or DOC delimiters',
		opening: /^<{3,12}(?:ARTICLE|DOC|DOCUMENT)[ \t:]+(?<name>[^<>\r\n]+?)[ \t]*>{3,12}[ \t]*(?:\r\n|\n|\r|$)/gim,
		closing: /^<{3,12}(?:END|\/)[ \t]?(?:ARTICLE|DOC|DOCUMENT)\b[^<>\r\n]*>{3,12}[ \t]*(?:\r\n|\n|\r|$)/gim,
		minimum: 1,
	},
	{ dialect: 'txtar', title: 'a txtar archive', opening: /^-- (?<name>[^\r\n]*\S) --[ \t]*(?:\r\n|\n|\r|$)/gm, minimum: 2 },
	{
		dialect: 'repomix',
		title: 'a repomix file',
		opening: /^(?:={16,64}(?:\r\n|\n|\r)File: (?<name>[^\r\n]+)(?:\r\n|\n|\r)={16,64}|<file path="(?<path>[^"\r\n]+)">)[ \t]*(?:\r\n|\n|\r|$)/gm,
		closing: /^<\/file>[ \t]*(?:\r\n|\n|\r|$)/gm,
		minimum: 1,
	},
	{
		dialect: 'gitingest',
		title: 'a gitingest digest',
		opening: /^={40,64}(?:\r\n|\n|\r)(?:FILE|File): (?<name>[^\r\n]+)(?:\r\n|\n|\r)={40,64}[ \t]*(?:\r\n|\n|\r|$)/gm,
		minimum: 1,
	},
	{ dialect: 'tail', title: 'the output of head or tail', opening: /^==> (?<name>[^\r\n]+) <==[ \t]*(?:\r\n|\n|\r|$)/gm, minimum: 2 },
];

/** How much of a text is looked at to tell whether it is a foreign corpus. */
const sniffedUnits = 64 * 1024;

/** Which foreign form a text has; undefined when it has none. `text` may be the beginning of a longer one. */
export function sniffForeign(text: string): Pick<ForeignReading, 'dialect' | 'title'> | undefined {
	const head = text.slice(0, sniffedUnits);
	for (const { dialect, title, opening, minimum } of forms) {
		let count = 0;
		for (const _ of head.matchAll(opening)) if (++count >= minimum) return { dialect, title };
	}
	return undefined;
}

/** Reads a text of a foreign form whole; undefined when it has none. */
export function readForeign(text: string): ForeignReading | undefined {
	const sniffed = sniffForeign(text);
	const form = forms.find(({ dialect }) => dialect === sniffed?.dialect);
	if (!sniffed || !form) return undefined;
	const openings = [...text.matchAll(form.opening)];
	const documents = openings.map((match, index): ForeignDocument => {
		const bodyFrom = match.index + match[0].length;
		const next = openings[index + 1]?.index ?? text.length;
		const written = match.groups?.['name'] ?? match.groups?.['path'] ?? '';
		return { name: foreignName(written, form.dialect), start: match.index, bodyFrom, bodyTo: closeOf(text, form, bodyFrom, next) };
	});
	return { ...sniffed, documents };
}

function closeOf(text: string, form: Form, from: number, to: number): number {
	if (!form.closing) return to;
	const closing = new RegExp(form.closing.source, form.closing.flags);
	closing.lastIndex = from;
	const match = closing.exec(text);
	return match && match.index < to ? match.index : to;
}

/** Names of numbered articles get an extension, so that they unpack as text files. */
function foreignName(written: string, dialect: ForeignDialect): string {
	const name = written.replace(/^"(.*)"$/, '$1').trim();
	return dialect === 'article' && !/\.[\p{L}\p{N}]{1,8}$/u.test(name) ? `${name.replace(/^#|:$/g, '')}.txt` : name;
}
