import { measureServer, type ServerFigures } from './measureServer.ts';
import { newsCorpus } from './newsCorpus.ts';

/** Prints how fast the server answers beside a server that does the least, at the sizes given in MB (10 by default). */
const sizes = process.argv.slice(2).map(Number);
const servers: Record<string, readonly string[]> = {
	floor: ['--import', 'tsx', 'test/benchmark/floorServer.ts'],
	ours: ['--import', 'tsx', 'server/node/server.ts'],
};

for (const megabytes of sizes.length > 0 ? sizes : [10]) {
	const text = newsCorpus(megabytes * 1e6);
	const lines = text.split('\n');
	const middle = lines.findIndex((line, index) => index > lines.length / 2 && line.startsWith('LISBON'));
	for (const [name, command] of Object.entries(servers)) console.log(row(`${megabytes} MB`, name, await measureServer(command, text, middle)));
}

function row(size: string, name: string, figures: ServerFigures): string {
	const ms = (value: number | null): string => (value === null ? '-' : `${value.toFixed(value < 10 ? 1 : 0)} ms`);
	return [
		size.padEnd(6),
		name.padEnd(6),
		`open to ${figures.symbols} symbols ${ms(figures.openToSymbols)}`.padEnd(36),
		`to articles ${ms(figures.openToArticles)}`.padEnd(24),
		`edit to symbols ${ms(figures.editToSymbols)}`.padEnd(26),
		`edit to diagnostics ${ms(figures.editToDiagnostics)}`.padEnd(30),
		`peak ${(figures.peakMemory / 2 ** 20).toFixed(0)} MiB`,
	].join(' ');
}
