/**
 * Configuration speaks of folders and globs, clients of URIs. Inside, a file is its URI with the percent signs taken away, so that `raw/*` and `..` mean what
 * they say; toward the client it is encoded again.
 */
export function pathOfUri(uri: string): string {
	try {
		return uri.split('/').map(decodeURIComponent).join('/').replace(/\/$/, '');
	} catch {
		return uri;
	}
}

/** The URI of such a path. */
export function uriOfPath(path: string): string {
	const scheme = /^[a-z][a-z\d+.-]*:/i.exec(path)?.[0] ?? '';
	return scheme + path.slice(scheme.length).split('/').map(encodeURIComponent).join('/');
}
