import Mocha from 'mocha';
import { report } from './report.ts';

/** Called by the node extension host. */
export async function run(): Promise<void> {
	const mocha = new Mocha({ ui: 'tdd', reporter: class {} as unknown as Mocha.ReporterConstructor, timeout: 60_000 });
	mocha.suite.emit('pre-require', globalThis, 'cases', mocha);
	await import('./cases.ts');
	await import('./largeCases.ts');
	await import('./taskCases.ts');
	await import('./taskRunCases.ts');
	await report(mocha);
}
