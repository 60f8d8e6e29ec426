// A web worker has no node:assert; these are all that the suite needs.

export function isTrue(value: unknown, message: string): asserts value {
	if (!value) throw new Error(message);
}

export function equal<T>(actual: T, expected: T): void {
	const [a, b] = [JSON.stringify(actual), JSON.stringify(expected)];
	if (a !== b) throw new Error(`expected ${b}, got ${a}`);
}

export function matches(text: string, pattern: RegExp): void {
	if (!pattern.test(text)) throw new Error(`expected ${pattern} to match ${JSON.stringify(text)}`);
}

/** Asks again until there is an answer: the workbench works at its own pace. */
export async function eventually<T>(what: string, ask: () => Thenable<T | undefined> | T | undefined, patienceMs = 45_000): Promise<T> {
	const end = Date.now() + patienceMs;
	for (;;) {
		const answer = await ask();
		if (answer !== undefined) return answer;
		if (Date.now() > end) throw new Error(`timed out: ${what}`);
		await new Promise(resolve => setTimeout(resolve, 100));
	}
}
