/** @type {Set<() => void>} */
const tasks = new Set();

process.once('exit', () => {
	for (const task of tasks) {
		try {
			task();
		} catch {
			// The others are still to be done, and nobody is left to be told.
		}
	}
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1));

/**
 * Has something done when this process ends, however it does. Gives what takes that back.
 *
 * @param {() => void} task
 */
export function atExit(task) {
	tasks.add(task);
	return () => tasks.delete(task);
}
