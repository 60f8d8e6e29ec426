import { Command } from 'commander';

/** `corpus lsp`: the language server over standard input and output, for editors that start it themselves. */
export function languageServerCommand(): Command {
	return new Command('lsp')
		.summary('serve editors over standard input and output')
		.description('Runs the language server over standard input and output until the editor ends it.')
		.option('--stdio', 'the only transport there is; accepted since editors give it')
		.action(async () => {
			const [{ createStdioConnection }, { startNodeServer }] = await Promise.all([
				import('../../node/stdioConnection.ts'),
				import('../../node/nodeServer.ts'),
			]);
			startNodeServer(createStdioConnection());
		});
}
