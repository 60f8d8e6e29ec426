import { describe, expect, it } from 'vitest';
import { asciiJson, ReadyJson } from '../../../server/lsp/readyJson.ts';
import { createMessageEncoder } from '../../../server/node/messageEncoder.ts';

function answer(id: number, names: readonly string[]): { jsonrpc: '2.0'; id: number; result: ReadyJson } {
	const pieces = ['[', ...names.flatMap((name, index) => (index > 0 ? [',', asciiJson(name)] : [asciiJson(name)])), ']'];
	return { jsonrpc: '2.0', id, result: new ReadyJson(pieces, () => names) };
}

describe('createMessageEncoder', () => {
	it('sends ready JSON as the data that it stands for, one message after another through one buffer', async () => {
		const encoder = createMessageEncoder();
		const many = Array.from({ length: 3000 }, (_, index) => `${index} “名” 😀 \u2028 \ud800 "\\`);
		for (const names of [['a'], many, ['b', ''], [], many.slice(7)]) {
			const message = answer(names.length, names);
			const bytes = await encoder.encode(message);
			expect(JSON.parse(Buffer.from(bytes).toString('utf8'))).toEqual(JSON.parse(JSON.stringify(message)));
		}
	});

	it('sends everything else as JSON in UTF-8', async () => {
		const message = { jsonrpc: '2.0', method: 'window/logMessage', params: { message: '“名”' } };
		const bytes = await createMessageEncoder().encode(message);
		expect(Buffer.from(bytes).toString('utf8')).toBe(JSON.stringify(message));
	});
});
