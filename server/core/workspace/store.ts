import type { Corpus } from '../corpus/corpus.ts';
import { editCorpus, openCorpus, openCorpusSlowly, verifyCorpus, withDiskFacts } from '../corpus/corpusVersion.ts';
import type { DiskFacts } from '../corpus/diskFacts.ts';
import { createText, createTextSlowly } from '../source/chunkedText.ts';
import { splitsUnit } from '../source/lineIndex.ts';
import type { Range } from '../source/span.ts';
import type { Text, TextChange } from '../source/text.ts';
import { bug } from '../util/bug.ts';
import { Cancelled, type CancelToken } from '../util/cancel.ts';
import { createPace, type Pace, type Scheduler } from '../util/slices.ts';
import { type CorpusConfiguration, defaultConfiguration } from './configuration.ts';
import type { CorpusSnapshot, Suppressed } from './snapshot.ts';

/** A change as LSP sends it: a range of the text that the change before it left, or, without one, the whole text. */
export interface IncomingChange {
	readonly range?: Range;
	readonly text: string;
}

/**
 * The single writer of everything that is open. Each call makes the next snapshot; the one before stays as it was, for whoever still
 * reads it. What a call does not touch is the same object in both.
 */
export interface CorpusStore {
	readonly snapshot: CorpusSnapshot;
	open(uri: string, version: number, text: string): void;
	/**
	 * The same in slices. Until it resolves the corpus is in no snapshot, and its changes wait; resolves early where the corpus is closed or opened
	 * anew meanwhile.
	 */
	openSlowly(uri: string, version: number, text: string, scheduler: Scheduler): Promise<void>;
	/** Resolves once a corpus that is being opened is; undefined where none of that name is. */
	opening(uri: string): Promise<void> | undefined;
	/** In the order in which they were made. A corpus that is not open is left alone. */
	change(uri: string, version: number, changes: readonly IncomingChange[]): void;
	close(uri: string): void;
	/** What holds for corpora without a configuration file; those with one lose it until `configureCorpus` says it anew. */
	configure(configuration: CorpusConfiguration): void;
	/** What the files beside one corpus say of it: its configuration, and what its sidecar accepts; undefined where it has none. */
	configureCorpus(uri: string, configuration: CorpusConfiguration | undefined, suppressed?: Suppressed): void;
	/** What the file of an open corpus says on disk; an edit drops it. */
	setDisk(uri: string, facts: DiskFacts | undefined): void;
}

export interface StoreOptions {
	/** The paranoid mode, asked for at every change: it compares the spliced index with that of a fresh scan, says where they differ, and takes the fresh one. */
	readonly verifiesEdits?: boolean;
}

/** An empty store. */
export function createStore(options: StoreOptions = {}): CorpusStore {
	return new Store(options);
}

/** A corpus that is being opened, and what was changed in it meanwhile. */
interface Opening extends CancelToken {
	readonly changes: { readonly version: number; readonly changes: readonly IncomingChange[] }[];
	done: Promise<void>;
	isCancelled: boolean;
}

