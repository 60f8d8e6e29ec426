import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { folderWith } from './corpusCommand.ts';
import { corpusInProcess } from './inProcess.ts';

/** The corpus that a file becomes, and what is said about it. */
async function imported(name: string, content: string | Uint8Array): Promise<{ code: number; corpus: string; told: string }> {
	const folder = folderWith({ [name]: content });
	const { code, stdout, stderr } = await corpusInProcess('convert', path.join(folder, name));
	return { code, corpus: stdout, told: stderr.replaceAll(`${folder}/`, '') };
}

describe('corpus convert reads', () => {
	it('Reuters-21578 SGML: fields become attributes, wire codes go and are counted', async () => {
		const sgml = [
			'<!DOCTYPE lewis SYSTEM "lewis.dtd">',
			'<REUTERS TOPICS="YES" LEWISSPLIT="TRAIN" CGISPLIT="TRAINING-SET" OLDID="77" NEWID="7">',
			'<DATE>26-FEB-1987 15:01:01.79</DATE>',
			'<TOPICS><D>wheat</D><D>rice</D></TOPICS>',
			'<PLACES><D>atlantis</D></PLACES>',
			'<PEOPLE></PEOPLE>',
			'<UNKNOWN>&#5;&#5;C T f0704</UNKNOWN>',
			'<TEXT>&#2;',
			'<TITLE>HARVEST &lt;HVT> IS LATE</TITLE>',
			'<DATELINE>    PORT EXAMPLE, Feb 26 - </DATELINE><BODY>Rain kept the harvest',
			'waiting, R&amp;D officials said.',
			' Reuter',
			'&#3;</BODY></TEXT>',
			'</REUTERS>',
			'<REUTERS TOPICS="NO" LEWISSPLIT="TEST" CGISPLIT="TRAINING-SET" OLDID="78" NEWID="8">',
			'<DATE>sometime</DATE>',
			'<TEXT TYPE="UNPROC">&#2;',
			'Caf\u00e9 prices\nrose.',
			'&#3;</TEXT>',
			'</REUTERS>',
			'',
		].join('\n');
		const { code, corpus, told } = await imported('reut.sgm', Buffer.from(sgml, 'latin1'));
		expect(code).toBe(0);
		expect(corpus).toBe(
			'<<<FILE reuters-00007.txt id=7 date=1987-02-26T15:01:01 title="HARVEST \\u003cHVT\\u003e IS LATE" topics=wheat,rice places=atlantis oldid=77 lewissplit=TRAIN cgisplit=TRAINING-SET topics-assigned=YES>>>\n' +
				'HARVEST <HVT> IS LATE\n\nPORT EXAMPLE, Feb 26 - Rain kept the harvest\nwaiting, R&D officials said.\n Reuter\n' +
				'<<<FILE reuters-00008.txt id=8 written-date=sometime oldid=78 lewissplit=TEST cgisplit=TRAINING-SET topics-assigned=NO>>>\nCafé prices\nrose.\n',
		);
		expect(told).toContain('1 UNKNOWN and MKNOTE elements');
		expect(told).toContain('1 documents that are no UTF-8 were read as Windows-1252');
		expect(told).toContain('control characters of the wire are left out');
		expect(told).toContain('2 documents converted from reuters to corpus, read back and compared.');
		const broken = await imported('reut.sgm', '<REUTERS NEWID="1">\n<TEXT>x\n');
		expect([broken.code, broken.told]).toEqual([2, 'error: reut.sgm: the <REUTERS> of line 1 has no end.\n']);
	});

	it('mailboxes: texts of messages, quoted From lines, encodings, HTML alone', async () => {
		const mailbox = [
			'From ann@example.org Sat Aug  9 10:00:00 2025',
			'From: Ann <ann@example.org>',
			'To: desk@example.org',
			'Subject: =?utf-8?q?Caf=C3=A9_opens?=',
			'Date: Sat, 9 Aug 2025 10:00:00 +0000',
			'Message-ID: <1@example.org>',
			'X-Mailer: test',
			'Content-Type: text/plain; charset=utf-8',
			'Content-Transfer-Encoding: quoted-printable',
			'',
			'The caf=C3=A9 opens.',
			'>From the start, people came.',
			'',
			'From bob@example.org Sun Aug 10 11:00:00 2025',
			'From: Bob <bob@example.org>',
			'Content-Type: text/html; charset=utf-8',
			'',
			'<html><head><style>p{}</style></head><body><h1>News</h1><p>Rain &amp; wind</p></body></html>',
			'',
		].join('\n');
		const { code, corpus, told } = await imported('desk.mbox', mailbox);
		expect(code).toBe(0);
		const [first, second] = corpus.split(/(?=<<<FILE document)/);
		expect(first).toContain('title="Café opens" date=2025-08-09T10:00:00.000Z');
		expect(first).toContain('The café opens.\nFrom the start, people came.\n');
		expect(second).toContain('News\n\nRain & wind\n');
		expect(told).toContain('1 header lines of messages are left out');
		expect(told).toContain('1 messages have HTML alone');
		const none = await imported('desk.mbox', 'Not a mailbox\n');
		expect([none.code, none.told]).toEqual([2, 'error: desk.mbox:1: a line "From sender date" was expected, which opens a message.\n']);
	});

	it('web archives: text records alone, chunks and compression undone, the rest counted', async () => {
		const record = (type: string, fields: Record<string, string>, body: Uint8Array): Buffer =>
			Buffer.concat([
				Buffer.from(
					`WARC/1.0\r\nWARC-Type: ${type}\r\n${Object.entries(fields)
						.map(([key, value]) => `${key}: ${value}\r\n`)
						.join('')}Content-Length: ${body.length}\r\n\r\n`,
				),
				body,
				Buffer.from('\r\n\r\n'),
			]);
		const http = (head: string, body: Uint8Array): Buffer => Buffer.concat([Buffer.from(head.replaceAll('\n', '\r\n')), body]);
		const zipped = gzipSync('Compressed words.\n');
		const archive = Buffer.concat(
			[
				gzipSync(record('warcinfo', { 'Content-Type': 'application/warc-fields' }, Buffer.from('software: test\r\n'))),
				gzipSync(
					record(
						'conversion',
						{
							'WARC-Target-URI': 'https://example.org/news/?id=1',
							'WARC-Date': '2025-08-09T10:00:00Z',
							'WARC-Identified-Content-Language': 'eng,fra',
							'WARC-Record-ID': '<urn:uuid:1>',
							'Content-Type': 'text/plain',
						},
						Buffer.from('Rain fell.\nWARC/1.0 is a word here.\n'),
					),
				),
				record(
					'response',
					{ 'WARC-Target-URI': 'https://example.org/a.txt', 'Content-Type': 'application/http; msgtype=response' },
					http(
						'HTTP/1.1 200 OK\nContent-Type: text/plain; charset=iso-8859-1\nTransfer-Encoding: chunked\n\n',
						Buffer.from('4\r\nCaf\xe9\r\n2\r\n !\r\n0\r\n\r\n', 'latin1'),
					),
				),
				record(
					'response',
					{ 'WARC-Target-URI': 'https://example.org/b', 'Content-Type': 'application/http; msgtype=response' },
					http('HTTP/1.1 200 OK\nContent-Type: text/plain\nContent-Encoding: gzip\n\n', zipped),
				),
				record('response', { 'Content-Type': 'application/http' }, http('HTTP/1.1 404 Not Found\nContent-Type: text/plain\n\n', Buffer.from('no'))),
			].map(bytes => (bytes[0] === 0x1f ? bytes : gzipSync(bytes))),
		);
		const { code, corpus, told } = await imported('crawl.warc.gz', archive);
		expect(told).toContain('3 documents converted from warc to corpus');
		expect(code).toBe(0);
		expect(corpus).toBe(
			'<<<FILE "example.org/news/-id-1.txt" source="https://example.org/news/?id=1" date=2025-08-09T10:00:00Z lang=eng id=urn:uuid:1>>>\n'.replace(
				'"example.org/news/-id-1.txt"',
				'example.org/news/-id-1.txt',
			) +
				'Rain fell.\nWARC/1.0 is a word here.\n<<<FILE example.org/a.txt source=https://example.org/a.txt noeol>>>\nCafé !\n' +
				'<<<FILE example.org/b.txt source=https://example.org/b>>>\nCompressed words.\n',
		);
		expect(told).toContain('1 records of other types (warcinfo) are left out');
		expect(told).toContain('1 responses other than 200 OK are left out');
		const cut = await imported('crawl.warc', record('conversion', { 'Content-Type': 'text/plain' }, Buffer.from('Rain')).subarray(0, -6));
		expect(cut.told).toContain('the archive was cut off');
	});

	it('LexisNexis exports of the older and the newer service', async () => {
		const older = [
			'                               1 of 2 DOCUMENTS',
			'',
			'                             The Example Herald',
			'',
			'                     August 9, 2025 Saturday',
			'                              First Edition',
			'',
			'Floods close the pass',
			'',
			'BYLINE: By Jane Doe',
			'',
			'SECTION: NEWS; Pg. 4',
			'',
			'LENGTH: 12 words',
			'',
			'Rain fell for days.',
			'The road is closed.',
			'',
			'Note: this is no field.',
			'',
			'LOAD-DATE: August 10, 2025',
			'',
			'LANGUAGE: ENGLISH',
			'',
			'                       Copyright 2025 Example Press',
			'',
			'                               2 of 2 DOCUMENTS',
			'',
			'                             The Example Herald',
			'',
			'Second story',
			'',
			'LENGTH: 2 words',
			'',
			'Sun shone.',
			'',
			'LANGUAGE: ENGLISH',
			'',
		].join('\r\n');
		const { code, corpus, told } = await imported('export.txt', older);
		expect(told).toContain('2 documents converted from lexisnexis to corpus');
		expect(code).toBe(0);
		expect(corpus).toBe(
			'<<<FILE floods-close-the-pass.txt source="The Example Herald" date=2025-08-09 written-date="August 9, 2025 Saturday" edition="First Edition" byline="By Jane Doe" section="NEWS; Pg. 4" length="12 words" load-date="August 10, 2025" lang=en copyright="Copyright 2025 Example Press" title="Floods close the pass">>>\n' +
				'Floods close the pass\n\nBy Jane Doe\n\nRain fell for days.\nThe road is closed.\n\nNote: this is no field.\n' +
				'<<<FILE second-story.txt source="The Example Herald" length="2 words" lang=en title="Second story">>>\nSecond story\n\nSun shone.\n',
		);
		const newer = [
			'Floods close the pass',
			'The Example Herald',
			'August 9, 2025 Saturday',
			'',
			'Copyright 2025 Example Press All Rights Reserved',
			'',
			'Section: NEWS; Pg. 4',
			'Length: 12 words',
			'Byline: Jane Doe',
			'',
			'Body',
			'',
			'Rain fell for days.',
			'',
			'The road is closed.',
			'',
			'Load-Date: August 10, 2025',
			'',
			'End of Document',
			'',
		].join('\n');
		const other = await imported('export.txt', newer);
		expect(other.corpus).toContain('<<<FILE floods-close-the-pass.txt section="NEWS; Pg. 4"'.slice(0, 30));
		expect(other.corpus).toContain('Floods close the pass\n\nJane Doe\n\nRain fell for days.\n\nThe road is closed.\n');
		expect(other.corpus).toContain('load-date="August 10, 2025"');
		expect(other.corpus).toContain('date=2025-08-09');
	});

	it('what it cannot tell is asked for, with the forms that there are', async () => {
		const { code, told } = await imported('notes.txt', 'Just a note.\n');
		expect(code).toBe(2);
		expect(told).toContain('notes.txt: neither its name nor its content tells what it is. Say so with --from: corpus, jsonl, csv');
	});
});
