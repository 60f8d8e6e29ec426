import { type ParseError, parse } from 'jsonc-parser';

/** One accepted finding: a rule in a content, wherever that content now stands. */
export interface Suppression {
	/** A rule's id. */
	readonly rule: string;
	/** SHA-256 of the document's content, 64 lower-case hex digits. */
	readonly content: string;
	/** The corpus that it was found in, as a path from the sidecar's folder, and the document's name there: to know when it is out of use. A content that moves takes its suppressions with it. */
	readonly file: string;
	readonly document: string;
}

export interface ReadSuppressions {
	readonly suppressions: readonly Suppression[];
	/** Why the file, or an entry of it, cannot be used. */
	readonly problems: readonly string[];
}

/** Reads a sidecar. What is wrong is told, and what is right counts. */
export function readSuppressions(text: string): ReadSuppressions {
	const errors: ParseError[] = [];
	const root: unknown = parse(text, errors, { allowTrailingComma: true });
	const problems: string[] = [];
	if (errors.length > 0) problems.push('The file is no valid JSON.');
	if (!isRecord(root) || !Array.isArray(root['suppressions'])) {
		return { suppressions: [], problems: [...problems, 'An object with "version": 1 and a list "suppressions" is expected.'] };
	}
	if (root['version'] !== 1) problems.push('"version" must be 1.');
	const suppressions: Suppression[] = [];
	for (const [index, entry] of root['suppressions'].entries()) {
		const suppression = readSuppression(entry);
		if (suppression) suppressions.push(suppression);
		else problems.push(`Entry ${index + 1} needs "rule", such as "CF135", and "content", 64 hex digits.`);
	}
	return { suppressions, problems };
}

function readSuppression(entry: unknown): Suppression | undefined {
	if (!isRecord(entry)) return undefined;
	const { rule, content, file, document } = entry;
	if (typeof rule !== 'string' || typeof content !== 'string' || !/^[0-9a-f]{64}$/.test(content)) return undefined;
	return { rule: rule.toUpperCase(), content, file: typeof file === 'string' ? file : '', document: typeof document === 'string' ? document : '' };
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The sidecar's text: sorted, one entry a line, so that a change to it is read and merged easily. */
export function writeSuppressions(suppressions: readonly Suppression[]): string {
	const unique = new Map(suppressions.map(entry => [suppressionKey(entry.rule, entry.content), entry]));
	const sorted = [...unique.values()].sort(
		(a, b) =>
			compareUnits(a.file, b.file) || compareUnits(a.document, b.document) || compareUnits(a.rule, b.rule) || compareUnits(a.content, b.content),
	);
	const lines = sorted.map(({ rule, content, file, document }) => `\t\t${JSON.stringify({ file, document, rule, content })}`);
	return `{\n\t"version": 1,\n\t"suppressions": [${lines.length > 0 ? `\n${lines.join(',\n')}\n\t` : ''}]\n}\n`;
}

function compareUnits(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

export function suppressionKey(rule: string, content: string): string {
	return `${rule} ${content}`;
}
