import type { ByteSource } from '../../../core/source/byteSource.ts';
import { UsageError } from '../../exitCode.ts';
import { printable } from '../../terminal.ts';
import type { Entry } from '../entry.ts';
import type { FileReader, FileWriter, Form, RawEntry, ReadOptions, WriteOptions } from '../form.ts';
import { LineGatherer, lineText, readLines } from '../lines.ts';
import { countAttributes, heldEntry, textOf, withLineEnd } from './plainEntry.ts';

/**
 * Forms in which documents stand one behind the other in a text, each behind a heading: txtar, the three of repomix, gitingest. None of them escapes:
 * a content with a line that reads as a heading is refused, never written so that it comes back as two documents.
 */

/** A heading or an ending, found in the lines of a text. */
interface Heading {
	readonly name: string;
	/** How many lines it takes, the present one counted. */
	readonly lines: number;
}

/** What a text form looks like. */
interface TextForm {
	readonly id: string;
	readonly title: string;
	readonly extensions: readonly string[];
	/** As messages say it: "txtar". */
	readonly called: string;
	/** How many lines a heading takes at most: so many are looked at together. */
	readonly headingLines: number;
	/** The heading that starts at the first of `lines`; undefined where none does. */
	heading(lines: readonly string[]): Heading | undefined;
	/** Whether a line ends the open document. `opener` is its heading's last line. */
	isEnd?(line: string, opener: string): boolean;
	/** How many bytes at the end of a document, read up to the next heading or the end of the text, belong to the form. */
	trailing(content: Uint8Array): number;
	/** How many lines that end a document `render` writes. */
	readonly ownEnds: 0 | 1;
	readonly before: string;
	/** A document, heading and all. */
	render(name: string, text: string): string;
	readonly after: string;
	readonly needsLineEnd: boolean;
}

function formOf(form: TextForm): Form {
	return {
		id: form.id,
		title: form.title,
		extensions: form.extensions,
		reader: (source, path, options) => readTextForm(form, source, path, options),
		writer: (entries, sink, options) => writeTextForm(form, entries, sink, options),
	};
}

async function* readTextForm(form: TextForm, source: ByteSource, path: string, options: ReadOptions): ReturnType<FileReader> {
	const gathered = new LineGatherer();
	const ahead: Uint8Array[] = [];
	let open: { name: string; opener: string } | undefined;
	let isAnyRead = false;
	let outside = 0;
	const close = (isEnded: boolean): RawEntry | undefined => {
		const content = gathered.take();
		if (!open) return undefined;
		const { name } = open;
		open = undefined;
		isAnyRead = true;
		return heldEntry(name, [], isEnded ? content : content.subarray(0, content.length - form.trailing(content)));
	};
	const step = (): RawEntry | undefined => {
		const line = ahead[0]!;
		const heading = form.heading(ahead.map(bytes => lineText({ bytes, offset: 0, number: 0 })));
		if (heading) {
			const entry = close(false);
			open = { name: heading.name, opener: lineText({ bytes: ahead[heading.lines - 1]!, offset: 0, number: 0 }) };
			ahead.splice(0, heading.lines);
			return entry;
		}
		ahead.shift();
		if (open && form.isEnd?.(lineText({ bytes: line, offset: 0, number: 0 }), open.opener)) return close(true);
		if (open) gathered.add(line);
		else if (isAnyRead && !form.after.includes(Buffer.from(line).toString()) && Buffer.from(line).toString().trim() !== '') outside += line.length;
		return undefined;
	};
	for await (const { bytes } of readLines(source, path, options.onProgress)) {
		ahead.push(bytes);
		if (ahead.length < form.headingLines) continue;
		const entry = step();
		if (entry) yield entry;
	}
	while (ahead.length > 0) {
		const entry = step();
		if (entry) yield entry;
	}
	const last = close(false);
	if (last) yield last;
	options.losses.add(`{amount} bytes between or behind the documents are left out.`, outside);
	if (!isAnyRead && (await source.size()) > 0) throw new UsageError(`${path}: it holds no document in the form of ${form.called}.`);
}

async function writeTextForm(form: TextForm, entries: AsyncIterable<Entry>, sink: Parameters<FileWriter>[1], options: WriteOptions): Promise<void> {
	await sink.write(form.before);
	for await (const entry of entries) {
		const { name } = entry;
		countAttributes(entry, options.losses, form.called);
		const raw = await textOf(entry, options.losses);
		const text = form.needsLineEnd ? withLineEnd(raw, name, options.losses, form.called) : raw;
		const rendered = form.render(name, text);
		refuseHeadings(form, name, rendered);
		await sink.write(rendered);
		options.proof.expect(name, [], text);
	}
	await sink.write(form.after);
}

