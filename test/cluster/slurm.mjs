// A job array of Slurm checks corpora in parts, and the results joined are those of one run. The last line sums up: N passed, M failed.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeShardedCorpora } from './shardedCorpora.mjs';
import { startSlurmCluster } from './slurmCluster.mjs';

const program = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const script = fileURLToPath(new URL('../../docs/cluster/corpus-check.sbatch', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'corpus-slurm-'));
const [work, bin, state] = ['work', 'bin', 'cluster'].map(name => join(folder, name));
assert(work && bin && state);
for (const path of [work, bin, state]) mkdirSync(path);
writeFileSync(join(bin, 'corpus'), `#!/bin/sh\nexec '${process.execPath}' '${program}' "$@"\n`, { mode: 0o755 });
process.env['PATH'] = `${bin}${delimiter}${process.env['PATH']}`;
writeShardedCorpora(work);

const { environment, stop } = await startSlurmCluster(state);
/** How long a job may take on a busy machine. */
const patienceMs = 120_000;
const inputs = ['open.corpus', '*.corpus.txt'];

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [more]
 */
function run(command, args, more = {}) {
	return spawnSync(command, args, { cwd: work, env: { ...environment, ...more }, encoding: 'utf8', maxBuffer: 1 << 28, timeout: patienceMs });
}

/** @param {readonly string[]} args */
const corpus = (...args) => run('corpus', args);
const results = () =>
	readdirSync(join(work, 'results'))
		.sort()
		.map(name => `results/${name}`);

/** @type {readonly (readonly [string, () => void])[]} */
const tests = [
	[
		'an array of six, and a job that joins its results when it has ended',
		() => {
			const array = run('sbatch', ['--parsable', '--array=1-6', script, 'results', ...inputs]);
			assert.equal(array.status, 0, array.stderr);
			const join = 'corpus merge-results results/*.json > report.json; echo "exit code $?" > joined.txt';
			const joined = run('sbatch', [
				'--wait',
				`--dependency=afterok:${array.stdout.trim()}`,
				'--kill-on-invalid-dep=yes',
				'--output=merge.log',
				'--wrap',
				join,
			]);
			assert.equal(joined.status, 0, joined.stderr);
			assert.deepEqual(
				results(),
				[1, 2, 3, 4, 5, 6].map(index => `results/${index}.json`),
			);
		},
	],
	[
		'the report is that of one run, to the byte, and so is the exit code',
		() => {
			const whole = corpus('check', '--format', 'json', ...inputs);
			assert.equal(whole.status, 1);
			const rules = new Set(whole.stdout.match(/"rule":"C[AEF]\d+"/g));
			assert(rules.size >= 6, [...rules].join());
			assert.equal(readFileSync(join(work, 'report.json'), 'utf8'), whole.stdout);
			assert.equal(readFileSync(join(work, 'joined.txt'), 'utf8'), 'exit code 1\n');
		},
	],
	[
		'joined to SARIF, it is the SARIF of one run',
		() => assert.equal(corpus('merge-results', '--format', 'sarif', ...results()).stdout, corpus('check', '--format', 'sarif', ...inputs).stdout),
	],
	[
		'a part that is missing is named, and can be run alone',
		() => {
			rmSync(join(work, 'results', '3.json'));
			const refused = corpus('merge-results', ...results());
			assert.equal(refused.status, 2);
			assert.match(refused.stderr, /of 6 shards, 3 are missing/);
			const again = run('sbatch', ['--wait', '--array=3', script, 'results', ...inputs], { CORPUS_SHARDS: '6' });
			assert.equal(again.status, 0, again.stderr);
			assert.equal(corpus('merge-results', ...results()).stdout, readFileSync(join(work, 'report.json'), 'utf8'));
		},
	],
	[
		'a file that cannot be read fails its task, and its result can be joined all the same',
		() => {
			const failed = run('sbatch', ['--wait', '--array=1-2', script, 'unreadable', 'open.corpus', 'missing.corpus']);
			assert.equal(failed.status, 2, failed.stderr);
			const joined = corpus('merge-results', 'unreadable/1.json', 'unreadable/2.json');
			assert.equal(joined.status, 2);
			assert.equal(joined.stdout, corpus('check', '--format', 'json', 'open.corpus', 'missing.corpus').stdout);
		},
	],
	[
		'an array that does not start at 1 is refused',
		() => {
			const refused = run('sbatch', ['--wait', '--array=0-1', '--output=refused-%a.log', script, 'refused', ...inputs]);
			assert.equal(refused.status, 2, refused.stderr);
			assert.match(readFileSync(join(work, 'refused-0.log'), 'utf8'), /The array must be 1-N/);
		},
	],
];

let passed = 0;
try {
	for (const [name, test] of tests) {
		try {
			test();
			passed++;
			console.log(`ok - slurm: ${name}`);
		} catch (error) {
			console.log(`not ok - slurm: ${name}\n${error instanceof Error ? error.message : error}`);
		}
	}
} finally {
	await stop();
	rmSync(folder, { recursive: true, force: true });
}
console.log(`${passed} passed, ${tests.length - passed} failed`);
process.exit(passed === tests.length ? 0 : 1);
