import { readFile } from 'node:fs/promises';
import { findOnPath, run } from './run.mjs';

/** Programs of other projects that parts of this one need, and the Debian packages that bring them. */
const packagesOfPart = {
	browser: { program: 'chromium', packages: ['chromium', 'fonts-noto-core', 'fonts-noto-cjk'] },
	neovim: { program: 'nvim', packages: ['neovim'] },
	emacs: { program: 'emacs', packages: ['emacs-nox', 'elpa-eglot'] },
	slurm: { program: 'slurmctld', packages: ['slurm-wlm'] },
	zsh: { program: 'zsh', packages: ['zsh'] },
	fish: { program: 'fish', packages: ['fish'] },
	parallel: { program: 'parallel', packages: ['parallel'] },
	preCommit: { program: 'pre-commit', packages: ['pre-commit'] },
};

/** @typedef {keyof typeof packagesOfPart} DebianPart */

/**
 * Installs what is missing of the named parts where that is allowed: on Debian, as root.
 *
 * @param {readonly DebianPart[]} parts
 * @returns {Promise<ReadonlyMap<DebianPart, string>>} The parts that are still missing, each with what to do about it.
 */
export async function ensureDebianPackages(parts) {
	/** @type {DebianPart[]} */
	let missing = await missingOf(parts);
	if (missing.length > 0 && (await mayInstall())) {
		await install(missing);
		missing = await missingOf(missing);
		// What keeps one package from being installed must not keep the others.
		if (missing.length > 1) for (const part of missing) await install([part]);
		missing = await missingOf(missing);
	}
	return new Map(
		missing.map(part => [
			part,
			`${packagesOfPart[part].program} is not installed; on Debian: apt-get install --no-install-recommends ${packagesOfPart[part].packages.join(' ')}`,
		]),
	);
}

/** @param {readonly DebianPart[]} parts */
async function install(parts) {
	const packages = parts.flatMap(part => packagesOfPart[part].packages);
	console.error(`Installing Debian packages: ${packages.join(' ')} …`);
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	try {
		await run('apt-get', ['update', '-qq'], { env, quiet: true });
		await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { env, quiet: true });
	} catch (error) {
		console.error(error instanceof Error ? error.message : error);
	}
}

/** @param {readonly DebianPart[]} parts */
async function missingOf(parts) {
	const found = await Promise.all(parts.map(part => findOnPath(packagesOfPart[part].program)));
	return parts.filter((_, index) => found[index] === undefined);
}

async function mayInstall() {
	const system = await readFile('/etc/os-release', 'utf8').catch(() => '');
	return /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(system) && process.getuid?.() === 0;
}
