import type { Corpus } from '../core/corpus/corpus.ts';
import { openCorpusSlowly } from '../core/corpus/corpusVersion.ts';
import { type Limited, limitOf } from '../core/features/limited.ts';
import { createText } from '../core/source/chunkedText.ts';
import { binaryReason, decodeUtf8Slowly } from '../core/source/encoding.ts';
import { Cancelled } from '../core/util/cancel.ts';
import { Lru } from '../core/util/lru.ts';
import type { Pace } from '../core/util/slices.ts';
import { readAllBytes } from '../core/workspace/openBytes.ts';
import type { RequestContext, Session } from './session.ts';

/** What is kept of files that were read, so that the next question costs a look at their state. */
const keptBytes = 64_000_000;

const read = new WeakMap<Session, Lru<string, Corpus>>();

export interface ClosedCorpora {
	readonly corpora: readonly Corpus[];
	/** Present where not all files were looked into, for their number or for their sizes: an answer has to come while somebody waits for it. */
	readonly filesLimit: Limited<unknown>['limit'];
	readonly sizesLimit: Limited<unknown>['limit'];
}

/** Corpora of the workspace's folders that nobody has open and in whose text one of these names stands. */
export async function closedCorporaWith(
	session: Session,
	{ snapshot, pace }: Pick<RequestContext, 'snapshot' | 'pace'>,
	names: readonly string[],
): Promise<ClosedCorpora> {
	const { maximumSearchedFiles, searchedBytes } = session.settings();
	const kept = read.get(session) ?? new Lru<string, Corpus>(keptBytes);
	read.set(session, kept);
	const found = (await session.host.findCorpora?.(session.workspaceFolders)) ?? [];
	const files = found.filter(uri => !snapshot.corpora.has(uri));
	const searched = files.slice(0, maximumSearchedFiles);
	const corpora: Corpus[] = [];
	let tooLong = 0;
	for (const uri of searched) {
		const corpus = await closedCorpus(session, kept, uri, searchedBytes, pace);
		if (corpus === 'tooLong') tooLong++;
		else if (corpus) {
			const text = corpus.text.slice(0);
			if (names.some(name => text.includes(name))) corpora.push(corpus);
		}
		const pause = pace.due();
		if (pause !== undefined) await pause;
	}
	return {
		corpora,
		filesLimit: limitOf('searchedFiles', searched.length, files.length),
		sizesLimit: limitOf('searchedSizes', searched.length - tooLong, searched.length),
	};
}

async function closedCorpus(
	{ host }: Session,
	kept: Lru<string, Corpus>,
	uri: string,
	maximumBytes: number,
	pace: Pace,
): Promise<Corpus | 'tooLong' | undefined> {
	try {
		const source = await host.openBytes(uri);
		if (!source) return undefined;
		const { size, mtimeMs, headHash, tailHash } = await source.identity();
		if (size > maximumBytes) return 'tooLong';
		const key = [uri, size, mtimeMs, headHash, tailHash].join(' ');
		const known = kept.get(key);
		if (known) return known;
		const bytes = await readAllBytes(source);
		if (binaryReason(bytes) !== undefined) return undefined;
		const corpus = await openCorpusSlowly(uri, 0, createText(await decodeUtf8Slowly(bytes, pace)), pace);
		kept.set(key, corpus, size);
		return corpus;
	} catch (error) {
		if (error instanceof Cancelled) throw error;
		host.log('information', `${uri} was not searched: ${error}`);
		return undefined;
	}
}
