import { afterEach, describe, expect, it } from 'vitest';
import { DocumentDiagnosticRequest } from 'vscode-languageserver/node';
import type { ByteSource } from '../../server/core/source/byteSource.ts';
import { configurationPaths } from '../../server/core/workspace/configurationPaths.ts';
import { createMemorySource } from '../unit/workspace/memorySource.ts';
import { createPeer, fullCapabilities, type Peer } from './peer.ts';

const uri = 'file:///press/news/sample.corpus.txt';
const faulty = '<<<FILE a.txt\nText\n<<<FILE b.txt>>>\nMore\n';

let peer: Peer | undefined;
afterEach(async () => {
	await peer?.dispose();
	peer = undefined;
});

/** A host whose files are a map that a test may change. */
function fileHost(files: Map<string, string>, read: string[]): { openBytes(uri: string): Promise<ByteSource | undefined> } {
	return {
		openBytes: async wanted => {
			read.push(wanted);
			const text = files.get(wanted);
			return text === undefined ? undefined : createMemorySource(text);
		},
	};
}

const severities = async (): Promise<(number | undefined)[]> => {
	const report = await peer!.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri }, identifier: 'format' });
	return report.kind === 'full' ? report.items.map(({ severity }) => severity) : [];
};

/** Asks again whenever the server says that diagnostics are others now: files are read behind the requests. */
async function become(wanted: readonly number[]): Promise<void> {
	for (let round = 0; round < 10; round++) {
		const refreshed = peer!.next('workspace/diagnostic/refresh');
		if (JSON.stringify(await severities()) === JSON.stringify(wanted)) return;
		await refreshed;
	}
	expect(await severities()).toEqual(wanted);
}

describe('a configuration file', () => {
	const capabilities = { ...fullCapabilities, workspace: { ...fullCapabilities.workspace, didChangeWatchedFiles: { dynamicRegistration: true } } };

	it('holds for the corpora below it, over the settings of the editor, and from the moment that it is saved', async () => {
		const files = new Map([
			['file:///press/corpus.config.jsonc', '{ "extends": "shared.jsonc", /* ours */ "rules": { "CF101": "hint" } }'],
			['file:///press/shared.jsonc', '{ "rules": { "CF1": "off" } }'],
		]);
		const read: string[] = [];
		peer = await createPeer({
			capabilities,
			settings: { rules: { CF101: 'information' } },
			host: fileHost(files, read),
			workspaceFolders: ['file:///press'],
		});
		await peer.open(uri, faulty);
		await become([4]);
		files.set('file:///press/corpus.config.jsonc', '{ "rules": { "CF101": "warning" } }');
		await peer.until(() => peer!.registrations.some(({ method }) => method === 'workspace/didChangeWatchedFiles'));
		await peer.connection.sendNotification('workspace/didChangeWatchedFiles', {
			changes: [{ uri: 'file:///press/corpus.config.jsonc', type: 2 }],
		});
		await become([2]);
		files.delete('file:///press/corpus.config.jsonc');
		await peer.connection.sendNotification('workspace/didChangeWatchedFiles', {
			changes: [{ uri: 'file:///press/corpus.config.jsonc', type: 3 }],
		});
		await become([3]);
		expect(read.filter(path => path.endsWith('corpus.config.jsonc')).every(path => path.startsWith('file:///press/'))).toBe(true);
	});

	it('with mistakes counts as far as it can be followed, and the log says where they are', async () => {
		const files = new Map([
			['file:///press/news/corpus.config.jsonc', '{\n  "rules": { "CF101": "hint", "CF102": "fatal" },\n  "extends": "../../secret.jsonc"\n}'],
		]);
		const read: string[] = [];
		peer = await createPeer({ host: fileHost(files, read), workspaceFolders: ['file:///press'] });
		await peer.open(uri, faulty);
		await become([4]);
		const told = peer.log.filter(line => line.includes('corpus.config.jsonc'));
		expect(told[0]).toContain('news/corpus.config.jsonc:2:');
		expect(told.some(line => line.includes('secret.jsonc cannot be used'))).toBe(true);
		expect(read).not.toContain('file:///secret.jsonc');
	});
});

it('is looked for from the folder of the corpus up to the workspace folder that holds it, and nowhere else', () => {
	expect(configurationPaths('file:///a/b/c/x.corpus.txt', ['file:///a', 'file:///z'])).toEqual([
		'file:///a/b/c/corpus.config.jsonc',
		'file:///a/b/corpus.config.jsonc',
		'file:///a/corpus.config.jsonc',
	]);
	expect(configurationPaths('file:///a/b/x.corpus.txt', ['file:///a', 'file:///a/b/'])).toEqual(['file:///a/b/corpus.config.jsonc']);
	expect(configurationPaths('file:///ab/x.corpus.txt', ['file:///a'])).toEqual([]);
	expect(configurationPaths('untitled:one', [])).toEqual([]);
});
