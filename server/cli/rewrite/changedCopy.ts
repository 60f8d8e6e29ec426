import type { ByteFile } from '../files/byteFile.ts';
import type { ByteSink } from '../streams/byteSink.ts';
import type { ByteChange } from './byteChanges.ts';
import type { ChangedRegions } from './changedRegions.ts';

const pieceBytes = 1024 * 1024;

/**
 * A copy of a file in which some bytes are changed, written while the changes become known, so that neither the file nor its changes are held. Nothing is
 * written before the first change: most files have none.
 */
export class ChangedCopy {
	isChanged = false;
	readonly #file: ByteFile;
	readonly #openSink: (() => Promise<ByteSink>) | undefined;
	readonly #regions: ChangedRegions | undefined;
	#sink: ByteSink | undefined;
	/** What of the file has been copied or left out. */
	#done = 0;

	/** Without a sink it is only found out whether there are changes. `regions` is told of each. */
	constructor(file: ByteFile, openSink: (() => Promise<ByteSink>) | undefined, regions?: ChangedRegions) {
		this.#file = file;
		this.#openSink = openSink;
		this.#regions = regions;
	}

	/** Takes changes, all of them behind those taken before. */
	async change(changes: readonly ByteChange[]): Promise<void> {
		for (const { from, to, insert } of changes) {
			this.isChanged = true;
			this.#regions?.add(from, to, insert.length);
			await this.#copyTo(from);
			await this.#sink?.write(insert);
			this.#done = to;
		}
	}

	/** Copies what is left. A file without changes is copied only where `evenUnchanged`. */
	async finish(evenUnchanged = false): Promise<void> {
		if (this.isChanged || evenUnchanged) await this.#copyTo(this.#file.size);
	}

	async #copyTo(end: number): Promise<void> {
		if (!this.#openSink) return;
		this.#sink ??= await this.#openSink();
		for (let from = this.#done; from < end; from += pieceBytes) await this.#sink.write(await this.#file.read(from, Math.min(end, from + pieceBytes)));
		this.#done = end;
	}
}
