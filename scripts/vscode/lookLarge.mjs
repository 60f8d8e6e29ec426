import { basename } from 'node:path';
import { oneLine, openInBrowser, patienceMs } from './openInBrowser.mjs';

/** VS Code hands no document to extensions above this. */
export const largeFileBytes = 50 * 1024 * 1024;

/**
 * Opens a corpus that VS Code hands to no extension, fills its Articles view, opens the first article beside it, takes a picture and tells what is on it.
 *
 * @param {{ vsix: string, file: string, picture: string }} options
 * @returns {Promise<{ articles: string[], article: string[], problems: string[] }>}
 */
export function lookAtLargeCorpus({ vsix, file, picture }) {
	return openInBrowser({ vsix, file, picture }, async page => {
		// A tab, in which VS Code may ask first whether it is to show the file.
		await page.locator('.tab.active', { hasText: basename(file) }).waitFor({ timeout: patienceMs });
		await page.locator('.activitybar .action-label[aria-label^="Corpus"]').click({ timeout: patienceMs });
		const rows = page.locator('.part.sidebar .monaco-list-row');
		await rows.first().waitFor({ timeout: patienceMs });
		// The first row is a page of the view, which is open.
		const document = rows.nth(1);
		await document.waitFor({ timeout: patienceMs });
		const articles = (await rows.allInnerTexts()).map(oneLine);
		await page.keyboard.press('Control+Shift+KeyM');
		const problems = page.locator('.markers-panel .monaco-list-row');
		await problems.first().waitFor({ timeout: patienceMs });
		await document.click();
		const lines = page.locator('.editor-instance .monaco-editor .view-line');
		await lines.filter({ hasText: '<<<' }).first().waitFor({ timeout: patienceMs });
		const article = (await lines.allInnerTexts()).map(oneLine).filter(Boolean);
		await page.screenshot({ path: picture });
		return { articles, article, problems: (await problems.allInnerTexts()).map(oneLine) };
	});
}
