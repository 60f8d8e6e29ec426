// Makes every bundle, and holds each to its size budget.
//
//     node esbuild.mjs                 for development, with source maps
//     node esbuild.mjs --production    minified; a bundle over its budget fails the build
//     node esbuild.mjs --watch         rebuilds on every change
//     node esbuild.mjs --tests         the suites that run inside VS Code, in dist-test/ (never shipped)
import { copyFile, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';

const flags = new Set(process.argv.slice(2));
const production = flags.has('--production');
const watch = flags.has('--watch');

/**
 * What a minified bundle may weigh, in units of 1,000 bytes. The two LSP libraries alone are 437 (client) and 192 (server); data ships beside the
 * code and is not counted. For what is in `analysis`, nobody waits.
 */
const budgetKb = { client: 650, server: 450, analysis: 300, cli: 1600, library: 450 };

/** @type {esbuild.BuildOptions} */
const everywhere = {
	absWorkingDir: fileURLToPath(new URL('.', import.meta.url)),
	bundle: true,
	minify: production,
	sourcemap: !production,
	logLevel: 'warning',
	charset: 'utf8',
	legalComments: production ? 'none' : 'inline',
};

/** In a CommonJS bundle `import.meta.url` is empty: the code that finds its data files by it gets the bundle's own address. */
const addressOfBundle = {
	define: { 'import.meta.url': 'addressOfBundle' },
	banner: { js: "const addressOfBundle = require('node:url').pathToFileURL(__filename).href;" },
};
/** @type {esbuild.BuildOptions} */
const node = { ...everywhere, platform: 'node', target: 'node20', format: 'cjs', mainFields: ['module', 'main'], external: ['vscode'] };
/** @type {esbuild.BuildOptions} */
const web = {
	...everywhere,
	platform: 'browser',
	target: 'es2022',
	format: 'cjs',
	mainFields: ['browser', 'module', 'main'],
	external: ['vscode'],
	define: { global: 'globalThis' },
};
/**
 * A language server loads what finds articles and entities at the first corpus that it looks at, from a bundle that the server in node and the one
 * in a browser share: opening, checking and editing never wait for it.
 */
const analysisApart = {
	name: 'analysis-apart',
	/** @param {esbuild.PluginBuild} build */
	setup(build) {
		build.onResolve({ filter: /\/analysisLoaders\.ts$/ }, ({ kind }) =>
			kind === 'dynamic-import' ? { path: './analysis.js', external: true } : undefined,
		);
	},
};
/** @type {esbuild.BuildOptions} */
const neutral = { ...everywhere, platform: 'neutral', target: 'es2022', format: 'esm', mainFields: ['module', 'main'] };
/** An ES module for node: libraries in CommonJS inside it still call `require` for node's own modules. */
const requireInModule =
	"import { createRequire as createRequireOfBundle } from 'node:module';\nconst require = createRequireOfBundle(import.meta.url);";

// "type": "module" is in the manifest, so VS Code takes an entry point for CommonJS only when its name ends in `.cjs`. The host in a browser
// opens `web.cjs` under that very name, and older ones (1.91 among them) append `.js` to whatever the manifest names: both find the bundle.
/** @type {{ name: string, budget?: keyof typeof budgetKb, options: esbuild.BuildOptions }[]} */
const shipped = [
	{ name: 'client, node', budget: 'client', options: { ...node, entryPoints: ['client/node/extension.ts'], outfile: 'dist/client/node.cjs' } },
	{ name: 'client, web', budget: 'client', options: { ...web, entryPoints: ['client/web/extension.ts'], outfile: 'dist/client/web.cjs' } },
	{
		name: 'server, node',
		budget: 'server',
		options: { ...node, ...addressOfBundle, plugins: [analysisApart], entryPoints: ['server/node/server.ts'], outfile: 'dist/server/node.cjs' },
	},
	{
		name: 'server, web',
		budget: 'server',
		options: { ...web, format: 'iife', external: [], plugins: [analysisApart], entryPoints: ['server/web/server.ts'], outfile: 'dist/server/web.js' },
	},
	{
		name: 'server, analysis',
		budget: 'analysis',
		options: { ...neutral, entryPoints: ['server/core/features/analysisLoaders.ts'], outfile: 'dist/server/analysis.js' },
	},
	{
		name: 'command line',
		budget: 'cli',
		options: {
			...node,
			format: 'esm',
			entryPoints: ['server/cli/main.ts'],
			outdir: 'dist/cli',
			// Each command is read when it is called.
			splitting: true,
			banner: { js: `#!/usr/bin/env node\n${requireInModule}` },
		},
	},
	{
		name: 'language server command',
		options: { ...node, format: 'esm', entryPoints: ['scripts/languageServerCommand.mjs'], outfile: 'dist/cli/languageServer.js' },
	},
	{
		name: 'library',
		budget: 'library',
		options: {
			...neutral,
			entryPoints: ['server/core/api.ts'],
			outfile: 'dist/library/api.js',
		},
	},
];

// Mocha says "type": "module", so esbuild does not wrap its UMD file, which would then overwrite the exports of the bundle that it is in.
const noModuleInsideMocha = { module: 'undefined', exports: 'undefined' };
/** @type {typeof shipped} */
const suites = [
	{
		name: 'workbench suite, node',
		options: {
			...node,
			minify: false,
			logOverride: { 'require-resolve-not-external': 'silent' },
			entryPoints: ['test/workbench/runInNode.ts'],
			outfile: 'dist-test/workbench/node.cjs',
		},
	},
	{
		name: 'workbench suite, web',
		options: {
			...web,
			minify: false,
			define: { ...web.define, ...noModuleInsideMocha },
			entryPoints: ['test/workbench/runInWeb.ts'],
			outfile: 'dist-test/workbench/web.cjs',
		},
	},
];

/** @param {esbuild.BuildOptions} options */
const outputOf = ({ outfile, outdir }) => outfile ?? outdir ?? '';

const bundles = flags.has('--tests') ? suites : shipped;
if (watch) {
	for (const { options } of bundles) await (await esbuild.context({ ...options, logLevel: 'info' })).watch();
} else {
	for (const folder of new Set(bundles.map(({ options }) => outputOf(options).split('/')[0] ?? '')))
		await rm(folder, { recursive: true, force: true });
	const built = await Promise.all(bundles.map(({ options }) => esbuild.build({ ...options, metafile: true })));
	for (const { options } of bundles) if (options.outfile?.endsWith('web.cjs')) await copyFile(options.outfile, `${options.outfile}.js`);
	let tooLarge = false;
	for (const [index, { name, budget, options }] of bundles.entries()) {
		if (!production || !budget) continue;
		const sizeKb = Object.values(built[index]?.metafile.outputs ?? {}).reduce((sum, { bytes }) => sum + bytes, 0) / 1000;
		const over = sizeKb > budgetKb[budget];
		tooLarge ||= over;
		console.log(`${over ? 'TOO LARGE ' : ''}${outputOf(options)}: ${sizeKb.toFixed(0)} of ${budgetKb[budget]} KB (${name})`);
	}
	if (tooLarge) {
		console.error('A bundle is over its budget. See what is in it with esbuild --analyze, and take out what need not be there.');
		process.exitCode = 1;
	}
}