class Store implements CorpusStore {
	readonly #options: StoreOptions;
	readonly #opening = new Map<string, Opening>();
	#snapshot: CorpusSnapshot = Object.freeze({
		id: 0,
		corpora: new Map(),
		configuration: defaultConfiguration,
		configurations: new Map(),
		suppressions: new Map(),
	});

	constructor(options: StoreOptions) {
		this.#options = options;
	}

	get snapshot(): CorpusSnapshot {
		return this.#snapshot;
	}

	open(uri: string, version: number, text: string): void {
		this.close(uri);
		this.#put(uri, openCorpus(uri, version, createText(text)));
	}

	openSlowly(uri: string, version: number, text: string, scheduler: Scheduler): Promise<void> {
		this.close(uri);
		const opening: Opening = { changes: [], done: Promise.resolve(), isCancelled: false };
		this.#opening.set(uri, opening);
		opening.done = this.#finishOpening(uri, version, text, createPace(scheduler, opening), opening);
		return opening.done;
	}

	opening(uri: string): Promise<void> | undefined {
		return this.#opening.get(uri)?.done;
	}

	async #finishOpening(uri: string, version: number, content: string, pace: Pace, opening: Opening): Promise<void> {
		try {
			const text = await createTextSlowly(content, pace);
			const corpus = await openCorpusSlowly(uri, version, text, pace);
			if (opening.isCancelled) return;
			this.#put(uri, corpus);
		} catch (error) {
			if (!(error instanceof Cancelled)) throw error;
		} finally {
			if (this.#opening.get(uri) === opening) this.#opening.delete(uri);
		}
		for (const change of opening.changes) this.change(uri, change.version, change.changes);
	}

	change(uri: string, version: number, changes: readonly IncomingChange[]): void {
		const opening = this.#opening.get(uri);
		if (opening) {
			opening.changes.push({ version, changes });
			return;
		}
		const before = this.#snapshot.corpora.get(uri);
		if (!before) return;
		let corpus = before;
		for (const batch of batchesOf(before.text, changes)) corpus = editCorpus(corpus, version, batch(corpus.text));
		if (corpus === before) corpus = editCorpus(before, version, []);
		this.#put(uri, this.#options.verifiesEdits ? verified(corpus) : corpus);
	}

	close(uri: string): void {
		const opening = this.#opening.get(uri);
		if (opening) opening.isCancelled = true;
		this.#opening.delete(uri);
		if (this.#snapshot.corpora.has(uri)) this.#put(uri, undefined);
	}

	configure(configuration: CorpusConfiguration): void {
		this.#advance({ configuration, configurations: new Map(), suppressions: new Map() });
	}

	configureCorpus(uri: string, configuration: CorpusConfiguration | undefined, suppressed?: Suppressed): void {
		const configurations = withEntry(this.#snapshot.configurations, uri, configuration);
		this.#advance({ configurations, suppressions: withEntry(this.#snapshot.suppressions, uri, suppressed) });
	}

	setDisk(uri: string, facts: DiskFacts | undefined): void {
		const corpus = this.#snapshot.corpora.get(uri);
		if (corpus && corpus.disk !== facts) this.#put(uri, withDiskFacts(corpus, facts));
	}

	#put(uri: string, corpus: Corpus | undefined): void {
		const corpora = new Map(this.#snapshot.corpora);
		if (corpus) corpora.set(uri, corpus);
		else corpora.delete(uri);
		this.#advance({ corpora });
	}

	#advance(change: Partial<CorpusSnapshot>): void {
		this.#snapshot = Object.freeze({ ...this.#snapshot, ...change, id: this.#snapshot.id + 1 });
	}
}

function withEntry<T>(map: ReadonlyMap<string, T>, key: string, value: T | undefined): ReadonlyMap<string, T> {
	const changed = new Map(map);
	if (value === undefined) changed.delete(key);
	else changed.set(key, value);
	return changed;
}

/** A batch that counts in the text that the batch before it left. */
type Batch = (text: Text) => readonly TextChange[];

/**
 * Editors send the changes of one action from the end of the text to its start, so that each counts in the text before all of them: such a
 * run is one batch, applied at once. Any other order is applied change by change.
 */
function batchesOf(text: Text, changes: readonly IncomingChange[]): readonly Batch[] {
	if (changes.length > 1 && runsBackwards(changes)) {
		const batch = changes.map(change => rangeChange(text, change.range!, change.text)).reverse();
		return [() => batch];
	}
	return changes.map(
		({ range, text: insert }): Batch =>
			current => [range ? rangeChange(current, range, insert) : wholeChange(current, insert)],
	);
}

function runsBackwards(changes: readonly IncomingChange[]): boolean {
	return changes.every(({ range }, index) => {
		if (!range) return false;
		const previous = changes[index - 1]?.range;
		return (
			!previous || range.end.line < previous.start.line || (range.end.line === previous.start.line && range.end.character < previous.start.character)
		);
	});
}

function rangeChange(text: Text, range: Range, insert: string): TextChange {
	const { from, to } = text.spanOf(range);
	return { from, to: Math.max(from, to), insert };
}

/** A new text as the one change that makes it of the present one: clients that send whole texts shall not lose what was learnt about the rest. */
function wholeChange(text: Text, insert: string): TextChange {
	const present = text.slice(0);
	const shorter = Math.min(present.length, insert.length);
	let from = 0;
	while (from < shorter && present.charCodeAt(from) === insert.charCodeAt(from)) from++;
	if (splitsUnit(present.charCodeAt(from - 1), present.charCodeAt(from))) from--;
	let common = 0;
	while (common < shorter - from && present.charCodeAt(present.length - 1 - common) === insert.charCodeAt(insert.length - 1 - common)) common++;
	return { from, to: present.length - common, insert: insert.slice(from, insert.length - common) };
}

function verified(corpus: Corpus): Corpus {
	const difference = verifyCorpus(corpus);
	if (difference === undefined) return corpus;
	bug(`The index of ${corpus.uri} went astray in version ${corpus.version}. ${difference}`);
	return openCorpus(corpus.uri, corpus.version, corpus.text);
}
