import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { UsageError } from '../../exitCode.ts';
import { fileNameFaults } from '../../pack/fileNames.ts';
import { listFolder } from '../../pack/folderEntries.ts';
import { ignoresCase, type PlannedFile } from '../../pack/unpackPlan.ts';
import { writeInto } from '../../pack/writeFolder.ts';
import { printable } from '../../terminal.ts';
import type { FolderReader, FolderWriter, Form } from '../form.ts';
import { expectWithoutAttributes } from './plainEntry.ts';

/** A folder with a file for each document. */
export const folderForm: Form = {
	id: 'folder',
	title: 'a folder with a file for each document',
	extensions: [],
	folderReader: readFolder,
	folderWriter: writeFolderForm,
};

async function* readFolder(folder: string, { losses }: Parameters<FolderReader>[1]): ReturnType<FolderReader> {
	const { files, refused, emptyFolders } = await listFolder(folder);
	if (refused.length > 0) throw new UsageError(refused.map(each => printable(`${folder}/${each}`)).join('\n'));
	losses.add('{amount} empty folders are left out.', emptyFolders.length);
	for (const name of files) {
		const file = path.join(folder, name);
		yield {
			name,
			attributes: [],
			content: {
				pieces: () => createReadStream(file),
				async lastByte() {
					const handle = await open(file, 'r');
					try {
						const { size } = await handle.stat();
						const { buffer, bytesRead } = await handle.read(new Uint8Array(1), 0, 1, Math.max(0, size - 1));
						return bytesRead > 0 ? buffer[0] : undefined;
					} finally {
						await handle.close();
					}
				},
			},
		};
	}
}

async function writeFolderForm(...[entries, folder, options]: Parameters<FolderWriter>): Promise<void> {
	const foldsCase = await ignoresCase(folder);
	const names: string[] = [];
	let isInOrder = true;
	for await (const entry of entries) {
		isInOrder &&= names.length === 0 || names.at(-1)! < entry.name;
		names.push(entry.name);
		const written = expectWithoutAttributes(entry, options, 'a folder');
		const file: PlannedFile = { name: entry.name, content: () => written.content.pieces() };
		try {
			await writeInto(path.resolve(folder), { length: 1, file: () => file }, () => undefined);
		} catch (error) {
			throw new UsageError(`${printable(entry.name)} cannot be a file: ${(error as Error).message}.`);
		}
	}
	if (!isInOrder) options.losses.add('The order of the {amount} documents is lost: a folder has none but that of names.', names.length);
	const faults = fileNameFaults(names, { portable: process.platform === 'win32', foldsCase });
	if (faults.length > 0) throw new UsageError(printable(faults.join('\n')));
}
