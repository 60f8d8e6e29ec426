import { detectDialect } from './detection.ts';
import { canonicalDialect, type Dialect } from './dialect.ts';
import { renderEnd, renderOpener } from './render.ts';

/** Whether a dialect is the canonical one, in every parameter. */
export function isCanonical(dialect: Dialect): boolean {
	const keys = Object.keys(canonicalDialect) as (keyof Dialect)[];
	return keys.every(key => dialect[key] === canonicalDialect[key]);
}

/** `canonical`, or what its delimiters look like: `<<<FILE: name>>> … <<<END>>>`. */
export function dialectName(dialect: Dialect): string {
	if (isCanonical(dialect)) return 'canonical';
	const end = renderEnd(dialect, 'name');
	return `${renderOpener(dialect, 'name')}${end ? ` … ${end}` : ''}`;
}

/** The dialect of that name; three dots do for the sign `…`. Undefined for what is no name of a dialect. */
export function dialectOfName(name: string): Dialect | undefined {
	if (name === 'canonical') return canonicalDialect;
	const lines = name.split(/\s*(?:…|\.\.\.)\s*/);
	// An end marker that looks like a document's name counts as one only where it comes again.
	const dialect = detectDialect([...lines, ...lines]);
	return dialectName(dialect) === lines.join(' … ') ? dialect : undefined;
}
