import { count, list, object, ref, type Schema, text } from './schema.ts';

/** Members and definitions that several results share. */

/** Of every result: a shape that changes gets another number. */
export const version: Schema = { description: 'The version of this shape.', const: 1 };

export const path = text('As it was found: relative to the folder of the run, with slashes, unless it was named otherwise.');

export const isoDay = text('An ISO 8601 day.', '^\\d{4}-\\d{2}-\\d{2}$');

export const placeDefinitions: Readonly<Record<string, Schema>> = {
	position: object({ line: count('From 0.'), character: count('From 0, in UTF-16 units.') }, {}, 'As in the Language Server Protocol.'),
	range: object({ start: ref('position'), end: ref('position') }, {}, 'The end is not part of it.'),
};

/** A file that could not be read, in place of what would be said of it. */
export const unreadableFile = object({ path, error: text('Why it could not be read.') });

/** A result: what is said of each file. */
export function resultOf(file: Schema, optional: Readonly<Record<string, Schema>> = {}): Schema {
	return object({ version, files: list({ anyOf: [file, unreadableFile] }) }, optional);
}

export const dialectName = text('"canonical", or the dialect in words.');
