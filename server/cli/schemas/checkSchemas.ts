import { severities } from '../check/checkedFile.ts';
import { dialectName, path, placeDefinitions, resultOf, unreadableFile, version } from './places.ts';
import { anyOf, count, list, object, oneOfTexts, orNull, ref, type Schema, schemaFile, text } from './schema.ts';
import { shardFacts, shardNumbers } from './shardSchema.ts';

const ruleId = text('The id of a rule.', '^C[AEF]\\d{3}$');
const ruleName = text('The name of the rule.', '^[a-z]+(-[a-z0-9]+)*$');

const findingMembers: Readonly<Record<string, Schema>> = {
	rule: ruleId,
	name: ruleName,
	severity: oneOfTexts(severities),
	message: text(),
	range: ref('range'),
	related: list(object({ range: ref('range'), message: text() }), 'Other places that have to do with it.'),
	fingerprint: text(
		'Of the rule, the name and content of the document, and which of its rule it is there: it stays when the document moves.',
		'^[0-9a-f]{16}$',
	),
	fixes: list(ref('fix')),
};

const definitions: Readonly<Record<string, Schema>> = {
	...placeDefinitions,
	fix: object({
		title: text(),
		safety: oneOfTexts(
			['safe', 'requested', 'unsafe'],
			'Safe fixes change delimiters and invisible bytes alone; unsafe ones move or remove article text.',
		),
		edits: list(
			object({ range: ref('range'), newText: text() }),
			'Empty where a fix rewrites the whole file or has more than a hundred edits: --fix makes it.',
		),
	}),
};

const fileHead: Readonly<Record<string, Schema>> = {
	path,
	dialect: dialectName,
	documents: count(),
	preamble: { description: 'What stands before the first delimiter.', ...orNull(ref('range')) },
};

const unchecked = object(
	{ document: orNull(text('The name of the document.')), range: orNull(ref('range')), reason: text() },
	{},
	'A part of a corpus that could not be checked.',
);

const checkedFile = object(
	{ ...fileHead, findings: list(ref('finding')) },
	{ unchecked: list(unchecked, 'There where there are any.'), shard: ref('shardFacts') },
);

/** `corpus check --format json`, with `--shard` or without, and `corpus merge-results`. */
export function checkSchema(name: string): Schema {
	return schemaFile(name, 'The result of corpus check --format json', resultOf(checkedFile, { shard: shardNumbers }), {
		...definitions,
		finding: object(findingMembers),
		shardFacts,
	});
}

/** One line of `corpus check --format jsonl`. */
export function checkLineSchema(name: string): Schema {
	const lines: readonly Schema[] = [
		{ ...object({ version, path, ...findingMembers }), title: 'A finding' },
		{ ...object({ version, ...members(unreadableFile) }), title: 'A file that could not be read' },
		{
			...object({ version, ...members(unreadableFile), document: orNull(text()), range: orNull(ref('range')) }),
			title: 'A part of a corpus that could not be checked',
		},
		{ ...object({ version, shard: shardNumbers }), title: 'The first line of a shard' },
		{ ...object({ version, ...fileHead, shard: ref('shardFacts') }), title: 'The last line of a file in a shard' },
	];
	return schemaFile(name, 'A line of the result of corpus check --format jsonl', anyOf(...lines), {
		...definitions,
		finding: object(findingMembers),
		shardFacts,
	});
}

/** `corpus check --statistics --format json`. */
export function statisticsSchema(name: string): Schema {
	const row = object({ rule: ruleId, name: ruleName, count: count(), fixable: count('Those that a safe fix mends.') });
	const root = object({ version, files: count(), documents: count(), suppressed: count(), statistics: list(row, 'Most frequent first.') });
	return schemaFile(name, 'The result of corpus check --statistics --format json', root, {});
}

/** `corpus rules --format json`. */
export function rulesSchema(name: string): Schema {
	const rule = object({
		id: ruleId,
		name: ruleName,
		severity: oneOfTexts(severities, 'Where no configuration says otherwise.'),
		fix: { description: 'The kind of its fix, if it has one.', enum: ['safe', 'requested', 'unsafe', null] },
		group: text(),
		summary: text(),
	});
	return schemaFile(name, 'The result of corpus rules --format json', object({ version, rules: list(rule) }), {});
}

function members(schema: Schema): Readonly<Record<string, Schema>> {
	return schema['properties'] as Readonly<Record<string, Schema>>;
}
