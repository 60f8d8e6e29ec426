import 'mocha/mocha.js';
import { report } from './report.ts';

/** Called by the web extension host: a worker without node, so with Mocha's build for browsers. */
export async function run(): Promise<void> {
	const browserMocha = (globalThis as unknown as { mocha: { setup(options: object): void; run(done: (failures: number) => void): Mocha.Runner } })
		.mocha;
	browserMocha.setup({ ui: 'tdd', reporter: class {}, timeout: 60_000 });
	await import('./cases.ts');
	await report(browserMocha);
}
