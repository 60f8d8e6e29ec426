/** What tells two states of a file apart without reading all of it. Hashes are of 64 KiB at each end. */
export interface FileIdentity {
	readonly size: number;
	readonly mtimeMs: number;
	readonly headHash: string;
	readonly tailHash: string;
}

/** A file's bytes, wherever they lie. Offsets and sizes are in bytes. */
export interface ByteSource {
	readonly uri: string;
	readonly supportsRanges: boolean;
	size(): Promise<number>;
	identity(): Promise<FileIdentity>;
	/** Fills `target` from `offset` on; resolves with the number of bytes read, less than asked only at the end of the file. */
	read(offset: number, target: Uint8Array): Promise<number>;
	/**
	 * For many reads in a row: one state of the file, opened once. What takes the file's place meanwhile shows in `identity`, and not in what is held.
	 * Undefined where a source has nothing to open.
	 */
	hold?(): Promise<HeldBytes>;
}

/** Bytes that are held until they are released, which waits for reads under way. */
export interface HeldBytes extends Pick<ByteSource, 'read'> {
	release(): Promise<void>;
}
