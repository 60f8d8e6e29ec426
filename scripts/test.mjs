// Runs everything: npm test. With --only PART (vitest, node-host, web-host, oldest, installed, interchange, neovim, emacs, pre-commit, slurm, electron) one part alone.
//
// A part that this machine cannot run is named with what is missing, and counts as skipped. The last line sums up all parts.
import { buildProduction } from './machine/build.mjs';
import { ensureDebianPackages } from './machine/debianPackages.mjs';
import { ensureNpmPackages } from './machine/npmPackages.mjs';
import { run } from './machine/run.mjs';

/** @typedef {import('./machine/debianPackages.mjs').DebianPart} DebianPart */
/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */
/**
 * A part runs only with what it needs. What it uses lets more of its tests run; without, they are skipped.
 *
 * @typedef {{ name: string, needs?: DebianPart, uses?: readonly DebianPart[], leftOut?: string, run(): Promise<Counts | string> }} Part
 */

/** @type {readonly Part[]} */
const parts = [
	{ name: 'vitest', uses: ['zsh', 'fish', 'parallel'], run: async () => (await import('./suites/library.mjs')).runVitest() },
	{ name: 'node-host', needs: 'browser', run: async () => (await import('./suites/workbench.mjs')).runInNodeHost() },
	{
		name: 'web-host',
		needs: 'browser',
		run: async () => (await import('./suites/workbench.mjs')).runInWebHost(),
	},
	{
		name: 'oldest',
		needs: 'browser',
		run: async () => (await import('./suites/workbench.mjs')).runInOldestWeb(),
	},
	{ name: 'installed', needs: 'browser', run: async () => (await import('./suites/installed.mjs')).lookAtInstalled() },
	{ name: 'interchange', run: async () => (await import('./suites/interchange.mjs')).runInterchange() },
	{ name: 'neovim', needs: 'neovim', run: async () => (await import('./suites/editors.mjs')).runNeovim() },
	{ name: 'emacs', needs: 'emacs', run: async () => (await import('./suites/editors.mjs')).runEmacs() },
	{ name: 'pre-commit', needs: 'preCommit', run: async () => (await import('./suites/preCommit.mjs')).runPreCommit() },
	{ name: 'slurm', needs: 'slurm', run: async () => (await import('./suites/cluster.mjs')).runSlurm() },
	{
		name: 'electron',
		leftOut: 'npm run test:electron downloads a desktop VS Code and runs the same suite in it',
		run: async () => (await import('./suites/electron.mjs')).runInElectron(),
	},
];

const option = process.argv.indexOf('--only');
const only = option < 0 ? undefined : process.argv[option + 1];
const wanted = parts.filter(({ name, leftOut }) => (only ? name === only : !leftOut));
if (wanted.length === 0) {
	console.error(`--only wants one of ${parts.map(({ name }) => name).join(', ')}.`);
	process.exit(2);
}

await ensureNpmPackages('.');
await buildProduction();
await run(process.execPath, ['esbuild.mjs', '--tests'], { quiet: true });
const missing = await ensureDebianPackages([...new Set(wanted.flatMap(({ needs, uses = [] }) => (needs ? [needs, ...uses] : uses)))]);
if (wanted.some(({ needs }) => needs === 'browser')) await ensureNpmPackages('test/host');

/** @type {Counts} */
const total = { passed: 0, failed: 0, skipped: 0 };
const summary = [];
for (const part of wanted) {
	console.log(`\n== ${part.name}`);
	const counts = await runPart(part);
	for (const key of /** @type {const} */ (['passed', 'failed', 'skipped'])) total[key] += counts[key];
	summary.push(`${part.name}: ${describe(counts)}`);
}
if (!only) {
	for (const { name, leftOut } of parts) {
		if (!leftOut) continue;
		console.log(`\n== ${name}: left out; ${leftOut}`);
		total.skipped++;
	}
}
console.log(`\n${summary.join('\n')}\n\n${describe(total)}`);
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);

/**
 * @param {Part} part
 * @returns {Promise<Counts>}
 */
async function runPart(part) {
	const lacks = part.needs && missing.get(part.needs);
	if (lacks) {
		console.log(`left out: ${lacks}`);
		return { passed: 0, failed: 0, skipped: 1 };
	}
	try {
		const result = await part.run();
		return typeof result === 'string' ? countsOf(result) : result;
	} catch (error) {
		console.log(`not ok - ${part.name}: ${error instanceof Error ? error.message : error}`);
		return { passed: 0, failed: 1, skipped: 0 };
	}
}

/**
 * The counts that a suite's last line gives; a suite that gives none has failed.
 *
 * @param {string} output
 * @returns {Counts}
 */
function countsOf(output) {
	const last = [...output.matchAll(/^(\d+) passed, (\d+) failed$/gm)].at(-1);
	return last ? { passed: Number(last[1]), failed: Number(last[2]), skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

/** @param {Counts} counts */
function describe({ passed, failed, skipped }) {
	return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
