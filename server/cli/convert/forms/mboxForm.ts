import { nameFromHeadline } from '../../../core/corpus/names.ts';
import type { AttributeValue } from '../../../core/corpus/render.ts';
import type { ByteSource } from '../../../core/source/byteSource.ts';
import { UsageError } from '../../exitCode.ts';
import type { FileReader, Form, RawEntry, ReadOptions } from '../form.ts';
import { LineGatherer, lineText, readLines } from '../lines.ts';
import { markupText } from './markup.ts';
import { heldEntry } from './plainEntry.ts';

/** Mailboxes (RFC 4155; mboxrd and mboxo): a document a message, with the text that it shows. Read only. */
export const mboxForm: Form = { id: 'mbox', title: 'a mailbox (mbox)', extensions: ['.mbox', '.mbx'], reader: readMailbox };

/** What a line that opens a message looks like: an address and a date as asctime writes it. */
const fromLine = /^From \S.* \d{1,2}:\d{2}(?::\d{2})?(?: .*)?$/;

async function* readMailbox(source: ByteSource, path: string, options: ReadOptions): ReturnType<FileReader> {
	const message = new LineGatherer();
	let isOpen = false;
	let isAfterEmpty = true;
	for await (const line of readLines(source, path, options.onProgress)) {
		const { bytes } = line;
		const startsWithFrom = bytes[0] === 0x46 || bytes[0] === 0x3e ? lineText(line) : '';
		if (isAfterEmpty && fromLine.test(startsWithFrom)) {
			if (isOpen) yield await readMessage(message.take(), options);
			isOpen = true;
		} else if (!isOpen) {
			if (lineText(line).trim() !== '')
				throw new UsageError(`${path}:${line.number + 1}: a line "From sender date" was expected, which opens a message.`);
		} else message.add(/^>+From /.test(startsWithFrom) ? bytes.subarray(1) : bytes);
		isAfterEmpty = lineText(line) === '';
	}
	if (isOpen) yield await readMessage(message.take(), options);
}

const carriedHeaders = new Set(['from', 'to', 'subject', 'date', 'message-id', 'content-type', 'content-transfer-encoding', 'mime-version']);

async function readMessage(bytes: Uint8Array, { losses }: ReadOptions): Promise<RawEntry> {
	const { default: PostalMime } = await import('postal-mime');
	const email = await PostalMime.parse(bytes);
	const attributes: AttributeValue[] = [];
	const add = (key: string, value: string | undefined): void => {
		if (value !== undefined && value !== '') attributes.push({ key, value });
	};
	const header = (key: string): string | undefined => email.headers.find(each => each.key === key)?.value;
	add('title', email.subject);
	add('date', email.date);
	add('from', header('from'));
	add('to', header('to'));
	add('id', email.messageId);
	losses.add(
		'{amount} header lines of messages are left out (all but From, To, Subject, Date and Message-ID).',
		email.headers.filter(({ key }) => !carriedHeaders.has(key)).length,
	);
	losses.add('{amount} attachments are left out.', email.attachments.length);
	if (email.html !== undefined && email.text !== undefined)
		losses.add('{amount} messages have an HTML version beside their text, which is left out.', 1);
	if (email.html !== undefined && email.text === undefined) losses.add('{amount} messages have HTML alone: its text is taken.', 1);
	const text = email.text ?? (email.html === undefined ? '' : markupText(email.html));
	return { ...heldEntry('', attributes, text), name: email.subject ? nameFromHeadline(email.subject) : undefined };
}
