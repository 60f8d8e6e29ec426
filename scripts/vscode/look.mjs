import { readFile } from 'node:fs/promises';
import { oneLine, openInBrowser, patienceMs } from './openInBrowser.mjs';

/**
 * Opens a corpus in VS Code with the packaged extension as a person would, hovers over a word, takes a picture and tells what is on it. With `hovers`, texts
 * of the file, over the end of each in turn: one picture each, numbered where there are several.
 *
 * @param {{ vsix: string, file: string, picture: string, hovers?: readonly string[] }} options
 * @returns {Promise<{ outline: string[], problems: string[], hovers: string[] }>}
 */
export async function lookAtCorpus({ vsix, file, picture, hovers = [] }) {
	if (!/[<＜«]|&lt;/.test(await readFile(file, 'utf8')))
		throw new Error(
			`${file} is no corpus: none of its lines opens a document, as <<<FILE name>>> does. VS Code would show it as plain text, without an outline.`,
		);
	return openInBrowser({ vsix, file, picture }, async (page, copy) => {
		await page.locator('.monaco-editor .view-line').first().waitFor({ timeout: patienceMs });
		const header = page.locator('.pane-header', { hasText: 'Outline' });
		await header.waitFor({ timeout: patienceMs });
		if ((await header.getAttribute('aria-expanded')) !== 'true') await header.click();
		const rows = page.locator('.outline-tree .monaco-list-rows > .monaco-list-row');
		await rows.first().waitFor({ timeout: patienceMs });
		// The folder's tree, the first section, gives its room to the outline.
		const sections = page.locator('.part.sidebar .pane-header[aria-expanded="true"]');
		if ((await sections.count()) > 1) await sections.first().click();
		await settle(async () => (await rows.allInnerTexts()).join('\n'));
		await page.keyboard.press('Control+Shift+KeyM');
		const panel = page.locator('.markers-panel');
		await panel.waitFor({ timeout: patienceMs });
		const shown = [];
		for (const [index, text] of hovers.entries()) {
			shown.push(await hoverSomething(page, [await placeOf(copy, text)]));
			await page.screenshot({ path: hovers.length === 1 ? picture : picture.replace(/(\.\w+)?$/, `-${index + 1}$1`) });
			await page.keyboard.press('Escape');
		}
		if (hovers.length === 0) shown.push(await hoverSomething(page, await hoverTargets(copy)));
		const outline = await allRows(page, rows);
		const problems = (await panel.locator('.monaco-list-row').allInnerTexts()).map(oneLine);
		if (hovers.length === 0) await page.screenshot({ path: picture });
		return { outline, problems, hovers: shown };
	});
}

/**
 * Every row of the outline, scrolled through as it draws only what fits: indented by its depth, the name, then what stands beside it.
 *
 * @param {import('playwright-core').Page} page
 * @param {import('playwright-core').Locator} rows
 */
async function allRows(page, rows) {
	/** @type {Map<number, string>} */
	const seen = new Map();
	await rows.first().hover();
	for (let before = -1; seen.size > before; ) {
		before = seen.size;
		for (const row of await rows.all()) {
			const index = Number(await row.getAttribute('data-index'));
			const depth = Number((await row.getAttribute('aria-level')) ?? 1) - 1;
			const name = oneLine(await row.locator('.label-name').first().innerText());
			const detail = (await row.locator('.label-description').allInnerTexts()).map(oneLine).filter(Boolean);
			seen.set(index, `${'  '.repeat(depth)}${[name, ...detail].join(' · ')}`);
		}
		await page.mouse.wheel(0, 200);
		await page.waitForTimeout(300);
	}
	await page.mouse.wheel(0, -1_000_000);
	// Away from the tree, whose tooltip would cover a line.
	await page.mouse.move(2, 2);
	await page.waitForTimeout(1000);
	return [...seen].sort(([a], [b]) => a - b).map(([, text]) => text);
}

/**
 * Where a text ends that a hover is wanted for: `on Saturday` is about the day.
 *
 * @param {string} path
 * @param {string} text
 */
async function placeOf(path, text) {
	const content = await readFile(path, 'utf8');
	const at = content.indexOf(text);
	if (at < 0) throw new Error(`There is no "${text}" in ${path}: --hover wants a text of the file.`);
	const before = content.slice(0, at + text.length - 1).split(/\r\n|\n|\r/);
	return { line: before.length - 1, character: (before.at(-1) ?? '').length };
}

/**
 * Where a hover is likely to say something, best first: the first acronym in brackets, then the first delimiter.
 *
 * @param {string} path
 */
async function hoverTargets(path) {
	const lines = (await readFile(path, 'utf8')).split(/\r\n|\n|\r/);
	const targets = [];
	for (const [line, text] of lines.entries()) {
		const match = /\(([A-Z][A-Za-z-]*[A-Z])\)/.exec(text);
		if (match) {
			targets.push({ line, character: match.index + 2 });
			break;
		}
	}
	const opener = lines.findIndex(text => text.startsWith('<<<'));
	if (opener >= 0) targets.push({ line: opener, character: Math.min(8, (lines[opener] ?? '').length) });
	return targets;
}

/**
 * Puts the cursor at each place in turn, as a keyboard user does, until a hover of the language server shows.
 *
 * @param {import('playwright-core').Page} page
 * @param {readonly { line: number, character: number }[]} targets
 */
async function hoverSomething(page, targets) {
	for (const { line, character } of targets) {
		await page.keyboard.press('Control+Digit1');
		await page.keyboard.press('Control+KeyG');
		await page.keyboard.type(`:${line + 1}:${character + 1}`.slice(1));
		await page.keyboard.press('Enter');
		for (let attempt = 0; attempt < 3; attempt++) {
			await page.keyboard.press('Control+KeyK');
			await page.keyboard.press('Control+KeyI');
			const hover = page.locator('.monaco-hover:not(.hidden) .hover-contents').first();
			try {
				await hover.waitFor({ timeout: 10_000 });
			} catch {
				continue;
			}
			const text = (await page.locator('.monaco-hover:not(.hidden) .hover-contents').allInnerTexts()).map(oneLine).filter(Boolean).join('\n');
			if (text && !/^Loading/.test(text)) return text;
		}
	}
	return '';
}

/**
 * Waits until what is shown has stayed the same for a while: articles and names arrive after the documents.
 *
 * @param {() => Promise<string>} read
 */
async function settle(read) {
	const quietMs = 4000;
	const end = Date.now() + patienceMs;
	let before = await read();
	for (let sinceMs = Date.now(); Date.now() - sinceMs < quietMs && Date.now() < end; ) {
		await new Promise(resolve => setTimeout(resolve, 250));
		const now = await read();
		if (now !== before) sinceMs = Date.now();
		before = now;
	}
}
