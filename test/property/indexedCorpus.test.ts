import fc from 'fast-check';
import { expect, test } from 'vitest';
import { indexCorpus } from '../../server/cli/streams/indexedCorpus.ts';
import { memorySource } from '../../server/cli/streams/spool.ts';
import { corpusText } from './corpusArbitraries.ts';
import { seededRuns } from './seed.ts';

test('The names of an indexed corpus are those of its documents.', async () => {
	await fc.assert(
		fc.asyncProperty(fc.constantFrom('', '\ufeff'), corpusText, async (mark, text) => {
			const corpus = await indexCorpus(memorySource(new TextEncoder().encode(mark + text), 'a.corpus'), () => undefined);
			const ofDocuments: string[] = [];
			for await (const { document, isLarge } of corpus.documents()) ofDocuments.push(isLarge ? document.name : document.parsed().value.name);
			const alone: string[] = [];
			for await (const name of corpus.names()) alone.push(name);
			expect(alone).toEqual(ofDocuments);
		}),
		seededRuns(1000),
	);
});
