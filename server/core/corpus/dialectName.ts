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
