import { Option } from 'commander';

/** Options that every command which reads corpora has. */
export interface InputFlags {
	config?: string;
	stdinFilename?: string;
	forceIgnore?: boolean;
}

/** For callers that name files themselves, such as pre-commit, which does not know the configuration. */
export function forceIgnoreOption(): Option {
	return new Option('--force-ignore', 'leave out what "ignore" of the configuration names, also where a file is named itself');
}
