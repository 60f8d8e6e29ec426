import type { ByteSource } from '../source/byteSource.ts';
import { Cancelled } from '../util/cancel.ts';
import { createPace } from '../util/slices.ts';
import { type DiskIndex, indexFromDisk } from './diskIndex.ts';
import type { Host } from './host.ts';
import { readCachedIndex, writeCachedIndex } from './indexCache.ts';

/** A corpus that is read from disk because no editor holds it as text. */
export interface DiskCorpus {
	readonly source: ByteSource;
	/** What is indexed so far; `index.complete` says whether that is all. */
	readonly known: DiskIndex;
	/** 0 to 1. */
	readonly progress: number;
}

/** The corpora that are served from disk. An index is made when it is first asked for, kept while the corpus is open, and cached between sessions. */
export interface DiskCorpora {
	/** Starts to index a corpus that has been opened, or looks at it again. */
	open(uri: string): void;
	/** Stops and forgets. */
	close(uri: string): void;
	/** The corpora that are open. */
	uris(): readonly string[];
	/** What is known of an open corpus at this moment. */
	get(uri: string): DiskCorpus | undefined;
	/** The corpus in its present state on disk, indexed whole; undefined where it cannot be reached or was closed meanwhile. */
	ready(uri: string): Promise<DiskCorpus | undefined>;
}

/** How often `onProgress` is told of one corpus, in milliseconds. */
const progressMs = 250;

interface Entry {
	readonly cancel: { isCancelled: boolean };
	corpus: DiskCorpus | undefined;
	work: Promise<DiskCorpus | undefined> | undefined;
}

/** `onProgress` is told, a few times a second, that more of a corpus is known, and once when all of it is. */
export function createDiskCorpora(host: Host, onProgress: (uri: string) => void): DiskCorpora {
	const entries = new Map<string, Entry>();
	const entryOf = (uri: string): Entry => {
		const known = entries.get(uri);
		if (known) return known;
		const entry: Entry = { cancel: { isCancelled: false }, corpus: undefined, work: undefined };
		entries.set(uri, entry);
		return entry;
	};
	const ready = (uri: string): Promise<DiskCorpus | undefined> => {
		const entry = entryOf(uri);
		entry.work ??= indexEntry(host, uri, entry, () => onProgress(uri)).finally(() => {
			entry.work = undefined;
		});
		return entry.work;
	};
	return {
		open: uri => void ready(uri),
		close: uri => {
			const entry = entries.get(uri);
			if (entry) entry.cancel.isCancelled = true;
			entries.delete(uri);
		},
		uris: () => [...entries.keys()],
		get: uri => entries.get(uri)?.corpus,
		ready,
	};
}

async function indexEntry(host: Host, uri: string, entry: Entry, onProgress: () => void): Promise<DiskCorpus | undefined> {
	try {
		const source = await host.openBytes(uri);
		if (!source) return undefined;
		const previous = entry.corpus?.known ?? (await readCachedIndex(host.blobs, uri));
		let told = host.now();
		const known = await indexFromDisk(source, {
			pace: createPace(host, entry.cancel),
			previous,
			onProgress: soFar => {
				// An index that was served whole is not taken back while the file is looked at again.
				if (entry.corpus?.known.index.complete) return;
				const progress = soFar.identity.size === 0 ? 1 : soFar.scannedBytes / soFar.identity.size;
				entry.corpus = { source, known: soFar, progress };
				if (host.now() - told < progressMs) return;
				told = host.now();
				onProgress();
			},
		});
		if (entry.cancel.isCancelled) return undefined;
		const isNews = entry.corpus?.known !== known;
		entry.corpus = { source, known, progress: 1 };
		if (known !== previous) await writeCachedIndex(host.blobs, uri, known);
		if (isNews) onProgress();
		return entry.corpus;
	} catch (error) {
		if (!(error instanceof Cancelled)) host.log('error', `${uri} cannot be indexed: ${(error as Error).message}`);
		return undefined;
	}
}
