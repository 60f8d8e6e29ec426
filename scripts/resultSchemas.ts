import { writeFileSync } from 'node:fs';
import { resultSchemas } from '../server/cli/schemas/resultSchemas.ts';

/** Writes the schemas of the command line's results to schemas/. The schema of the configuration is written by hand. */
for (const [name, schema] of resultSchemas()) {
	writeFileSync(new URL(`../schemas/${name}`, import.meta.url), `${JSON.stringify(schema, null, '\t')}\n`);
}
