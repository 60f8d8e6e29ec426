// npm runs this before it packs the project: for "npm pack", and for an installation from the git repository.
//
// For the latter npm first runs "npm install" in a clone, so that the compiler is there. With --global it passes that option on to the inner command,
// which then links the clone into the folder of global packages in place of installing what the clone needs, and removes the clone afterwards: a command
// that leads nowhere. Nothing in a package can mend that, so it is said, with the way that works.
import { existsSync } from 'node:fs';

if (existsSync(new URL('../node_modules/esbuild', import.meta.url))) {
	// "npm pack" writes the name of the package to standard output, where scripts read it.
	console.log = console.error;
	await import('../esbuild.mjs');
} else {
	console.error(
		'What builds the command line is not installed (node_modules/esbuild).\n' +
			'In a checkout, run "npm ci" first.\n' +
			'npm cannot install a package from a git repository with --global: pack it first, then install the package.\n' +
			'    npm install --global "./$(npm pack --silent git+https://example.org/OWNER/article-corpus.git)"',
	);
	process.exitCode = 1;
}
