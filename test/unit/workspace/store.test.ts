import { describe, expect, it } from 'vitest';
import { verifyCorpus } from '../../../server/core/corpus/corpusVersion.ts';
import type { DiskFacts } from '../../../server/core/corpus/diskFacts.ts';
import { defaultConfiguration } from '../../../server/core/workspace/configuration.ts';
import { createStore, type IncomingChange } from '../../../server/core/workspace/store.ts';

const uri = 'memory:/a.corpus';
const text = '<<<FILE a>>>\nOne\n<<<FILE b>>>\nTwo\n<<<FILE c>>>\nThree\n';

function insertAt(line: number, character: number, inserted: string): IncomingChange {
	return { range: { start: { line, character }, end: { line, character } }, text: inserted };
}

function openStore(): ReturnType<typeof createStore> {
	const store = createStore({ verifiesEdits: true });
	store.open(uri, 1, text);
	return store;
}

describe('createStore', () => {
	it('makes a new snapshot at each change, and the old one stays as it was', () => {
		const store = openStore();
		const before = store.snapshot;
		store.change(uri, 2, [insertAt(1, 0, 'Zero\n<<<FILE z>>>\n')]);
		expect(store.snapshot.id).toBe(before.id + 1);
		expect([before.corpora.get(uri)?.index.count, store.snapshot.corpora.get(uri)?.index.count]).toEqual([3, 4]);
		expect([before.corpora.get(uri)?.version, store.snapshot.corpora.get(uri)?.version]).toEqual([1, 2]);
		expect(before.corpora.get(uri)?.text.slice(0)).toBe(text);
		expect(Object.isFrozen(store.snapshot)).toBe(true);
	});

	it('keeps what was learnt about documents that an edit did not touch', () => {
		const store = openStore();
		const key = Symbol('marks');
		const marks = [0, 1, 2].map(ordinal =>
			store.snapshot.corpora
				.get(uri)!
				.document(ordinal)
				.memo(key, () => ({})),
		);
		store.change(uri, 2, [insertAt(3, 3, '!')]);
		const corpus = store.snapshot.corpora.get(uri)!;
		const kept = [0, 1, 2].map(ordinal => corpus.document(ordinal).memo(key, () => ({})));
		expect(kept.map((mark, ordinal) => mark === marks[ordinal])).toEqual([true, false, true]);
		expect(corpus.document(1).parsed().value.name).toBe('b');
	});

	it('keeps it also when a client sends the whole text', () => {
		const store = openStore();
		const key = Symbol('marks');
		const mark = store.snapshot.corpora
			.get(uri)!
			.document(2)
			.memo(key, () => ({}));
		store.change(uri, 2, [{ text: text.replace('One', 'Eleven') }]);
		const corpus = store.snapshot.corpora.get(uri)!;
		expect(corpus.text.slice(0)).toBe(text.replace('One', 'Eleven'));
		expect(corpus.document(2).memo(key, () => ({}))).toBe(mark);
	});

	it('applies changes in the order in which they were made, forwards and backwards', () => {
		const forwards = openStore();
		forwards.change(uri, 2, [insertAt(0, 0, '<<<FILE y>>>\n'), insertAt(1, 0, '<<<FILE z>>>\n')]);
		expect(forwards.snapshot.corpora.get(uri)?.text.slice(0)).toBe(`<<<FILE y>>>\n<<<FILE z>>>\n${text}`);
		const backwards = openStore();
		backwards.change(uri, 2, [insertAt(4, 0, '<<<FILE z>>>\n'), insertAt(2, 0, '<<<FILE y>>>\n'), insertAt(0, 0, '\n')]);
		const corpus = backwards.snapshot.corpora.get(uri)!;
		expect(Array.from({ length: corpus.index.count }, (_, ordinal) => corpus.document(ordinal).parsed().value.name)).toEqual([
			'a',
			'y',
			'b',
			'z',
			'c',
		]);
		expect(verifyCorpus(corpus)).toBeUndefined();
	});

	it('scans anew when an edit changes the dialect', () => {
		const store = openStore();
		store.change(uri, 2, [{ text: text.replaceAll('FILE ', 'FILE: ') }]);
		expect(store.snapshot.corpora.get(uri)?.index.dialect.separator).toBe(': ');
		expect(store.snapshot.corpora.get(uri)?.document(1).parsed().value.name).toBe('b');
	});

	it('forgets what the disk said when the text changes', () => {
		const store = openStore();
		const facts: DiskFacts = {
			byteLength: text.length,
			startsWithByteOrderMark: false,
			lineEnds: { lf: 6, crlf: 0, cr: 0, firstOdd: undefined },
			endsWithLineEnd: true,
			invalidUtf8: [],
			contents: [],
		};
		store.setDisk(uri, facts);
		expect(store.snapshot.corpora.get(uri)?.disk).toBe(facts);
		store.configure({ ...defaultConfiguration, maximumSymbols: 7 });
		expect(store.snapshot.corpora.get(uri)?.disk).toBe(facts);
		store.change(uri, 2, [insertAt(1, 0, 'x')]);
		expect(store.snapshot.corpora.get(uri)?.disk).toBeUndefined();
	});

	it('ignores changes of what is not open', () => {
		const store = openStore();
		store.close(uri);
		const { id } = store.snapshot;
		store.change(uri, 3, [insertAt(0, 0, 'x')]);
		store.setDisk(uri, undefined);
		store.close(uri);
		expect(store.snapshot.id).toBe(id);
		expect(store.snapshot.corpora.size).toBe(0);
	});
});

