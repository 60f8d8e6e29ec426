import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startNodeServer } from './nodeServer.ts';

/** The language server as a process of its own: over node IPC for VS Code (`--node-ipc`), over standard input and output for every other client (`--stdio`). */
startNodeServer(createConnection(ProposedFeatures.all));
