import { describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createText } from '../../../server/core/source/chunkedText.ts';

describe('createText', () => {
	it('has one line when empty', () => {
		const text = createText('');
		expect([text.length, text.lineCount, text.slice(0), [...text.chunks()]]).toEqual([0, 1, '', []]);
		expect(text.positionAt(5)).toEqual({ line: 0, character: 0 });
		expect(text.offsetAt({ line: 3, character: 3 })).toBe(0);
		expect([text.lineStart(0), text.lineEnd(0), text.lineAt(0)]).toEqual([0, 0, 0]);
		expect(text.edit([{ from: 0, to: 0, insert: 'a\r' }]).lineCount).toBe(2);
	});

	it('counts a CR and an LF that an edit brings together as one line end', () => {
		const text = createText('one\r--\ntwo', 4);
		const joined = text.edit([{ from: 4, to: 6, insert: '' }]);
		expect(joined.slice(0)).toBe('one\r\ntwo');
		expect(joined.lineCount).toBe(2);
		expect(text.lineCount).toBe(3);
	});

	it('counts a CR LF that an edit separates as two', () => {
		const text = createText('one\r\ntwo').edit([{ from: 4, to: 4, insert: 'x' }]);
		expect([text.lineCount, text.lineStart(1), text.lineStart(2)]).toEqual([3, 4, 6]);
	});

	it('gives chunks from any offset on', () => {
		const content = 'abcdefghijklmnopqrstuvwxyz';
		const text = createText(content, 5);
		for (let from = 0; from <= content.length; from++) expect([...text.chunks(from)].join('')).toBe(content.slice(from));
	});

	it('clamps slices and positions', () => {
		const text = createText('ab\r\ncd');
		expect(text.slice(-3, 99)).toBe('ab\r\ncd');
		expect(text.slice(4, 2)).toBe('');
		expect(text.positionAt(3)).toEqual({ line: 0, character: 2 });
		expect(text.offsetAt({ line: 0, character: 99 })).toBe(2);
		expect(text.offsetAt({ line: -1, character: 4 })).toBe(0);
		expect(text.spanOf({ start: { line: 0, character: 1 }, end: { line: 1, character: 1 } })).toEqual({ from: 1, to: 5 });
		expect(text.rangeOf({ from: 1, to: 5 })).toEqual({ start: { line: 0, character: 1 }, end: { line: 1, character: 1 } });
	});

	it('does not crumble under many small edits', () => {
		let text = createText('x'.repeat(100_000), 1000);
		for (let round = 0; round < 900; round++) text = text.edit([{ from: round * 10, to: round * 10 + 100, insert: '' }]);
		const pieces = [...text.chunks()];
		expect(pieces.join('').length).toBe(text.length);
		expect(pieces.length).toBeLessThan((text.length / 1000) * 5);
	});

	it('says of every offset and position what vscode-languageserver-textdocument says', () => {
		const content = 'one\r\n\r\ntwo\rthree\n\n😀four\u2028five';
		const text = createText(content, 3);
		const peer = TextDocument.create('file:///a.corpus', 'corpus', 1, content);
		for (let offset = 0; offset <= content.length; offset++) expect(text.positionAt(offset)).toEqual(peer.positionAt(offset));
		for (let line = 0; line < 8; line++)
			for (let character = 0; character < 14; character++) expect(text.offsetAt({ line, character })).toBe(peer.offsetAt({ line, character }));
	});
});