describe('openSlowly', () => {
	/** A scheduler that always rests, and lets something happen during the first rest. */
	function interruptedBy(happening: () => void): { now(): number; yield(): Promise<void> } {
		let time = 0;
		let happened = false;
		return {
			now: () => (time += 10),
			yield: async () => {
				if (happened) return;
				happened = true;
				happening();
			},
		};
	}

	it('gives the corpus that open gives, and none before it is whole', async () => {
		const store = createStore();
		let seen: unknown = 'nothing happened';
		const opening = store.openSlowly(
			uri,
			1,
			text,
			interruptedBy(() => {
				seen = store.snapshot.corpora.get(uri);
			}),
		);
		expect(store.opening(uri)).toBe(opening);
		await opening;
		expect(seen).toBeUndefined();
		expect(store.opening(uri)).toBeUndefined();
		const corpus = store.snapshot.corpora.get(uri)!;
		expect([corpus.version, corpus.index.count, corpus.text.slice(0)]).toEqual([1, 3, text]);
		expect(verifyCorpus(corpus)).toBeUndefined();
	});

	it('makes the changes that came meanwhile, in their order', async () => {
		const store = createStore({ verifiesEdits: true });
		const change = (): void => {
			store.change(uri, 2, [insertAt(1, 0, 'Zero\n')]);
			store.change(uri, 3, [insertAt(1, 0, '<<<FILE z>>>\n')]);
		};
		await store.openSlowly(uri, 1, text, interruptedBy(change));
		const corpus = store.snapshot.corpora.get(uri)!;
		expect([corpus.version, corpus.index.count]).toEqual([3, 4]);
		expect(corpus.text.slice(0)).toBe(text.replace('One', '<<<FILE z>>>\nZero\nOne'));
	});

	it('is given up when the corpus is closed, and overtaken when it is opened anew', async () => {
		const store = createStore();
		await store.openSlowly(
			uri,
			1,
			text,
			interruptedBy(() => store.close(uri)),
		);
		expect(store.snapshot.corpora.size).toBe(0);
		let again: Promise<void> | undefined;
		const reopen = (): void => {
			again = store.openSlowly(
				uri,
				5,
				'<<<FILE new>>>\n',
				interruptedBy(() => {}),
			);
		};
		await store.openSlowly(uri, 1, text, interruptedBy(reopen));
		await again;
		expect([store.snapshot.corpora.get(uri)?.version, store.snapshot.corpora.get(uri)?.index.count]).toEqual([5, 1]);
	});
});
