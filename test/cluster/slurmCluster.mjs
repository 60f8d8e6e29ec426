// A Slurm cluster of one node on this machine, with its own munge, configuration, state and ports, in a folder of its own.
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { availableParallelism, hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const patienceMs = 60_000;
const daemons = /** @type {const} */ (['munged', 'slurmctld', 'slurmd']);

/**
 * Starts the cluster and waits until its node takes jobs. Rejects with what the daemons have logged where it does not.
 *
 * @param {string} folder An empty folder, which everything is kept in.
 * @returns {Promise<{ environment: NodeJS.ProcessEnv, stop(): Promise<void> }>} The environment in which `sbatch` and its like find the cluster.
 */
export async function startSlurmCluster(folder) {
	for (const name of ['state', 'spool']) mkdirSync(join(folder, name));
	const at = (/** @type {string} */ name) => join(folder, name);
	writeFileSync(at('munge.key'), randomBytes(1024), { mode: 0o600 });
	writeFileSync(at('slurm.conf'), configuration(folder, await freePort(), await freePort()));
	const environment = { ...process.env, SLURM_CONF: at('slurm.conf') };
	/** @type {import('node:child_process').ChildProcess[]} */
	const running = [];
	const start = (/** @type {(typeof daemons)[number]} */ program, /** @type {readonly string[]} */ options) => {
		const log = openSync(at(`${program}.out`), 'a');
		const child = spawn(program, options, { env: environment, stdio: ['ignore', log, log] });
		child.on('error', () => undefined);
		running.push(child);
	};
	// However this process ends, its daemons end with it.
	process.once('exit', () => {
		for (const child of running) child.kill('SIGKILL');
	});
	for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
	const stop = async () => {
		for (const child of running.reverse()) {
			if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) continue;
			const ended = new Promise(resolve => child.once('exit', resolve));
			child.kill('SIGTERM');
			const killer = setTimeout(() => child.kill('SIGKILL'), 10_000);
			await ended;
			clearTimeout(killer);
		}
	};
	try {
		const [key, socket, pid, log, seed] = ['key', 'socket', 'pid', 'log', 'seed'].map(name => at(`munge.${name}`));
		// Forced, since it would not have its socket in a folder that others cannot enter.
		const own = [`--key-file=${key}`, `--socket=${socket}`, `--pid-file=${pid}`, `--log-file=${log}`, `--seed-file=${seed}`];
		start('munged', ['--foreground', '--force', ...own]);
		await until(() => existsSync(at('munge.socket')), running);
		start('slurmctld', ['-D', '-f', at('slurm.conf')]);
		start('slurmd', ['-D', '-N', 'worker', '-f', at('slurm.conf')]);
		await until(() => spawnSync('sinfo', ['--noheader', '--format=%T'], { env: environment, encoding: 'utf8' }).stdout?.trim() === 'idle', running);
	} catch (error) {
		await stop();
		const logs = daemons.map(name => `${name}:\n${existsSync(at(`${name}.out`)) ? readFileSync(at(`${name}.out`), 'utf8') : '(nothing)'}`);
		throw new Error(`Slurm did not start (${error instanceof Error ? error.message : error}).\n${logs.join('\n')}`);
	}
	return { environment, stop };
}

/**
 * Neither cgroups nor accounting: a container has none of the first, and a test needs none of the second.
 *
 * @param {string} folder
 * @param {number} controllerPort
 * @param {number} nodePort
 */
function configuration(folder, controllerPort, nodePort) {
	const user = userInfo().username;
	return `ClusterName=corpus
SlurmctldHost=${hostname()}(127.0.0.1)
SlurmUser=${user}
SlurmdUser=${user}
SlurmctldPort=${controllerPort}
SlurmdPort=${nodePort}
AuthType=auth/munge
AuthInfo=socket=${folder}/munge.socket
StateSaveLocation=${folder}/state
SlurmdSpoolDir=${folder}/spool
SlurmctldPidFile=${folder}/slurmctld.pid
SlurmdPidFile=${folder}/slurmd.pid
ProctrackType=proctrack/pgid
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
ReturnToService=2
NodeName=worker NodeHostname=${hostname()} NodeAddr=127.0.0.1 CPUs=${availableParallelism()} State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES State=UP
`;
}

/**
 * @param {() => boolean} holds
 * @param {readonly import('node:child_process').ChildProcess[]} needed Processes without which it will never hold.
 */
async function until(holds, needed) {
	const end = Date.now() + patienceMs;
	while (!holds()) {
		const ended = needed.find(({ exitCode, signalCode }) => exitCode !== null || signalCode !== null);
		if (ended) throw new Error(`${ended.spawnfile} ended`);
		if (Date.now() > end) throw new Error(`not ready within ${patienceMs / 1000} s`);
		await sleep(250);
	}
}

/** @returns {Promise<number>} */
function freePort() {
	return new Promise(resolve => {
		const probe = createServer().listen(0, '127.0.0.1', () => {
			const address = probe.address();
			probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
		});
	});
}
