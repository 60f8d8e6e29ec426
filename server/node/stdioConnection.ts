import { Console } from 'node:console';
import {
	type Connection,
	createConnection,
	type DataCallback,
	type Disposable,
	ProposedFeatures,
	StreamMessageReader,
	StreamMessageWriter,
} from 'vscode-languageserver/node';
import { createMessageEncoder } from './messageEncoder.ts';

/**
 * A connection over standard input and output whose writer sends JSON that is ready (`ReadyJson`) as it is: an outline of 5,000 symbols is a megabyte, and
 * serialising it anew at every edit would cost more than all else that an edit costs. The process ends with its input.
 */
export function createStdioConnection(): Connection {
	const reader = new WatchedReader(process.stdin);
	const writer = new StreamMessageWriter(process.stdout, { contentTypeEncoder: createMessageEncoder() });
	const leave = (): void => process.exit(reader.shutdownReceived ? 0 : 1);
	process.stdin.on('end', leave);
	process.stdin.on('close', leave);
	// Standard output belongs to the protocol: what a library prints goes elsewhere.
	globalThis.console = new Console(process.stderr);
	return createConnection(ProposedFeatures.all, reader, writer);
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
