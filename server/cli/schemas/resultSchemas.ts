import { checkLineSchema, checkSchema, rulesSchema, statisticsSchema } from './checkSchemas.ts';
import { entitiesSchema, listSchema, outlineSchema, statsSchema } from './documentSchemas.ts';
import type { Schema } from './schema.ts';

const makers: Readonly<Record<string, (name: string) => Schema>> = {
	'check.schema.json': checkSchema,
	'check-line.schema.json': checkLineSchema,
	'check-statistics.schema.json': statisticsSchema,
	'entities.schema.json': entitiesSchema,
	'ls.schema.json': listSchema,
	'outline.schema.json': outlineSchema,
	'rules.schema.json': rulesSchema,
	'stats.schema.json': statsSchema,
};

/** The schema of every JSON that commands write, by the name of its file in `schemas`. Each stands alone, so that any validator can take it. */
export function resultSchemas(): ReadonlyMap<string, Schema> {
	return new Map(Object.entries(makers).map(([name, make]) => [name, make(name)]));
}
