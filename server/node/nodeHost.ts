import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { DataName, Host } from '../core/workspace/host.ts';
import { createBlobFolder } from './blobFolder.ts';
import { openFileBytes } from './fileByteSource.ts';
import { findCorpora } from './findCorpora.ts';
import { findInPackage } from './findInPackage.ts';
import { extractToFile, rearrangeFile, saveArticle } from './saveArticle.ts';

const unzip = promisify(gunzip);

export interface NodeHostOptions {
	readonly log: Host['log'];
	/** The folder with `NAME.bin.gz`; by default the `models` that ships beside the program. */
	readonly modelsFolder?: string;
	/** Where blobs may be kept between sessions; without it nothing is kept. */
	readonly cacheFolder?: string;
}

/** The host on a machine with Node: files, a clock, and the event loop to give way to. */
export function createNodeHost({ log, modelsFolder, cacheFolder }: NodeHostOptions): Host {
	const models = modelsFolder ?? findInPackage('models');
	return {
		now: () => Date.now(),
		yield: () => new Promise(resolve => setImmediate(resolve)),
		log,
		readData: name => readDataFile(models, name),
		openBytes: async uri => (uri.startsWith('file:') ? openFileBytes(fileURLToPath(uri), uri) : undefined),
		findCorpora: async folder => (folder.startsWith('file:') ? findCorpora(fileURLToPath(folder)) : []),
		saveArticle: (uri, known, article, text) => saveArticle(fileURLToPath(uri), known, article, text),
		rearrangeFile: (uri, identity, pieces) => rearrangeFile(fileURLToPath(uri), identity, pieces),
		extractToFile: async (uri, sourceUri, identity, pieces) => extractToFile(fileURLToPath(uri), fileURLToPath(sourceUri), identity, pieces),
		blobs: cacheFolder === undefined ? undefined : createBlobFolder(cacheFolder),
	};
}

async function readDataFile(models: string | undefined, name: DataName): Promise<Uint8Array> {
	if (models === undefined) throw new Error(`The folder "models" was not found beside the program, so that the data file "${name}" cannot be read.`);
	const file = join(models, `${name}.bin.gz`);
	try {
		return await unzip(await readFile(file));
	} catch (error) {
		throw new Error(
			`The data file ${file} cannot be read (${(error as Error).message}). Install Article Corpus again, or run "npm run build" in a checkout.`,
		);
	}
}
