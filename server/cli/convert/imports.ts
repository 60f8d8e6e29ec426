import { unescapeXml } from './archives.ts';
import { byteLines, lineText } from './byteLines.ts';
import { attributesOf, FormatError, looseText, type TransferDocument, type TransferReader } from './transferDocument.ts';

/**
 * Formats in which collections of articles come. They are read only: markup that is dropped here cannot be written again.
 */

/** Reuters-21578 (and its kin): SGML in ISO 8859-1, one `<REUTERS>` element a story. Control characters that the distribution carries as entities are dropped. */
export const readReuters: TransferReader = function* (bytes, path) {
	const text = new TextDecoder('windows-1252').decode(bytes);
	let found = false;
	let from = 0;
	for (;;) {
		const start = text.indexOf('<REUTERS', from);
		if (start < 0) break;
		const end = text.indexOf('</REUTERS>', start);
		if (end < 0) throw new FormatError(`${path}: the <REUTERS> element at offset ${start} is not closed.`);
		found = true;
		yield reutersStory(text.slice(start, end));
		from = end + '</REUTERS>'.length;
	}
	if (!found) throw new FormatError(`${path} holds no <REUTERS> element.`);
};

function reutersStory(story: string): TransferDocument {
	const head = story.slice(0, story.indexOf('>'));
	const attribute = (name: string) => new RegExp(`${name}="([^"]*)"`).exec(head)?.[1] ?? '';
	const element = (name: string) => clean(new RegExp(`<${name}[^>]*>([\\s\\S]*?)</${name}>`).exec(story)?.[1] ?? '');
	const topics = [...(/<TOPICS>([\s\S]*?)<\/TOPICS>/.exec(story)?.[1] ?? '').matchAll(/<D>([^<]*)<\/D>/g)].map(([, topic]) => topic ?? '');
	const title = element('TITLE');
	const body =
		element('BODY') ||
		clean((/<TEXT[^>]*>([\s\S]*?)<\/TEXT>/.exec(story)?.[1] ?? '').replace(/<TITLE>[\s\S]*?<\/TITLE>|<DATELINE>[\s\S]*?<\/DATELINE>/g, ''));
	const pairs: [string, string][] = [
		['date', reutersDay(element('DATE'))],
		['id', attribute('NEWID')],
		['topics', topics.join(' ')],
		['split', attribute('LEWISSPLIT').toLowerCase()],
	];
	const parts = [title, element('AUTHOR'), `${element('DATELINE')} ${body}`.trim()].filter(part => part !== '');
	return { name: `reuters-${attribute('NEWID') || 'story'}.txt`, attributes: attributesOf(pairs), content: Buffer.from(`${parts.join('\n')}\n`) };
}

function clean(text: string): string {
	return unescapeXml(text.replace(/<[^>]*>/g, ''))
		.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g, '')
		.replace(/\r\n?/g, '\n')
		.trim();
}

/** `26-FEB-1987 15:01:01.79` as `1987-02-26`. */
function reutersDay(date: string): string {
	const [, day, month, year] = /^(\d{1,2})-([A-Z]{3})-(\d{4})/.exec(date) ?? [];
	const number = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'].indexOf(month ?? '') + 1;
	return number > 0 ? `${year}-${String(number).padStart(2, '0')}-${day!.padStart(2, '0')}` : '';
}

/** mbox (RFC 4155, unescaped as in mboxrd): one message a document; header lines become attributes, the body is kept as it is. */
export const readMbox: TransferReader = function* (bytes, path) {
	const starts: number[] = [];
	let blankBefore = true;
	for (const line of byteLines(bytes)) {
		if (blankBefore && bytes[line.from] === 0x46 && /^From \S+.*\d{4}$/.test(lineText(bytes, line))) starts.push(line.from);
		blankBefore = line.to === line.from;
	}
	if (starts[0] !== 0) throw new FormatError(`${path} is no mbox: its first line must be "From sender date".`);
	for (const [index, start] of starts.entries()) yield mailDocument(bytes.subarray(start, starts[index + 1] ?? bytes.length), index + 1);
};

