/** @typedef {{ what: string, ok: boolean, got: unknown }} Check What was looked at, whether it was as it should be, and what it was. */

/**
 * Prints a line for each check and the sum, and gives the counts.
 *
 * @param {string} part
 * @param {readonly Check[]} checks
 */
export function reportChecks(part, checks) {
	for (const { what, ok, got } of checks) console.log(`${ok ? 'ok' : 'not ok'} - ${part}: ${what}${ok ? '' : `, got ${JSON.stringify(got)}`}`);
	const passed = checks.filter(({ ok }) => ok).length;
	return { passed, failed: checks.length - passed, skipped: 0 };
}
