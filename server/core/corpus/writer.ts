/// <reference path="../source/textCodec.d.ts" />
import { append } from '../util/append.ts';
import { failure, type Result, success } from '../util/result.ts';
import { isAttributeKey, noeolFlag, valueFault } from './attributes.ts';
import { escapeContent, joinBytes } from './byteEscape.ts';
import { longestDelimiterBytes } from './byteScanner.ts';
import { canonicalDialect, type Dialect } from './dialect.ts';
import { utf8Length } from './names.ts';
import { nameRefusals, type Refusal } from './refusals.ts';
import { type AttributeValue, isWritable, renderOpener } from './render.ts';

/** A document that is to be packed. */
export interface PackEntry {
	readonly name: string;
	/** Without `noeol`, which the writer sets itself. */
	readonly attributes?: readonly AttributeValue[];
	/** Any bytes at all. */
	readonly content: Uint8Array;
}

/**
 * Entries as the bytes of a corpus; `unpack` gives them back byte for byte. Refuses, with all that is wrong, names and attributes that a
 * strict reader would refuse. `dialect` must be one that can be written (`isWritable`).
 */
export function pack(entries: readonly PackEntry[], dialect: Dialect = canonicalDialect): Result<Uint8Array, readonly Refusal[]> {
	const refusals = packRefusals(entries, dialect);
	if (refusals.length > 0) return failure(refusals);
	return success(joinBytes(packPieces(entries, dialect)));
}

/** As `pack`, piece by piece and without any check: for corpora that are written to a file. `packRefusals` must have come back empty. */
export function* packPieces(entries: Iterable<PackEntry>, dialect: Dialect = canonicalDialect): Generator<Uint8Array> {
	for (const entry of entries) yield* packEntry(entry, dialect);
}

function* packEntry({ name, attributes = [], content }: PackEntry, dialect: Dialect): Generator<Uint8Array> {
	const { opener, closing } = openingOf(name, attributes, content.at(-1), dialect);
	yield opener;
	yield* escapeContent(content);
	if (closing.length > 0) yield closing;
}

/**
 * What stands before and behind a document's escaped content, for content that is not held: its opener's line, and the line end that `noeol` says is none
 * of its own. `lastByte` is the content's; undefined where it is empty.
 */
export function openingOf(
	name: string,
	attributes: readonly AttributeValue[],
	lastByte: number | undefined,
	dialect: Dialect,
): { readonly opener: Uint8Array; readonly closing: Uint8Array } {
	const endsInLineEnd = lastByte === undefined || lastByte === 0x0a || lastByte === 0x0d;
	const flags = endsInLineEnd ? attributes : [...attributes, { key: noeolFlag, value: undefined }];
	return { opener: encoder.encode(`${renderOpener(dialect, name, flags)}\n`), closing: endsInLineEnd ? nothing : lineFeed };
}

const encoder = new TextEncoder();
const lineFeed = Uint8Array.of(0x0a);
const nothing = new Uint8Array();

/** Why entries cannot be packed; empty when they can. */
export function packRefusals(entries: readonly PackEntry[], dialect: Dialect = canonicalDialect): readonly Refusal[] {
	const refusals: Refusal[] = [];
	if (!isWritable(dialect)) {
		refusals.push({
			rule: 'CF113',
			ordinal: -1,
			line: undefined,
			message: 'Corpora are written in the canonical dialect or as <<<FILE: name>>> only.',
		});
	}
	append(
		refusals,
		nameRefusals(entries.length, ordinal => ({ name: entries[ordinal]!.name, line: undefined })),
	);
	for (const [ordinal, { name, attributes = [] }] of entries.entries()) {
		const seen = new Set<string>();
		if (utf8Length(renderOpener(dialect, name, attributes)) > longestDelimiterBytes - noeolFlag.length) {
			const message = `The delimiter of document ${ordinal + 1} would be longer than the ${longestDelimiterBytes} bytes that a line may have to be one.`;
			refusals.push({ rule: 'CF108', ordinal, line: undefined, message });
		}
		for (const { key, value } of attributes) {
			const fault = attributeRefusal(key, value, seen);
			if (fault) refusals.push({ rule: 'CF108', ordinal, line: undefined, message: `${name}: ${fault}.` });
			seen.add(key);
		}
	}
	return refusals;
}

function attributeRefusal(key: string, value: string | undefined, seen: ReadonlySet<string>): string | undefined {
	if (key === noeolFlag) return 'noeol is set by the writer';
	if (!isAttributeKey(key)) return `${JSON.stringify(key)} is no attribute key`;
	if (seen.has(key)) return `the attribute ${key} is given twice`;
	if (value === undefined) return `the attribute ${key} has no value`;
	return valueFault(key, value);
}
