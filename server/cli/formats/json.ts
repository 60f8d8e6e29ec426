import type { CheckedFile } from '../check/checkedFile.ts';
import type { Reporter } from './reporter.ts';

/** One JSON object for the run, a file a line: read whole by a program, followed line by line by a person. */
export function createJsonReporter(): Reporter {
	let isFirst = true;
	return {
		begin: () => '{"version":1,"files":[',
		file({ file }) {
			const separator = isFirst ? '\n' : ',\n';
			isFirst = false;
			return separator + JSON.stringify(file);
		},
		end: () => `${isFirst ? '' : '\n'}]}\n`,
	};
}

/** JSON Lines: one object for each finding, with its path; a file that cannot be read is `{ path, error }`. */
export function createJsonLinesReporter(): Reporter {
	return { begin: () => '', file: ({ file }) => linesOf(file), end: () => '' };
}

function linesOf(file: CheckedFile): string {
	if ('error' in file) return `${JSON.stringify({ version: 1, ...file })}\n`;
	return file.findings.map(finding => `${JSON.stringify({ version: 1, path: file.path, ...finding })}\n`).join('');
}
