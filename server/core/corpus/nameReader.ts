import { type AttributeReading, noeolFlag, readAttributes, renderAttribute, repairValue } from './attributes.ts';
import { isOddQuote } from './lookalikes.ts';
import { decodeToken } from './tokens.ts';

/** What stands between the keyword and the closing brackets. Indices count in the text that was read. */
export interface InnerReading {
	readonly nameForm: 'bare' | 'quoted' | 'path=' | 'name=';
	/** Decoded; empty when there is none. */
	readonly name: string;
	readonly nameFrom: number;
	readonly nameTo: number;
	/** What is wrong with how the name is written; undefined when nothing is. */
	readonly nameFault: string | undefined;
	readonly attributes: readonly AttributeReading[];
}

const reservedKey = /^(?:bytes|sha256|lang|date|title|source|id)=/;

/** Reads a name and attributes, as forgivingly as they can be told from each other. */
export function readInner(text: string): InnerReading {
	const prefix = /^[ \t]*(path|name|filename|file|src)[ \t]*=[ \t]*/i.exec(text);
	const nameForm = prefix ? (/^(?:name|filename)$/i.test(prefix[1]!) ? 'name=' : 'path=') : undefined;
	const oddPrefix = prefix && !/^[ \t]*(?:path|name)=$/.test(prefix[0]) ? `the name is written as ${prefix[0].trim()}` : undefined;
	const start = prefix ? prefix[0].length : /^[ \t]*/.exec(text)![0].length;
	const rest = text.slice(start);
	const quoted = /^"(?:[^"\\]|\\.)*"(?=\s|$)/.exec(rest);
	if (quoted) {
		const decoded = decodeToken(quoted[0]);
		const fault = decoded === undefined ? 'the quoted name is no JSON string' : oddPrefix;
		const name = decoded ?? quoted[0].slice(1, -1).replace(/\\(["\\/])/g, '$1');
		return make(nameForm ?? 'quoted', name, start, start + quoted[0].length, fault);
	}
	const words = bareName(rest);
	const nameTo = start + words.length;
	const stripped = decodeToken(words) === undefined ? stripQuotes(words) : words;
	const fault = words === '' ? undefined : (nameWritingFault(words) ?? oddPrefix);
	return make(nameForm ?? 'bare', stripped, start, nameTo, fault);

	function make(form: InnerReading['nameForm'], name: string, nameFrom: number, nameTo: number, nameFault: string | undefined): InnerReading {
		return { nameForm: form, name, nameFrom, nameTo, nameFault, attributes: readAttributes(text.slice(nameTo), nameTo) };
	}
}

/** The run of words that is the name: up to the first word that looks like an attribute. */
function bareName(rest: string): string {
	const words = [...rest.matchAll(/\S+/g)];
	// From here on there are flags and attributes alone.
	const flagsFrom = words.findLastIndex(word => !isFlagOrAttribute(word)) + 1;
	let end = 0;
	for (const [index, word] of words.entries()) {
		const isAttribute =
			index === 0 ? reservedKey.test(word[0]) : /^[^\s=]+=/.test(word[0]) || word[0] === '=' || (word[0] === noeolFlag && index >= flagsFrom);
		const isKeyOfSpacedPair = index > 0 && (words[index + 1]?.[0] === '=' || words[index + 1]?.[0].startsWith('=') === true);
		if (isAttribute || isKeyOfSpacedPair) break;
		end = word.index + word[0].length;
	}
	return rest.slice(0, end);
}

function isFlagOrAttribute(word: RegExpExecArray): boolean {
	return word[0] === noeolFlag || word[0].includes('=');
}

function nameWritingFault(words: string): string | undefined {
	if (decodeToken(words) !== undefined) return undefined;
	if (/["“”„‟″＂«»]|^['‘’`]|['’`]$/.test(words)) return 'the quotation marks of the name do not match';
	if (/\s/.test(words)) return 'the name holds blanks and needs quotes';
	return 'the name holds a character that needs quotes';
}

function stripQuotes(words: string): string {
	let from = 0;
	let to = words.length;
	while (from < to && (words[from] === '"' || isOddQuote(words[from]!))) from++;
	while (to > from && (words[to - 1] === '"' || isOddQuote(words[to - 1]!))) to--;
	return words.slice(from, to).trim();
}

/** The attributes as they should have been written; undefined when some piece has no reading that keeps all it says. */
export function repairAttributes(text: string, readings: readonly AttributeReading[]): readonly string[] | undefined {
	if (readings.every(reading => reading.fault === undefined)) return readings.map(reading => reading.text);
	const tidied = text
		.replace(/[“”„‟″＂]/g, '"')
		.replace(/([\w-])[ \t]*=[ \t]*(?=\S)/g, '$1=')
		.replace(/(?<==)'([^'"]*)'/g, '"$1"');
	const written: string[] = [];
	const values = new Map<string, string | undefined>();
	for (const reading of readAttributes(tidied, 0)) {
		const repaired = repairAttribute(reading.text);
		if (!repaired) return undefined;
		if (values.has(repaired.key)) {
			if (values.get(repaired.key) !== repaired.value) return undefined;
			continue;
		}
		values.set(repaired.key, repaired.value);
		written.push(renderAttribute(repaired.key, repaired.value));
	}
	return written;
}

function repairAttribute(text: string): { key: string; value: string | undefined } | undefined {
	if (text.toLowerCase() === noeolFlag || /^noeol=(?:1|true|yes|"true")?$/i.test(text)) return { key: noeolFlag, value: undefined };
	const match = /^([^=]+)[=:](.*)$/s.exec(text.replace(/[,;]+$/, ''));
	if (!match) return undefined;
	const key = match[1]!
		.toLowerCase()
		.replace(/[^a-z0-9_-]+/g, '-')
		.replace(/^[^a-z]+/, '');
	if (key === '') return undefined;
	const token = match[2]!;
	const plain = decodeToken(token) ?? token.replace(/^["'“”‘’]+|["'“”‘’]+$/g, '');
	if (plain === '' && token !== '""') return undefined;
	const value = repairValue(key, plain);
	return value === undefined ? undefined : { key, value };
}
