import { copyFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { temporaryFolder } from '../machine/temporaryFolder.mjs';
import { openBrowser } from './browser.mjs';
import { startVsCodeServer } from './server.mjs';

/** How long a busy machine may take for one step, in milliseconds. */
export const patienceMs = 120_000;

/**
 * Opens a copy of a file in VS Code, with the packaged extension, in a browser, and gives what `look` sees there. Where that fails, the picture shows how far
 * it came.
 *
 * @template Seen
 * @param {{ vsix: string, file: string, picture: string }} options
 * @param {(page: import('playwright-core').Page, copy: string) => Promise<Seen>} look
 * @returns {Promise<Seen>}
 */
export async function openInBrowser({ vsix, file, picture }, look) {
	const folder = temporaryFolder('corpus-look-');
	const copy = join(folder.path, basename(file));
	await copyFile(file, copy);
	const server = await startVsCodeServer({ vsix });
	const browser = await openBrowser();
	const { page } = browser;
	try {
		await page.goto(server.address(folder.path, copy));
		return await look(page, copy);
	} catch (error) {
		await page.screenshot({ path: picture }).catch(() => undefined);
		throw error;
	} finally {
		await browser.close();
		await server.close();
		folder.remove();
	}
}

/**
 * What an element says, in one line.
 *
 * @param {string} text
 */
export function oneLine(text) {
	return text.replace(/\s+/g, ' ').trim();
}
