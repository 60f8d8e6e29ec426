// Runs every test there is. usage: npm test [-- --only PART[,PART…]]
//
// What is missing is installed: npm packages always, Debian packages where that is allowed. A part that cannot run here is named and counted as one skipped.
import { ensureDebianPackages } from './machine/debianPackages.mjs';
import { ensureNpmPackages } from './machine/npmPackages.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */
/** @typedef {{ name: string, needs: import('./machine/debianPackages.mjs').DebianPart[], run: () => Promise<Counts> }} Part */

/** Each part is imported when it runs: before `npm ci` there is nothing but node. @type {readonly Part[]} */
const parts = [
	{ name: 'vitest', needs: [], run: async () => (await import('./suites/vitest.mjs')).runVitest() },
	{ name: 'node-host', needs: ['browser'], run: async () => inWorkbench((await import('./suites/workbench.mjs')).runInNodeHost) },
	{ name: 'web-host', needs: ['browser'], run: async () => inWorkbench((await import('./suites/workbench.mjs')).runInWebHost) },
	{ name: 'oldest-web', needs: ['browser'], run: async () => inWorkbench((await import('./suites/workbench.mjs')).runInOldestWeb) },
	{ name: 'installed', needs: ['browser'], run: async () => (await import('./suites/installed.mjs')).runInstalled() },
	{ name: 'neovim', needs: ['neovim'], run: async () => (await import('./suites/editors.mjs')).runNeovim() },
	{ name: 'emacs', needs: ['emacs'], run: async () => (await import('./suites/editors.mjs')).runEmacs() },
	{ name: 'electron', needs: [], run: async () => (await import('./suites/electron.mjs')).runElectron() },
];

const option = process.argv.indexOf('--only');
const only = option < 0 ? undefined : (process.argv[option + 1] ?? '').split(',');
const wanted = parts.filter(({ name }) => only?.includes(name) ?? true);
if (wanted.length === 0) {
	console.error(`--only wants one or more of: ${parts.map(({ name }) => name).join(', ')}`);
	process.exit(2);
}
await ensureNpmPackages('.');
const usesWorkbench = wanted.some(({ needs }) => needs.includes('browser'));
if (usesWorkbench) await ensureNpmPackages('test/host');
const missing = await ensureDebianPackages([...new Set(wanted.flatMap(({ needs }) => needs))]);
const { buildProduction, buildSuites } = await import('./machine/build.mjs');
await buildProduction();
await buildSuites();

const total = { passed: 0, failed: 0, skipped: 0 };
for (const part of wanted) {
	const startedMs = Date.now();
	console.log(`\n=== ${part.name}`);
	const counts = await runPart(part);
	total.passed += counts.passed;
	total.failed += counts.failed;
	total.skipped += counts.skipped;
	console.log(`=== ${part.name}: ${describe(counts)} in ${((Date.now() - startedMs) / 1000).toFixed(0)} s`);
}
process.exitCode = total.failed > 0 ? 1 : 0;
// Servers and browsers are closed by now; what still holds the process open must not.
process.stdout.write(`\n${describe(total)}\n`, () => process.exit());

/**
 * @param {Part} part
 * @returns {Promise<Counts>}
 */
async function runPart({ name, needs, run }) {
	for (const need of needs) {
		const reason = missing.get(need);
		if (!reason) continue;
		console.log(`${name} is left out: ${reason}`);
		return { passed: 0, failed: 0, skipped: 1 };
	}
	try {
		return await run();
	} catch (error) {
		console.error(error instanceof Error ? (error.stack ?? error.message) : error);
		return { passed: 0, failed: 1, skipped: 0 };
	}
}

/**
 * Counts the lines that the suite inside VS Code prints.
 *
 * @param {() => Promise<string>} runSuite
 * @returns {Promise<Counts>}
 */
async function inWorkbench(runSuite) {
	const output = await runSuite();
	const passed = output.match(/^ok - /gm)?.length ?? 0;
	const failed = output.match(/^not ok - /gm)?.length ?? 0;
	return { passed, failed: passed + failed === 0 ? 1 : failed, skipped: 0 };
}

/** @param {Counts} counts */
function describe({ passed, failed, skipped }) {
	return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