/** Throws where a document would come back as another one, or as several. */
function refuseHeadings(form: TextForm, name: string, rendered: string): void {
	const lines = rendered.split('\n').map(line => line.replace(/\r$/, ''));
	const first = lines.findIndex((_, index) => form.heading(lines.slice(index, index + form.headingLines)) !== undefined);
	const heading = first < 0 ? undefined : form.heading(lines.slice(first, first + form.headingLines));
	if (!heading || heading.name !== name) throw new UsageError(`The name ${printable(name)} cannot stand in a heading of ${form.called}.`);
	const bodyFrom = first + heading.lines;
	const body = lines.slice(bodyFrom);
	const ends = body.flatMap((line, index) => (form.isEnd?.(line, lines[bodyFrom - 1]!) === true ? [index] : []));
	const taken = [
		body.findIndex((_, index) => form.heading(body.slice(index, index + form.headingLines)) !== undefined),
		ends.length > form.ownEnds ? ends[0]! : -1,
	].filter(index => index >= 0);
	if (taken.length > 0)
		throw new UsageError(
			`${printable(name)}, line ${Math.min(...taken) + 1} of its content, would be read as a delimiter, which ${form.called} cannot escape. Convert to another form.`,
		);
}

/** The archives of Go's tools: `-- name --`. */
export const txtarForm: Form = formOf({
	id: 'txtar',
	title: 'a txtar archive',
	extensions: ['.txtar'],
	called: 'txtar',
	headingLines: 1,
	heading([line = '']) {
		const name = line.length >= 7 && line.startsWith('-- ') && line.endsWith(' --') ? line.slice(3, -3).trim() : '';
		return name === '' ? undefined : { name, lines: 1 };
	},
	trailing: () => 0,
	ownEnds: 0,
	before: '',
	render: (name, text) => `-- ${name} --\n${text}`,
	after: '',
	needsLineEnd: true,
});

const plainRule = '='.repeat(16);
const longRule = '='.repeat(64);

/** What `repomix --style plain` writes. */
export const repomixPlainForm: Form = formOf({
	id: 'repomix-plain',
	title: 'a repomix file, plain',
	extensions: [],
	called: 'repomix',
	headingLines: 3,
	heading([first = '', second = '', third = '']) {
		const name = first === plainRule && third === plainRule ? /^File: (.*\S)\s*$/.exec(second)?.[1] : undefined;
		return name === undefined ? undefined : { name, lines: 3 };
	},
	isEnd: line => line === longRule,
	trailing: content =>
		content.length > 1 && content.at(-1) === 0x0a && content.at(-2) === 0x0a ? 1 : content.length === 1 && content[0] === 0x0a ? 1 : 0,
	ownEnds: 0,
	before: `This file is a merged representation of a corpus.\n\n${longRule}\nFiles\n${longRule}\n\n`,
	render: (name, text) => `${plainRule}\nFile: ${name}\n${plainRule}\n${text}\n`,
	after: '',
	needsLineEnd: true,
});

/** What `repomix --style xml` writes; as there, contents are not escaped. */
export const repomixXmlForm: Form = formOf({
	id: 'repomix',
	title: 'a repomix file, xml',
	extensions: [],
	called: 'repomix',
	headingLines: 1,
	heading([line = '']) {
		const name = /^<file path="([^"]+)">$/.exec(line)?.[1];
		return name === undefined ? undefined : { name, lines: 1 };
	},
	isEnd: line => line === '</file>',
	trailing: () => 0,
	ownEnds: 1,
	before: 'This file is a merged representation of a corpus.\n\n<files>\nThis section contains the contents of the files.\n\n',
	render: (name, text) => `<file path="${name}">\n${text}</file>\n\n`,
	after: '</files>\n',
	needsLineEnd: true,
});

/** What `repomix --style markdown` writes: fences longer than any in the content. */
export const repomixMarkdownForm: Form = formOf({
	id: 'repomix-markdown',
	title: 'a repomix file, markdown',
	extensions: [],
	called: 'repomix',
	headingLines: 2,
	heading([first = '', second = '']) {
		const name = /^`{3,}[^`]*$/.test(second) ? /^## File: (.*\S)\s*$/.exec(first)?.[1] : undefined;
		return name === undefined ? undefined : { name, lines: 2 };
	},
	isEnd: (line, opener) => line === /^`+/.exec(opener)?.[0],
	trailing: () => 0,
	ownEnds: 1,
	before: 'This file is a merged representation of a corpus.\n\n# Files\n\n',
	render(name, text) {
		const longest = Math.max(3, ...(text.match(/`{3,}/g) ?? []).map(fence => fence.length));
		const fence = '`'.repeat(longest + 1);
		return `## File: ${name}\n${fence}\n${text}${fence}\n\n`;
	},
	after: '',
	needsLineEnd: true,
});

const ingestRule = '='.repeat(48);

/** What gitingest writes. */
export const gitingestForm: Form = formOf({
	id: 'gitingest',
	title: 'a gitingest digest',
	extensions: [],
	called: 'gitingest',
	headingLines: 3,
	heading([first = '', second = '', third = '']) {
		const name = first === ingestRule && third === ingestRule ? /^(?:FILE|File): (.*\S)\s*$/.exec(second)?.[1] : undefined;
		return name === undefined ? undefined : { name, lines: 3 };
	},
	trailing: content => (content.at(-1) !== 0x0a ? 0 : content.at(-2) === 0x0a ? 2 : 1),
	ownEnds: 0,
	before: '',
	render: (name, text) => `${ingestRule}\nFILE: ${name}\n${ingestRule}\n${text}\n\n`,
	after: '',
	needsLineEnd: false,
});
