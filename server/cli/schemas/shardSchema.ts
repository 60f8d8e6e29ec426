import { severities } from '../check/checkedFile.ts';
import { count, list, object, oneOfTexts, orNull, ref, type Schema, text } from './schema.ts';

/** Which of how many parts a result is of. */
export const shardNumbers = object(
	{ index: { type: 'integer', minimum: 1 }, count: { type: 'integer', minimum: 1 } },
	{},
	'Which part of the corpora this is: the index-th of count.',
);

const sha256 = (description: string): Schema => text(description, '^[0-9a-f]{64}$');
const newlineReading = oneOfTexts(['marker', 'content']);

const dialect = object({
	keyword: oneOfTexts(['FILE', 'BEGIN FILE', 'BEGIN_FILE', 'START_FILE', 'FILE_START']),
	separator: oneOfTexts([' ', ':', ': ']),
	nameForm: oneOfTexts(['bare', 'quoted', 'path=', 'name=']),
	brackets: { type: 'integer', minimum: 3, maximum: 12 },
	end: oneOfTexts(['none', 'END', 'END FILE', 'END_FILE', 'ENDFILE', '/FILE', 'FILE END', 'FILE_END', 'END name', 'END FILE: name']),
	wrapped: { type: 'boolean' },
});

const firstLine = object({ line: count(), length: count('In UTF-16 units.') });

const survey = object({
	from: count('In bytes of the file.'),
	to: count('In bytes of the file.'),
	lines: count('Line ends in this part.'),
	tail: count('UTF-16 units behind the last line end.'),
	lineEnds: object({ lf: count(), crlf: count(), cr: count() }),
	firstLines: object({}, { lf: firstLine, crlf: firstLine, cr: firstLine }),
	preamble: orNull(object({ range: ref('range'), content: sha256('SHA-256 of its text.'), bytes: count() })),
	newlineVotes: object({ marker: count(), content: count(), closed: count(), blankLines: count() }),
});

const documentFacts = object(
	{
		start: count('In bytes of the file.'),
		line: count('Of its opener, from the first line of this part.'),
		name: text(),
		head: text('The opener, with its line end.'),
		end: orNull(object({ line: count(), text: text() }, {}, 'The end marker.')),
		content: sha256('SHA-256 of the content.'),
		trimmed: text('The same of the content without blank space at its end, 16 digits.', '^[0-9a-f]{16}$'),
		isBlank: { type: 'boolean' },
	},
	{
		acronyms: list(object({ base: text(), expansion: text(), bare: text(), place: ref('range') }), 'The acronyms that it explains.'),
		accepted: list(text(), 'Rules across documents whose findings in it are suppressed.'),
	},
);

/** What a shard says of a file beside its findings. It may grow within version 1: nothing but `corpus merge-results` of the same version reads it. */
export const shardFacts = object(
	{
		size: count('Of the file, in bytes.'),
		dialect,
		configuration: object({
			rules: { type: 'object', additionalProperties: oneOfTexts([...severities, 'off']) },
			newlineBeforeEnd: oneOfTexts(['auto', 'marker', 'content']),
		}),
		minimumSeverity: oneOfTexts(severities),
		newlineBeforeEnd: newlineReading,
		otherMismatches: object({ findings: list(ref('finding')), occurrences: list({ type: 'integer' }) }),
		occurrences: list({ type: 'integer' }),
		survey,
		documents: list(documentFacts),
		acceptedOutside: list(text()),
	},
	{},
	'For corpus merge-results of the same version.',
);
