/** A JSON Schema, draft 7, of which editors and validators know most. */
export type Schema = Readonly<Record<string, unknown>>;

/** An object with these members and no others, all of them required but those that `optional` has. */
export function object(required: Readonly<Record<string, Schema>>, optional: Readonly<Record<string, Schema>> = {}, description?: string): Schema {
	return {
		...(description === undefined ? {} : { description }),
		type: 'object',
		additionalProperties: false,
		required: Object.keys(required),
		properties: { ...required, ...optional },
	};
}

export function list(items: Schema, description?: string): Schema {
	return { ...(description === undefined ? {} : { description }), type: 'array', items };
}

export function text(description?: string, pattern?: string): Schema {
	return { ...(description === undefined ? {} : { description }), type: 'string', ...(pattern === undefined ? {} : { pattern }) };
}

/** A whole number from 0. */
export function count(description?: string): Schema {
	return { ...(description === undefined ? {} : { description }), type: 'integer', minimum: 0 };
}

export function number(description?: string): Schema {
	return { ...(description === undefined ? {} : { description }), type: 'number' };
}

export function oneOfTexts(texts: readonly string[], description?: string): Schema {
	return { ...(description === undefined ? {} : { description }), enum: texts };
}

/** A definition of the same schema, by its name. */
export function ref(name: string): Schema {
	return { $ref: `#/definitions/${name}` };
}

export function anyOf(...schemas: readonly Schema[]): Schema {
	return { anyOf: schemas };
}

/** What is not known is null. */
export function orNull(schema: Schema): Schema {
	return anyOf(schema, { type: 'null' });
}

/** A whole schema file. */
export function schemaFile(name: string, title: string, root: Schema, definitions: Readonly<Record<string, Schema>>): Schema {
	return {
		$schema: 'http://json-schema.org/draft-07/schema#',
		$id: `https://article-corpus.invalid/schemas/${name}`,
		title,
		...root,
		...(Object.keys(definitions).length > 0 ? { definitions } : {}),
	};
}
