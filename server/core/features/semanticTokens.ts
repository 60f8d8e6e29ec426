import type { Corpus, CorpusDocument } from '../corpus/corpus.ts';
import type { DelimiterLine } from '../corpus/delimiter.ts';
import type { MentionType } from '../entities/mention.ts';
import type { Pace } from '../util/slices.ts';
import type { Analyses, ArticleEntities } from './analyses.ts';
import { type DocumentPositions, documentPositions } from './documentPositions.ts';
import type { Limited } from './limited.ts';

/** What a stretch of text is coloured as, in the order of the legend. */
export const tokenTypes = [
	'delimiter',
	'documentName',
	'attributeKey',
	'attributeValue',
	'person',
	'organisation',
	'place',
	'otherName',
	'date',
	'money',
	'number',
] as const;
export type TokenType = (typeof tokenTypes)[number];

/** Four numbers a token: line from the opener, character, length, index in `tokenTypes`. */
type TokenColumns = readonly number[];
const columns = 4;

const typeOfMention: Record<MentionType, TokenType> = {
	PER: 'person',
	ORG: 'organisation',
	LOC: 'place',
	MISC: 'otherName',
	DATE: 'date',
	TIME: 'date',
	MONEY: 'money',
	PERCENT: 'number',
	QUANTITY: 'number',
};

/**
 * The tokens of documents `from` to `to`, encoded as LSP asks (five numbers each, relative to the token before): the parts of delimiters, and the mentions of
 * documents that have been analysed, where `withEntities` is on. At most `maximum` tokens.
 */
export async function semanticTokens(
	corpus: Corpus,
	analyses: Analyses,
	withEntities: boolean,
	maximum: number,
	pace: Pace,
	from: number,
	to: number,
): Promise<Limited<number>> {
	const data: number[] = [];
	let line = 0;
	let character = 0;
	let total = 0;
	for (let ordinal = from; ordinal < to; ordinal++) {
		const document = corpus.document(ordinal);
		const tokens = documentTokens(document, withEntities ? analyses.entities(document) : undefined);
		total += tokens.length / columns;
		for (let index = 0; index < tokens.length && data.length < maximum * 5; index += columns) {
			const tokenLine = document.line + tokens[index]!;
			const tokenCharacter = tokens[index + 1]!;
			data.push(tokenLine - line, tokenLine === line ? tokenCharacter - character : tokenCharacter, tokens[index + 2]!, tokens[index + 3]!, 0);
			line = tokenLine;
			character = tokenCharacter;
		}
		const pause = pace.due();
		if (pause !== undefined) await pause;
	}
	return total <= maximum ? { items: data } : { items: data, limit: { kind: 'semanticTokens', shown: maximum, total } };
}

const tokensKey = Symbol('semantic tokens');

function documentTokens(document: CorpusDocument, entities: readonly ArticleEntities[] | undefined): TokenColumns {
	const cell = document.memo(tokensKey, (): { kept?: { entities: unknown; tokens: TokenColumns } } => ({}));
	if (cell.kept && cell.kept.entities === entities) return cell.kept.tokens;
	const positions = documentPositions(document);
	const tokens: number[] = [];
	const add = (start: number, end: number, type: TokenType): void => addToken(document, positions, tokens, start, end, type);
	const { opener, end } = document.parsed().value;
	const source = document.source();
	delimiterTokens(source, opener, add);
	for (const { from, analysis } of entities ?? []) {
		for (const mention of analysis.mentions) add(from + mention.span.from, from + mention.span.to, typeOfMention[mention.type]);
	}
	if (end) delimiterTokens(source, end, add);
	cell.kept = { entities, tokens };
	return tokens;
}

function delimiterTokens(source: string, line: DelimiterLine, add: (start: number, end: number, type: TokenType) => void): void {
	const pieces: { from: number; to: number; type: TokenType }[] = [{ from: line.span.from, to: line.keyword.to, type: 'delimiter' }];
	if (line.nameSpan) pieces.push({ ...line.nameSpan, type: 'documentName' });
	for (const { key, span, valueSpan } of line.attributes) {
		pieces.push({ from: span.from, to: span.from + key.length, type: 'attributeKey' });
		if (valueSpan) pieces.push({ ...valueSpan, type: 'attributeValue' });
	}
	const close = /[>\s]*$/.exec(source.slice(line.span.from, line.span.to))?.[0] ?? '';
	pieces.push({ from: line.span.to - close.trimStart().length, to: line.span.to, type: 'delimiter' });
	pieces.sort((a, b) => a.from - b.from);
	let last = line.span.from;
	for (const piece of pieces) {
		const from = Math.max(piece.from, last);
		if (piece.to > from) add(from, piece.to, piece.type);
		last = Math.max(last, piece.to);
	}
}

/** A token may not go over a line end: what does is cut at each. */
function addToken(document: CorpusDocument, positions: DocumentPositions, tokens: number[], start: number, end: number, type: TokenType): void {
	const first = positions.position(start);
	const last = positions.position(end);
	const code = tokenTypes.indexOf(type);
	if (first.line === last.line) {
		tokens.push(first.line - document.line, first.character, end - start, code);
		return;
	}
	let from = start;
	for (const piece of document
		.source()
		.slice(start, end)
		.split(/(\r\n|\r|\n)/)) {
		if (piece.trim() !== '') {
			const position = positions.position(from);
			tokens.push(position.line - document.line, position.character, piece.length, code);
		}
		from += piece.length;
	}
}
