import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startNodeServer } from './nodeServer.ts';
import { createStdioConnection } from './stdioConnection.ts';

/** The language server as a process of its own: over node IPC (`--node-ipc`), a socket, a pipe, or standard input and output (`--stdio`). */
startNodeServer(process.argv.includes('--stdio') ? createStdioConnection() : { connection: createConnection(ProposedFeatures.all) });
