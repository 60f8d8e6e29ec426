import { isAttributeKey, noeolFlag, repairValue, valueFault } from '../../core/corpus/attributes.ts';
import type { FreeNames } from '../../core/corpus/freeNames.ts';
import { safeName } from '../../core/corpus/names.ts';
import type { AttributeValue } from '../../core/corpus/render.ts';
import type { Entry } from './entry.ts';
import type { RawEntry } from './form.ts';
import { numberedDocumentName } from './forms/conllForm.ts';
import type { Losses } from './losses.ts';

/** Gives documents names that are safe paths and unique, and attributes that a delimiter can hold; counts what had to change. */
export async function* settleEntries(entries: AsyncIterable<RawEntry>, free: FreeNames, losses: Losses): AsyncGenerator<Entry> {
	let number = 0;
	for await (const { name, attributes, content } of entries) {
		number++;
		const settled = free.take(name === undefined ? numberedDocumentName(number) : safeName(name));
		if (name !== undefined && settled !== name) losses.add('{documents} got another name: theirs was no safe path, or was taken.', 1, settled);
		yield { name: settled, attributes: settleAttributes(attributes, settled, losses), content };
	}
}

function settleAttributes(attributes: readonly AttributeValue[], name: string, losses: Losses): readonly AttributeValue[] {
	const settled = new Map<string, string>();
	const put = (key: string, value: string): void => {
		let free = key;
		for (let number = 2; settled.has(free); number++) free = `${key}-${number}`;
		settled.set(free, value);
	};
	for (const { key, value } of attributes) {
		const safe = safeKey(key);
		if (safe !== key) losses.add('{amount} attributes of {documents} got another key: keys are lower-case letters, digits, - and _.', 1, name);
		if (value === undefined) continue;
		if (valueFault(safe, value) === undefined) {
			put(safe, value);
			continue;
		}
		// `date=Saturday` is no date to a delimiter; what stands there is kept under another key.
		const repaired = repairValue(safe, value);
		if (repaired !== undefined) put(safe, repaired);
		if (repaired !== value) put(`written-${safe}`, value);
		losses.add(
			'{amount} values of date, lang, bytes or sha256 of {documents} are not in the form that the key asks for: they stand under written-….',
			1,
			name,
		);
	}
	return [...settled].map(([key, value]) => ({ key, value }));
}

function safeKey(key: string): string {
	if (isAttributeKey(key) && key !== noeolFlag) return key;
	const plain = key
		.toLowerCase()
		.replace(/[^a-z0-9_-]+/g, '-')
		.replace(/^[^a-z]+|-+$/g, '');
	return plain === '' || plain === noeolFlag ? `attribute${plain === '' ? '' : `-${plain}`}` : plain;
}
