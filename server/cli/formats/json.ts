import type { Shard } from '../shard/planShard.ts';
import type { FileHead, Reporter } from './reporter.ts';

/** One JSON object for the run, a finding a line: read whole by a program, followed line by line by a person. */
export function createJsonReporter(shard: Shard | undefined): Reporter {
	const files = createSeparator();
	let findings = createSeparator();
	return {
		begin: () => `{"version":1,${shard ? `"shard":${JSON.stringify(shard)},` : ''}"files":[`,
		unreadable: (path, error) => files() + JSON.stringify({ path, error }),
		open({ path, dialect, documents, preamble }) {
			findings = createSeparator();
			return `${files()}${JSON.stringify({ path, dialect, documents, preamble }).slice(0, -1)},"findings":[`;
		},
		findings: portion => portion.map(finding => findings() + JSON.stringify(finding)).join(''),
		close: (unchecked, facts) => {
			const more = { ...(unchecked.length > 0 ? { unchecked } : {}), ...(facts ? { shard: facts } : {}) };
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
 * JSON Lines: one object for each finding, with its path. A file that cannot be read is `{ path, error }`, a part of one `{ path, error, document, range }`;
 * a shard says first which it is, and behind the findings of a file what it knows of it.
 */
export function createJsonLinesReporter(shard: Shard | undefined): Reporter {
	let file: FileHead | undefined;
	const line = (object: object): string => `${JSON.stringify({ version: 1, ...object })}\n`;
	return {
		begin: () => (shard ? line({ shard }) : ''),
		unreadable: (path, error) => line({ path, error }),
		open(head) {
			file = head;
			return '';
		},
		findings: portion => portion.map(finding => line({ path: file?.path, ...finding })).join(''),
		close: (unchecked, facts) =>
			unchecked.map(({ document, range, reason }) => line({ path: file?.path, error: reason, document, range })).join('') +
			(facts ? line({ ...file, shard: facts }) : ''),
		end: () => '',
	};
}
