import type { FileHead, Reporter } from './reporter.ts';

/** One JSON object for the run, a finding a line: read whole by a program, followed line by line by a person. */
export function createJsonReporter(): Reporter {
	const files = createSeparator();
	let findings = createSeparator();
	return {
		begin: () => '{"version":1,"files":[',
		unreadable: (path, error) => files() + JSON.stringify({ path, error }),
		open({ path, dialect, documents, preamble }) {
			findings = createSeparator();
			return `${files()}${JSON.stringify({ path, dialect, documents, preamble }).slice(0, -1)},"findings":[`;
		},
		findings: portion => portion.map(finding => findings() + JSON.stringify(finding)).join(''),
		close: (unchecked, shard) => {
			const more = { ...(unchecked.length > 0 ? { unchecked } : {}), ...(shard ? { shard } : {}) };
			const members = JSON.stringify(more).slice(1, -1);
			return `]${members === '' ? '' : `,${members}`}}`;
		},
		end: () => `${files.isUsed() ? '\n' : ''}]}\n`,
	};
}

/** What stands before the next item of a JSON list. */
export function createSeparator(): { (): string; isUsed(): boolean } {
	let used = false;
	const separator = (): string => {
		const before = used ? ',\n' : '\n';
		used = true;
		return before;
	};
	return Object.assign(separator, { isUsed: () => used });
}

/**
 * JSON Lines: one object for each finding, with its path. A file that cannot be read, or a part of one, is `{ path, error }`; what a shard knows of a file is
 * `{ path, dialect, documents, preamble, shard }`.
 */
export function createJsonLinesReporter(): Reporter {
	let file: FileHead | undefined;
	const line = (object: object): string => `${JSON.stringify({ version: 1, ...object })}\n`;
	return {
		begin: () => '',
		unreadable: (path, error) => line({ path, error }),
		open(head) {
			file = head;
			return '';
		},
		findings: portion => portion.map(finding => line({ path: file?.path, ...finding })).join(''),
		close: (unchecked, shard) =>
			unchecked.map(({ document, range, reason }) => line({ path: file?.path, error: reason, document, range })).join('') +
			(shard ? line({ ...file, shard }) : ''),
		end: () => '',
	};
}
