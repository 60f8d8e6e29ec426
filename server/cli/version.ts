import { version as packageVersion } from '../../package.json';

/** The version of the package that this program is of. */
export const version: string = packageVersion;
