import { Console } from 'node:console';
import {
	createConnection,
	type DataCallback,
	type Disposable,
	type Message,
	ProposedFeatures,
	StreamMessageReader,
	StreamMessageWriter,
} from 'vscode-languageserver/node';
import { createMessageEncoder } from './messageEncoder.ts';
import type { NodeConnection } from './nodeServer.ts';

/**
 * A connection over standard input and output whose writer sends JSON that is ready (`ReadyJson`) as it is: an outline of 5,000 symbols is a megabyte, and
 * serialising it anew at every edit would cost more than all else that an edit costs. The process ends with its input.
 */
export function createStdioConnection(): NodeConnection {
	const reader = new WatchedReader(process.stdin);
	const writer = new TellingWriter(process.stdout, { contentTypeEncoder: createMessageEncoder() });
	const leave = (): void => process.exit(reader.shutdownReceived ? 0 : 1);
	process.stdin.on('end', leave);
	process.stdin.on('close', leave);
	// Standard output belongs to the protocol: what a library prints goes elsewhere.
	globalThis.console = new Console(process.stderr);
	return { connection: createConnection(ProposedFeatures.all, reader, writer), sent: () => writer.written };
}

/** Tells when all that it was given is written: a large message leaves in many pieces, as fast as the client reads. */
class TellingWriter extends StreamMessageWriter {
	/** Undefined where nothing is on its way. Messages are written one after the other, so that the last one ends the wait. */
	written: Promise<void> | undefined;

	override write(message: Message): Promise<void> {
		const writing = super.write(message);
		const written = writing
			.catch(() => {})
			.then(() => {
				if (this.written === written) this.written = undefined;
			});
		this.written = written;
		return writing;
	}
}

/** Notes that the client has announced its leave: ending without is a failure (LSP, `exit`). */
class WatchedReader extends StreamMessageReader {
	shutdownReceived = false;

	override listen(callback: DataCallback): Disposable {
		return super.listen(message => {
			if ('method' in message && message.method === 'shutdown') this.shutdownReceived = true;
			callback(message);
		});
	}
}
