import type { ByteSource, FileIdentity } from '../source/byteSource.ts';
import type { Result } from '../util/result.ts';
import type { Scheduler } from '../util/slices.ts';
import type { ArticleFile, ArticleSaveFailure } from './articleFile.ts';
import type { DiskIndex } from './diskIndex.ts';
import type { FilePiece } from './filePieces.ts';

/** The data files that ship beside the code: models and the knowledge base. */
export type DataName = 'articles' | 'entities' | 'knowledge' | 'transliteration';

/** Keeps blobs between sessions. Anything may be gone or damaged at any time: what is kept is never the truth. */
export interface BlobCache {
	read(key: string): Promise<Uint8Array | undefined>;
	write(key: string, blob: Uint8Array): Promise<void>;
	delete(key: string): Promise<void>;
}

/** Everything that the core asks of the platform it runs on. */
export interface Host extends Scheduler {
	/** Milliseconds since the epoch; also what "in the future" is measured against. */
	now(): number;
	yield(): Promise<void>;
	log(level: 'error' | 'warning' | 'information' | 'debug', message: string): void;
	/** The unpacked bytes of a data file. Rejects where the file is missing or damaged, with a message for the user. */
	readData(name: DataName): Promise<Uint8Array>;
	/** A file's bytes; undefined where the platform cannot reach the URI. */
	openBytes(uri: string): Promise<ByteSource | undefined>;
	/** URIs of the corpora below these folders, by the endings of their names. Absent where the platform cannot list files. */
	readonly findCorpora?: (folders: readonly string[]) => Promise<readonly string[]>;
	readonly blobs: BlobCache | undefined;
	/** Writes an article back into its file, whole or not at all. Absent where the platform cannot: there articles are read-only. */
	readonly saveArticle?: (
		uri: string,
		known: DiskIndex,
		article: Pick<ArticleFile, 'ordinal' | 'span' | 'identity'>,
		text: string,
	) => Promise<SaveResult>;
	/** Makes a file anew of its own pieces, whole or not at all, as long as it is in the state that is known. */
	readonly rearrangeFile?: (uri: string, identity: FileIdentity, pieces: readonly FilePiece[]) => Promise<SaveResult>;
	/** Makes a new file of pieces of another one. One that is there already is left alone. */
	readonly extractToFile?: (uri: string, sourceUri: string, identity: FileIdentity, pieces: readonly FilePiece[]) => Promise<SaveResult>;
}

/** What became of a save. */
export type SaveResult = Result<{ readonly mtimeMs: number }, ArticleSaveFailure>;
