/** Runs the suite, with one line a test on the extension host's console, which the driver prints; rejects where a test failed. */
export function report(mocha: { run(done: (failures: number) => void): Mocha.Runner }): Promise<void> {
	return new Promise((resolve, reject) => {
		let passed = 0;
		const runner = mocha.run(failures => {
			console.log(`suite> ${passed} passed, ${failures} failed`);
			if (failures > 0) reject(new Error(`${failures} tests failed inside VS Code.`));
			else resolve();
		});
		runner.on('pass', test => {
			passed++;
			console.log(`suite> ok - ${test.fullTitle()}`);
		});
		runner.on('fail', (test, error: Error) => console.log(`suite> not ok - ${test.fullTitle()}\n${error.stack ?? error.message}`));
	});
}