function mailDocument(message: Uint8Array, number: number): TransferDocument {
	let headers = '';
	let bodyFrom = message.length;
	let first = true;
	for (const line of byteLines(message)) {
		if (line.to === line.from) {
			bodyFrom = line.next;
			break;
		}
		if (!first) headers += `${lineText(message, line)}\n`;
		first = false;
	}
	const unfolded = headers.replace(/\n[ \t]+/g, ' ');
	const header = (name: string) => decodeWords(new RegExp(`^${name}:[ \\t]*(.*)$`, 'im').exec(unfolded)?.[1]?.trim() ?? '');
	const sent = new Date(header('Date'));
	const pairs: [string, string][] = [
		['title', header('Subject')],
		['author', header('From')],
		['date', Number.isNaN(sent.getTime()) ? '' : sent.toISOString().slice(0, 10)],
		['id', header('Message-ID').replace(/^<|>$/g, '')],
	];
	let end = message.length;
	if (end - 2 >= bodyFrom && message[end - 1] === 0x0a && message[end - 2] === 0x0a) end--;
	const body = looseBinary(message.subarray(bodyFrom, end)).replace(/^>(?=>*From )/gm, '');
	return { name: `message-${String(number).padStart(6, '0')}.txt`, attributes: attributesOf(pairs), content: Buffer.from(body, 'latin1') };
}

