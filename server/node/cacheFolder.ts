import { homedir } from 'node:os';
import { join } from 'node:path';

/** The folder in which this user's programs keep what they can make again: by the XDG Base Directory Specification, or by the system's own custom. */
export function cacheFolder(environment: NodeJS.ProcessEnv = process.env, platform: NodeJS.Platform = process.platform): string {
	const named = environment['XDG_CACHE_HOME'];
	if (named) return join(named, 'article-corpus');
	if (platform === 'win32') return join(environment['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), 'article-corpus', 'Cache');
	if (platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'article-corpus');
	return join(homedir(), '.cache', 'article-corpus');
}
