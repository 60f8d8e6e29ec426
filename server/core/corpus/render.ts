import { renderAttribute } from './attributes.ts';
import { canonicalDialect, type Dialect } from './dialect.ts';
import { encodeToken, quoteToken } from './tokens.ts';

/** An attribute of a delimiter that is to be written. */
export interface AttributeValue {
	readonly key: string;
	/** Undefined for the bare flag `noeol`. */
	readonly value: string | undefined;
}

/** The line that opens a document in a dialect, without its line end. */
export function renderOpener(dialect: Dialect, name: string, attributes: readonly AttributeValue[] = []): string {
	const written = attributes.map(({ key, value }) => renderAttribute(key, value));
	return renderOpenerLine(dialect, name, written);
}

/** As `renderOpener`, with the attributes as they already stand in a delimiter. */
export function renderOpenerLine(dialect: Dialect, name: string, writtenAttributes: readonly string[]): string {
	const token =
		dialect.nameForm === 'bare' ? encodeToken(name) : dialect.nameForm === 'quoted' ? quoteToken(name) : `${dialect.nameForm}${encodeToken(name)}`;
	const head = `${'<'.repeat(dialect.brackets)}${dialect.keyword}${dialect.separator}${token}`;
	const line = writtenAttributes.length === 0 ? head : `${head} ${writtenAttributes.join(' ')}`;
	return dialect.wrapped ? line : line + '>'.repeat(dialect.brackets);
}

/** The line that closes a document in a dialect, without its line end; empty in open dialects. */
export function renderEnd(dialect: Dialect, name: string): string {
	if (dialect.wrapped) return '>'.repeat(dialect.brackets);
	if (dialect.end === 'none') return '';
	const words =
		dialect.end === 'END name' ? `END ${encodeToken(name)}` : dialect.end === 'END FILE: name' ? `END FILE: ${encodeToken(name)}` : dialect.end;
	return `${'<'.repeat(dialect.brackets)}${words}${'>'.repeat(dialect.brackets)}`;
}

/** Whether bodies of the dialect escape reserved lines: canonical and other open dialects do, closed and wrapped bodies are verbatim. */
export function escapesBodies(dialect: Dialect): boolean {
	return dialect.end === 'none' && !dialect.wrapped;
}

/** Whether the strict reader and the writer speak the dialect: canonical, and `<<<FILE: name>>>` without end markers. */
export function isWritable(dialect: Dialect): boolean {
	return (
		escapesBodies(dialect) &&
		dialect.keyword === canonicalDialect.keyword &&
		dialect.brackets === canonicalDialect.brackets &&
		dialect.nameForm === 'bare' &&
		(dialect.separator === ' ' || dialect.separator === ': ')
	);
}
