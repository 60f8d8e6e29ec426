/// <reference path="../source/textCodec.d.ts" />
import { failure, type Result, success } from '../util/result.ts';
import { isAttributeKey, noeolFlag, valueFault } from './attributes.ts';
import { escapeContent, joinBytes } from './byteEscape.ts';
import { canonicalDialect, type Dialect } from './dialect.ts';
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
	const last = content.at(-1);
	const endsInLineEnd = last === undefined || last === 0x0a || last === 0x0d;
	const flags = endsInLineEnd ? attributes : [...attributes, { key: noeolFlag, value: undefined }];
	yield encoder.encode(`${renderOpener(dialect, name, flags)}\n`);
	yield* escapeContent(content);
	if (!endsInLineEnd) yield lineFeed;
}

const encoder = new TextEncoder();
const lineFeed = Uint8Array.of(0x0a);

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
	refusals.push(...nameRefusals(entries.map(({ name }) => ({ name, line: undefined }))));
	for (const [ordinal, { name, attributes = [] }] of entries.entries()) {
		const seen = new Set<string>();
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
