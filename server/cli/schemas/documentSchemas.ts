import { partKinds } from '../../core/articles/article.ts';
import { mentionTypes } from '../../core/entities/mention.ts';
import { dialectName, isoDay, path, placeDefinitions, resultOf } from './places.ts';
import { anyOf, count, list, number, object, oneOfTexts, orNull, ref, type Schema, schemaFile, text } from './schema.ts';

/** `corpus outline --format json`. */
export function outlineSchema(name: string): Schema {
	const dateline = object({ place: orNull(text()), date: orNull(isoDay), agency: orNull(text()) });
	const part = object({
		kind: oneOfTexts(partKinds),
		range: ref('range'),
		value: {
			description: 'Of a date a day, of a dateline its fields, of a quotation its speaker.',
			...anyOf(isoDay, dateline, object({ speaker: text() }), { type: 'null' }),
		},
	});
	const article = object({
		headline: orNull(text()),
		date: orNull(isoDay),
		confidence: { description: 'The probability that an article starts here.', type: 'number', minimum: 0, maximum: 1 },
		range: ref('range'),
		parts: list(part, 'By place; datelines and quotations stand behind the paragraph that they lie in.'),
	});
	const document = object({
		name: text(),
		attributes: {
			description: 'As written in the opener, decoded; the flag noeol is true.',
			type: 'object',
			additionalProperties: anyOf(text(), { const: true }),
		},
		range: ref('range'),
		articles: list(article),
	});
	const file = object({ path, dialect: dialectName, documents: list(document) });
	return schemaFile(name, 'The result of corpus outline --format json', resultOf(file), placeDefinitions);
}

/** `corpus entities --format json`. */
export function entitiesSchema(name: string): Schema {
	const upTo = number('The upper end of a range.');
	const values = [
		object({ timex: text('A TIMEX3 value, or two with a slash.'), start: orNull(isoDay), end: orNull(isoDay) }),
		object({ amount: number(), currency: orNull(text('ISO 4217.', '^[A-Z]{3}$')) }, { upTo }),
		object({ number: number() }, { upTo }),
		object({ number: number(), unit: text() }, { upTo }),
	];
	const mention = object({
		type: oneOfTexts(mentionTypes),
		range: ref('range'),
		text: text(),
		entity: { description: 'The id of an entity of the same document.', ...orNull(text()) },
		value: anyOf(...values, { type: 'null' }),
	});
	const entity = object({
		id: text('Unique in its document.', '^e[1-9]\\d*$'),
		type: oneOfTexts(['PER', 'ORG', 'LOC', 'MISC']),
		name: text('The fullest form, or the first of its aliases in the configuration.'),
		aliases: list(text(), 'Other forms.'),
		mentions: count('How many there are.'),
		link: { description: 'Where it is known from.', ...orNull(object({ source: text(), id: text() })) },
	});
	const document = object({ name: text(), mentions: list(mention), entities: list(entity) });
	const file = object({ path, documents: list(document) });
	return schemaFile(name, 'The result of corpus entities --format json', resultOf(file), placeDefinitions);
}

/** `corpus ls --format json`. */
export function listSchema(name: string): Schema {
	const document = object({ name: text(), line: count('Of its opener, from 0.'), lines: count('Of its body.'), words: count() });
	return schemaFile(name, 'The result of corpus ls --format json', resultOf(object({ path, documents: list(document) })), {});
}

/** `corpus stats --format json`. */
export function statsSchema(name: string): Schema {
	const file = object({
		path,
		bytes: count(),
		documents: count(),
		emptyDocuments: count(),
		articles: count(),
		lines: count('Of bodies.'),
		words: count(),
		medianWords: { description: 'Of a document.', ...orNull(number()) },
		firstDate: orNull(isoDay),
		lastDate: orNull(isoDay),
	});
	return schemaFile(name, 'The result of corpus stats --format json', resultOf(file), {});
}
