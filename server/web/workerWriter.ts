import type { Message } from 'vscode-languageserver';
import { BrowserMessageWriter } from 'vscode-languageserver/browser';
import { ReadyJson } from '../lsp/readyJson.ts';

/** Posts messages to the client as data. A worker's messages are cloned, not serialised: JSON that is ready (`ReadyJson`) goes as what it stands for. */
export class WorkerWriter extends BrowserMessageWriter {
	override write(message: Message): Promise<void> {
		if ('result' in message && message.result instanceof ReadyJson) return super.write({ ...message, result: message.result.toJSON() } as Message);
		return super.write(message);
	}
}
