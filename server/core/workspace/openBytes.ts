import type { Corpus } from '../corpus/corpus.ts';
import { openCorpus, withDiskFacts } from '../corpus/corpusVersion.ts';
import type { NewlineBeforeEnd } from '../corpus/newlineBeforeEnd.ts';
import { readDiskFacts } from '../corpus/readDiskFacts.ts';
import type { ByteSource } from '../source/byteSource.ts';
import { createTextOfPieces } from '../source/chunkedText.ts';
import { binaryReason, decodePieces } from '../source/encoding.ts';
import { failure, type Result, success } from '../util/result.ts';

/** A file's bytes as a corpus, with what an editor would not show of it; or why it is none, in words that go on from its name and a colon. */
export function openCorpusBytes(uri: string, bytes: Uint8Array, newlineBeforeEnd: NewlineBeforeEnd = 'auto'): Result<Corpus, string> {
	const reason = binaryReason(bytes);
	if (reason !== undefined) return failure(reason);
	const corpus = openCorpus(uri, 0, createTextOfPieces(decodePieces(bytes, true)));
	return success(withDiskFacts(corpus, readDiskFacts(bytes, corpus.index.dialect, newlineBeforeEnd)));
}

/** All of a file. Rejects where it shrinks while it is read. */
export async function readAllBytes(source: ByteSource): Promise<Uint8Array> {
	const bytes = new Uint8Array(await source.size());
	const count = await source.read(0, bytes);
	if (count < bytes.length) throw new Error(`${source.uri} became shorter while it was read.`);
	return bytes;
}