function looseBinary(bytes: Uint8Array): string {
	return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

/** Encoded words of mail headers (RFC 2047). */
function decodeWords(text: string): string {
	return text.replace(/=\?([\w-]+)\?([bq])\?([^?]*)\?=(?:\s+(?==\?))?/gi, (whole, charset: string, kind: string, payload: string) => {
		const bytes =
			kind.toLowerCase() === 'b'
				? Buffer.from(payload, 'base64')
				: Buffer.from(
						payload.replaceAll('_', ' ').replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
						'latin1',
					);
		try {
			return new TextDecoder(charset).decode(bytes);
		} catch {
			return whole;
		}
	});
}

/** WARC 1.0 and 1.1 (ISO 28500), uncompressed: the records of type `conversion` and `resource` with text, as in WET files. */
export const readWarc: TransferReader = function* (bytes, path) {
	let offset = 0;
	let number = 0;
	while (offset < bytes.length) {
		const headers = new Map<string, string>();
		let contentFrom = -1;
		let isFirst = true;
		for (const line of byteLines(bytes, offset)) {
			const text = lineText(bytes, line);
			if (isFirst && text === '') continue;
			if (isFirst && !text.startsWith('WARC/1.'))
				throw new FormatError(`${path}: a record must start with "WARC/1." at byte ${line.from}. (Compressed files must be unpacked first.)`);
			if (text === '') {
				contentFrom = line.next;
				break;
			}
			const colon = text.indexOf(':');
			if (!isFirst && colon > 0) headers.set(text.slice(0, colon).toLowerCase(), text.slice(colon + 1).trim());
			isFirst = false;
		}
		if (isFirst) break;
		const length = Number(headers.get('content-length'));
		if (contentFrom < 0 || !Number.isSafeInteger(length) || length < 0 || contentFrom + length > bytes.length)
			throw new FormatError(`${path}: the record at byte ${offset} has no usable Content-Length.`);
		offset = contentFrom + length;
		const type = headers.get('warc-type');
		if ((type === 'conversion' || type === 'resource') && /^text\//.test(headers.get('content-type') ?? '')) {
			number++;
			const language = headers.get('warc-identified-content-language')?.split(',')[0] ?? '';
			const pairs: [string, string][] = [
				['source', headers.get('warc-target-uri') ?? ''],
				['date', /^\d{4}-\d{2}-\d{2}/.exec(headers.get('warc-date') ?? '')?.[0] ?? ''],
				['id', headers.get('warc-record-id')?.replace(/^<|>$/g, '') ?? ''],
				['lang', language],
			];
			yield { name: `record-${String(number).padStart(6, '0')}.txt`, attributes: attributesOf(pairs), content: bytes.subarray(contentFrom, offset) };
		}
	}
};

/** The line that opens an article in a LexisNexis download as plain text: `12 of 500 DOCUMENTS`, in the languages of its interface. */
const lexisOpener =
	/^[ \t]*(?:Dokument[ \t]+)?(\d{1,6})[ \t]+(?:of|von|de|sur)[ \t]+\d{1,6}(?:[ \t]+(?:DOCUMENTS?|DOKUMENTEN?|DOCUMENTOS?))?[ \t]*$/i;
const lexisField = /^([A-Z][A-Z-]{3,24}):[ \t]*(.*)$/;

/** LexisNexis downloads as plain text: source, date and headline above the fields, the article, further fields and the copyright line below. */
export const readLexisNexis: TransferReader = function* (bytes, path) {
	const lines = looseText(bytes)
		.replace(/^\ufeff/, '')
		.split(/\r\n|\r|\n/);
	const starts = lines.flatMap((line, index) => (lexisOpener.test(line) ? [index] : []));
	if (starts.length === 0) throw new FormatError(`${path} is no LexisNexis download: a line such as "1 of 20 DOCUMENTS" is expected.`);
	for (const [index, start] of starts.entries()) yield lexisArticle(lines.slice(start + 1, starts[index + 1] ?? lines.length), index + 1);
};

function lexisArticle(lines: readonly string[], number: number): TransferDocument {
	const fields = new Map<string, string>();
	const paragraphs: string[][] = [];
	let open: string[] | undefined;
	for (const line of lines) {
		const text = line.trim();
		const [, field, value] = lexisField.exec(text) ?? [];
		if (text === '' || field !== undefined) open = undefined;
		if (field !== undefined) fields.set(field, value ?? '');
		else if (text !== '') {
			if (!open) paragraphs.push((open = []));
			open.push(text);
		}
	}
	const isNotice = (paragraph: readonly string[]) => /^(?:Copyright|©|All Rights Reserved)/i.test(paragraph[0] ?? '');
	const kept = paragraphs.filter(paragraph => !isNotice(paragraph));
	const [source = [], date = [], ...rest] = kept;
	const isDated = /\b\d{4}\b/.test(date.join(' '));
	const pairs: [string, string][] = [
		['source', source.join(' ')],
		['date', isDated ? isoDay(date.join(' ')) : ''],
		['author', fields.get('BYLINE') ?? ''],
		['section', fields.get('SECTION') ?? ''],
		['lang', languageCode(fields.get('LANGUAGE') ?? '')],
	];
	const body = (isDated ? rest : [date, ...rest]).map(paragraph => paragraph.join('\n'));
	return {
		name: `lexisnexis-${String(number).padStart(6, '0')}.txt`,
		attributes: attributesOf(pairs),
		content: Buffer.from(`${body.join('\n\n')}\n`),
	};
}

/** `November 8, 2016 Tuesday` as an ISO 8601 day; empty where it is written in another way. */
function isoDay(date: string): string {
	const [, monthName, day, year] = /([A-Z][a-z]{2,8}) (\d{1,2}), (\d{4})/.exec(date) ?? [];
	const month = monthName === undefined ? Number.NaN : new Date(`${monthName} 1, 2000 00:00:00Z`).getUTCMonth() + 1;
	return Number.isNaN(month) ? '' : `${year}-${String(month).padStart(2, '0')}-${day!.padStart(2, '0')}`;
}

const languages: Readonly<Record<string, string>> = {
	ENGLISH: 'en',
	GERMAN: 'de',
	DEUTSCH: 'de',
	FRENCH: 'fr',
	SPANISH: 'es',
	DUTCH: 'nl',
	ITALIAN: 'it',
	PORTUGUESE: 'pt',
	RUSSIAN: 'ru',
	ARABIC: 'ar',
};

function languageCode(name: string): string {
	return languages[/[A-Za-z]+/.exec(name)?.[0]?.toUpperCase() ?? ''] ?? '';
}
