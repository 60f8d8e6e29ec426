#!/usr/bin/env node
// The command `corpus-language-server`: standard input and output unless another transport is asked for.
import { createRequire } from 'node:module';

const transports = ['--stdio', '--node-ipc', '--socket', '--pipe'];
if (!process.argv.some(argument => transports.some(transport => argument === transport || argument.startsWith(`${transport}=`)))) {
	process.argv.push('--stdio');
}
createRequire(import.meta.url)('../server/node.cjs');
