import type { Attribute } from './delimiter.ts';
import { decodeToken, encodeToken } from './tokens.ts';

/** The one attribute without a value: the content's last line has no line end. */
export const noeolFlag = 'noeol';

/** The attributes that have a meaning; any other key is kept as it is. */
export const reservedAttributeKeys = ['bytes', 'sha256', 'lang', 'date', 'title', 'source', 'id'] as const;

const attributeKey = /^[a-z][a-z0-9_-]*$/;

/** Whether a key follows the grammar. */
export function isAttributeKey(key: string): boolean {
	return attributeKey.test(key);
}

/** One blank-separated piece of a delimiter behind its name: an attribute, or why it is none. Spans count as `from` does. */
export interface AttributeReading {
	readonly attribute: Attribute | undefined;
	readonly text: string;
	readonly from: number;
	readonly to: number;
	/** What is wrong with it; undefined when it is a valid attribute. */
	readonly fault: string | undefined;
}

/** Reads `text` as attributes with blanks between them. Never fails: each piece says what is wrong with it. */
export function readAttributes(text: string, from: number): readonly AttributeReading[] {
	const pieces = /[^\s"=]*=?"(?:[^"\\]|\\.)*"?[^\s]*|\S+/gu;
	const readings: AttributeReading[] = [];
	const seen = new Set<string>();
	for (const match of text.matchAll(pieces)) {
		const start = from + match.index;
		const reading = readAttribute(match[0], start);
		const key = reading.attribute?.key;
		if (key !== undefined && reading.fault === undefined && seen.has(key)) {
			readings.push({ ...reading, fault: `the attribute ${key} is given twice` });
			continue;
		}
		if (key !== undefined) seen.add(key);
		readings.push(reading);
	}
	return readings;
}

function readAttribute(text: string, from: number): AttributeReading {
	const span = { from, to: from + text.length };
	const make = (attribute: Attribute | undefined, fault: string | undefined): AttributeReading => ({ attribute, text, from, to: span.to, fault });
	if (text === noeolFlag) return make({ key: noeolFlag, value: undefined, span, valueSpan: undefined }, undefined);
	const equals = text.indexOf('=');
	if (equals < 0) return make(undefined, `${text} is no attribute: a key, = and a value were expected`);
	const key = text.slice(0, equals);
	const token = text.slice(equals + 1);
	if (key === '') return make(undefined, `${text} has no key before =`);
	if (!isAttributeKey(key)) return make(undefined, `${key} is no attribute key: lower-case letters, digits, - and _ were expected, a letter first`);
	const value = decodeToken(token);
	if (token === '') return make(undefined, `the attribute ${key} has no value`);
	if (value === undefined) return make(undefined, `the value of ${key} is not well formed: quote it as a JSON string`);
	const attribute: Attribute = { key, value, span, valueSpan: { from: from + equals + 1, to: span.to } };
	return make(attribute, valueFault(key, value));
}

/** Why a value does not fit its reserved key; undefined when it does, or when the key has no meaning of its own. */
export function valueFault(key: string, value: string): string | undefined {
	switch (key) {
		case 'bytes':
			return /^(?:0|[1-9][0-9]{0,15})$/.test(value) ? undefined : `bytes=${value} is no size: a whole number was expected`;
		case 'sha256':
			return /^[0-9a-f]{64}$/.test(value) ? undefined : 'sha256 is no hash: 64 lower-case hexadecimal digits were expected';
		case 'lang':
			return isLanguageTag(value) ? undefined : `lang=${value} is no language tag (BCP 47), such as en or ur-PK`;
		case 'date':
			return isIsoDate(value) ? undefined : `date=${value} is no date (ISO 8601), such as 2025-08-09`;
		case noeolFlag:
			return 'noeol is a flag and takes no value';
		default:
			return undefined;
	}
}

/** A value for the key that follows the grammar and says the same as `written`; undefined when that cannot be told. */
export function repairValue(key: string, written: string): string | undefined {
	if (valueFault(key, written) === undefined) return written;
	switch (key) {
		case 'bytes': {
			const digits = written.replace(/[\s,._']/g, '').replace(/^0+(?=\d)/, '');
			return valueFault(key, digits) === undefined ? digits : undefined;
		}
		case 'sha256': {
			const digits = written.toLowerCase().replace(/^(?:sha256|0x)[:=-]?/, '');
			return valueFault(key, digits) === undefined ? digits : undefined;
		}
		case 'lang': {
			const tag = written.replaceAll('_', '-').replace(/\.utf-?8$/i, '');
			return isLanguageTag(tag) ? tag : undefined;
		}
		case 'date': {
			const numeric = /^(\d{4})[./-]?(\d{1,2})[./-]?(\d{1,2})$/.exec(written);
			if (!numeric) return undefined;
			const day = `${numeric[1]}-${numeric[2]!.padStart(2, '0')}-${numeric[3]!.padStart(2, '0')}`;
			return isIsoDate(day) ? day : undefined;
		}
		default:
			return undefined;
	}
}

/** BCP 47 (RFC 5646, section 2.1), well-formed tags; of the languages with four to eight letters, which it reserves, none was ever registered. */
function isLanguageTag(tag: string): boolean {
	return /^(?:(?:[a-z]{2,3}(?:-[a-z]{3}){0,3})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|[0-9]{3}))?(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(?:-[a-wyz0-9](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?|x(?:-[a-z0-9]{1,8})+)$/i.test(
		tag,
	);
}

/** ISO 8601: a year, a month, a day, or a day with a time. */
function isIsoDate(value: string): boolean {
	const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?(?:Z|[+-]\d{2}(?::?\d{2})?)?)?)?)?$/.exec(value);
	if (!match) return false;
	const [, year, month = '01', day = '01', hour = '00', minute = '00', second = '00'] = match;
	const days = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
	return (
		Number(month) >= 1 &&
		Number(month) <= 12 &&
		Number(day) >= 1 &&
		Number(day) <= days &&
		Number(hour) <= 24 &&
		Number(minute) <= 59 &&
		Number(second) <= 60
	);
}

/** An attribute as a delimiter writes it. */
export function renderAttribute(key: string, value: string | undefined): string {
	return value === undefined ? key : `${key}=${encodeToken(value)}`;
}
