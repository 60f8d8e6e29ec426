import type { Corpus } from '../core/corpus/corpus.ts';
import { openCorpusSlowly } from '../core/corpus/corpusVersion.ts';
import { createText } from '../core/source/chunkedText.ts';
import { binaryReason, decodeUtf8Slowly } from '../core/source/encoding.ts';
import { Cancelled } from '../core/util/cancel.ts';
import { Lru } from '../core/util/lru.ts';
import type { Pace } from '../core/util/slices.ts';
import { readAllBytes } from '../core/workspace/openBytes.ts';
import type { RequestContext, Session } from './session.ts';

/** More files than these are not looked into, and longer ones neither: an answer has to come while somebody waits for it. */
const maximumFiles = 200;
const maximumFileBytes = 8_000_000;
/** What is kept of files that were read, so that the next question costs a look at their state. */
const keptBytes = 64_000_000;

const read = new WeakMap<Session, Lru<string, Corpus>>();

/** Corpora of the workspace's folders that nobody has open and in whose text one of these names stands, and how many files were left out. */
export async function closedCorporaWith(
	session: Session,
	{ snapshot, pace }: Pick<RequestContext, 'snapshot' | 'pace'>,
	names: readonly string[],
): Promise<{ readonly corpora: readonly Corpus[]; readonly leftOut: number }> {
	const kept = read.get(session) ?? new Lru<string, Corpus>(keptBytes);
	read.set(session, kept);
	const found = (await session.host.findCorpora?.(session.workspaceFolders, maximumFiles + 1)) ?? [];
	const corpora: Corpus[] = [];
	let leftOut = Math.max(0, found.length - maximumFiles);
	for (const uri of found.slice(0, maximumFiles)) {
		if (snapshot.corpora.has(uri)) continue;
		const corpus = await closedCorpus(session, kept, uri, pace);
		if (corpus === 'tooLong') leftOut++;
		else if (corpus) {
			const text = corpus.text.slice(0);
			if (names.some(name => text.includes(name))) corpora.push(corpus);
		}
		const pause = pace.due();
		if (pause !== undefined) await pause;
	}
	return { corpora, leftOut };
}

async function closedCorpus({ host }: Session, kept: Lru<string, Corpus>, uri: string, pace: Pace): Promise<Corpus | 'tooLong' | undefined> {
	try {
		const source = await host.openBytes(uri);
		if (!source) return undefined;
		const { size, mtimeMs, headHash, tailHash } = await source.identity();
		if (size > maximumFileBytes) return 'tooLong';
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
