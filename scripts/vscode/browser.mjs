import { findOnPath } from '../machine/run.mjs';
import { temporaryFolder } from '../machine/temporaryFolder.mjs';

// No name but the machine's own resolves, so nothing that the workbench asks for can leave the machine.
const chromiumArguments = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost, EXCLUDE *.localhost',
];

/** A headless Chromium with an empty profile, and its first page. */
export async function openBrowser({ width = 1400, height = 900 } = {}) {
	const profile = temporaryFolder('corpus-chromium-');
	const { chromium } = await import('playwright-core');
	const context = await chromium.launchPersistentContext(profile.path, {
		executablePath: process.env['CHROMIUM'] ?? (await findOnPath('chromium')) ?? '/usr/bin/chromium',
		headless: true,
		viewport: { width, height },
		args: chromiumArguments,
	});
	const page = context.pages()[0] ?? (await context.newPage());
	return {
		page,
		context,
		async close() {
			await context.close();
			profile.remove();
		},
	};
}

/**
 * Resolves with the exit code that the workbench reports once its extension tests have ended, and prints the suite's own lines.
 *
 * @param {import('playwright-core').Page} page
 * @param {number} timeoutMs
 * @returns {Promise<{ code: number, output: string }>}
 */
export async function extensionTestsEnd(page, timeoutMs) {
	let output = '';
	return new Promise((resolve, reject) => {
		const timer = setTimeout(() => reject(new Error(`The suite inside VS Code gave no result within ${timeoutMs / 1000} s.\n${output}`)), timeoutMs);
		page.on('crash', () => reject(new Error('The page of the workbench crashed.')));
		const log = (/** @type {string} */ _type, /** @type {unknown[]} */ values) => {
			const text = values.map(String).join(' ');
			if (!text.startsWith('suite> ')) return;
			output += `${text.slice(7)}\n`;
			console.log(text.slice(7));
		};
		const exit = (/** @type {number} */ code) => {
			clearTimeout(timer);
			resolve({ code, output });
		};
		Promise.all([page.exposeFunction('codeAutomationLog', log), page.exposeFunction('codeAutomationExit', exit)]).catch(reject);
	});
}
