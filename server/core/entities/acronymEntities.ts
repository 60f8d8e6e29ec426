import { acronymBase, findAcronymPairs } from './acronyms.ts';
import type { Entity, Mention } from './mention.ts';

/**
 * The organisations that a text names in full and by acronym, with every mention of either form, in any language with capitals. A pair
 * in plural (`asset service providers (ASPs)`) is no one body, and is MISC. Spans count from the text's start.
 */
export function acronymEntities(text: string): { readonly mentions: readonly Mention[]; readonly entities: readonly Entity[] } {
	const names = new Map<string, { name: string; acronym: string; type: 'ORG' | 'MISC' }>();
	for (const { acronym, base, expansion } of findAcronymPairs(text)) {
		const known = { name: expansion, acronym, type: acronym === base ? ('ORG' as const) : ('MISC' as const) };
		for (const form of [expansion, acronym, base]) if (!names.has(form)) names.set(form, known);
	}
	if (names.size === 0) return { mentions: [], entities: [] };
	const found: { from: number; form: string }[] = [];
	for (const form of names.keys()) for (const from of wholeWords(text, form)) found.push({ from, form });
	found.sort((a, b) => a.from - b.from || b.form.length - a.form.length);
	const ids = new Map<object, string>();
	const mentions: Mention[] = [];
	let free = 0;
	for (const { from, form } of found) {
		if (from < free) continue;
		free = from + form.length;
		const known = names.get(form)!;
		if (!ids.has(known)) ids.set(known, `e${ids.size + 1}`);
		mentions.push({ type: known.type, span: { from, to: free }, text: form, value: null, confidence: 1, entity: ids.get(known)! });
	}
	const entities = [...ids].map(([known, id]): Entity => {
		const { name, acronym, type } = known as { name: string; acronym: string; type: 'ORG' | 'MISC' };
		const own = mentions.flatMap((mention, index) => (mention.entity === id ? [index] : []));
		const aliases = [...new Set(own.map(index => mentions[index]!.text))].filter(form => form !== name);
		return { id, type, name, aliases, acronym: acronymBase(acronym), descriptor: null, mentions: own, link: null };
	});
	return { mentions, entities };
}

/** Where a form stands with no letter or digit on either side. */
function* wholeWords(text: string, form: string): Generator<number> {
	for (let from = text.indexOf(form); from >= 0; from = text.indexOf(form, from + form.length)) {
		if (
			!/[\p{L}\p{N}]$/u.test(text.slice(Math.max(0, from - 2), from)) &&
			!/^[\p{L}\p{N}]/u.test(text.slice(from + form.length, from + form.length + 2))
		)
			yield from;
	}
}
