import { byteLines, lineText } from './byteLines.ts';
import { FormatError, type TransferDocument, type TransferReader } from './transferDocument.ts';

/**
 * Text archives of other tools, in which a marker line opens each file and nothing escapes a line that looks like one: what they cannot carry is
 * found by reading back what was written.
 */

/** txtar, of the Go project: `-- name --` opens a file; content that does not end in a line end gets one. */
export const readTxtar: TransferReader = function* (bytes, path) {
	let open: { name: string; from: number } | undefined;
	for (const line of byteLines(bytes)) {
		if (bytes[line.from] !== 0x2d) continue;
		const name = /^-- (.*) --$/.exec(lineText(bytes, line).trimEnd())?.[1]?.trim();
		if (!name) continue;
		if (open) yield document(open.name, bytes.subarray(open.from, line.from));
		open = { name, from: line.next };
	}
	if (!open) throw new FormatError(`${path} is no txtar archive: a line "-- name --" is expected.`);
	yield document(open.name, bytes.subarray(open.from));
};

export function writeTxtar(documents: Iterable<TransferDocument>): Uint8Array {
	const pieces: Uint8Array[] = [];
	for (const { name, content } of documents) pieces.push(Buffer.from(`-- ${name} --\n`), content, endsLine(content) ? empty : newline);
	return Buffer.concat(pieces);
}

const gitingestRule = '='.repeat(48);

/** gitingest: `FILE: name` between two rules of 48 equals signs; an empty line follows each file's content. */
export const readGitingest: TransferReader = function* (bytes, path) {
	yield* readRuled(bytes, path, 'gitingest', /^={48}$/, /^(?:FILE|File): (.+)$/, 1);
};

export function writeGitingest(documents: Iterable<TransferDocument>): Uint8Array {
	const pieces: Uint8Array[] = [];
	for (const { name, content } of documents)
		pieces.push(Buffer.from(`${gitingestRule}\nFILE: ${name}\n${gitingestRule}\n`), content, endsLine(content) ? newline : twoNewlines);
	return Buffer.concat(pieces);
}

/**
 * repomix: its XML style, `<file path="name">` … `</file>` on lines of their own with the content as it is, and its plain style, `File: name` between rules
 * of 16 equals signs.
 */
export const readRepomix: TransferReader = function* (bytes, path) {
	let open: { name: string; from: number } | undefined;
	let found = false;
	for (const line of byteLines(bytes)) {
		if (bytes[line.from] !== 0x3c) continue;
		const text = lineText(bytes, line);
		const name = /^<file path="([^"]*)">$/.exec(text)?.[1];
		if (name !== undefined && !open) {
			open = { name: unescapeXml(name), from: line.next };
			found = true;
		} else if (open && text === '</file>') {
			yield document(open.name, bytes.subarray(open.from, line.from));
			open = undefined;
		}
	}
	if (open) throw new FormatError(`${path}: the file "${open.name}" is not closed: a line "</file>" is expected.`);
	if (!found) yield* readRuled(bytes, path, 'repomix', /^={16}$/, /^File: (.+)$/, 1);
};

export function writeRepomix(documents: Iterable<TransferDocument>): Uint8Array {
	const pieces: Uint8Array[] = [Buffer.from('<files>\n')];
	for (const { name, content } of documents) {
		pieces.push(Buffer.from(`<file path="${escapeXml(name)}">\n`), content, endsLine(content) ? empty : newline, Buffer.from('</file>\n\n'));
	}
	pieces.push(Buffer.from('</files>\n'));
	return Buffer.concat(pieces);
}

/** Files that each have a head of three lines, rule, name, rule; `blanks` empty lines behind the content belong to the format. */
function* readRuled(bytes: Uint8Array, path: string, format: string, rule: RegExp, head: RegExp, blanks: number): Generator<TransferDocument> {
	let open: { name: string; from: number } | undefined;
	let opening: { from: number; isRule: boolean } = { from: 0, isRule: false };
	let middle: { from: number; isRule: boolean; name: string | undefined } = { from: 0, isRule: false, name: undefined };
	for (const line of byteLines(bytes)) {
		const text = line.to - line.from < 4096 ? lineText(bytes, line) : '';
		const isRule = rule.test(text);
		if (isRule && opening.isRule && middle.name !== undefined) {
			if (open) yield document(open.name, withoutBlanks(bytes.subarray(open.from, opening.from), blanks));
			open = { name: middle.name, from: line.next };
		}
		opening = middle;
		middle = { from: line.from, isRule, name: head.exec(text)?.[1] };
	}
	if (!open) throw new FormatError(`${path} is no ${format} file: no file's head was found in it.`);
	yield document(open.name, withoutBlanks(bytes.subarray(open.from), blanks));
}

function withoutBlanks(content: Uint8Array, blanks: number): Uint8Array {
	let end = content.length;
	for (let count = 0; count < blanks && content[end - 1] === 0x0a; count++) end--;
	return content.subarray(0, end);
}

function document(name: string, content: Uint8Array): TransferDocument {
	return { name, attributes: [], content };
}

const empty = new Uint8Array();
const newline = Uint8Array.of(0x0a);
const twoNewlines = Uint8Array.of(0x0a, 0x0a);

function endsLine(content: Uint8Array): boolean {
	return content.length === 0 || content.at(-1) === 0x0a;
}

export function escapeXml(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** The five entities of XML and numeric ones. What is none stays as it stands. */
export function unescapeXml(text: string): string {
	return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
		if (name !== undefined) return { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }[name.toLowerCase()] ?? whole;
		const codePoint = decimal !== undefined ? Number(decimal) : Number.parseInt(hex ?? '', 16);
		return codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : whole;
	});
}
