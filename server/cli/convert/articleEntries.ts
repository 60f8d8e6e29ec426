import { joinBytes, unescapeContent } from '../../core/corpus/byteEscape.ts';
import { numberedName } from '../../core/corpus/names.ts';
import type { AttributeValue } from '../../core/corpus/render.ts';
import type { FindArticles } from '../../core/features/backgroundAnalysis.ts';
import { unhurried } from '../../core/util/slices.ts';
import type { Entry } from './entry.ts';
import { entryDocument } from './entryDocument.ts';
import type { RawEntry } from './form.ts';
import { decodedEntry, heldEntry } from './forms/plainEntry.ts';
import type { Losses } from './losses.ts';

/** Attributes that hold for a whole document and for none of its parts. */
const wholeKeys = new Set(['bytes', 'sha256']);

/**
 * One document for each article: its text from its start to the next article's, and its headline, date, number and document as attributes. The texts
 * of a document's articles are its content, piece by piece.
 */
export async function* articleEntries(entries: AsyncIterable<Entry>, find: FindArticles, losses: Losses): AsyncGenerator<RawEntry> {
	for await (const entry of entries) {
		const { text, attributes } = await decodedEntry(entry, losses);
		const document = entryDocument(entry.name, attributes, text);
		const { body } = document.parsed().value;
		const source = document.source().slice(body.from, body.to);
		const { articles } = await find(document, unhurried);
		const shared = attributes.filter(({ key }) => !wholeKeys.has(key));
		for (const [index, { headline, date }] of articles.entries()) {
			const from = index === 0 ? 0 : articles[index]!.span.from;
			const to = index + 1 < articles.length ? articles[index + 1]!.span.from : source.length;
			const own: AttributeValue[] = [
				{ key: 'document', value: entry.name },
				{ key: 'article', value: String(index + 1) },
			];
			if (headline !== null) own.push({ key: 'headline', value: headline });
			if (date !== null) own.push({ key: 'date', value: date });
			const keys = new Set(own.map(({ key }) => key));
			const kept = shared.filter(({ key }) => !keys.has(key));
			const name = index === 0 ? entry.name : numberedName(entry.name, index + 1);
			yield heldEntry(name, [...own, ...kept], joinBytes(unescapeContent(Buffer.from(source.slice(from, to)))));
		}
		if (articles.length === 0) yield heldEntry(entry.name, [{ key: 'document', value: entry.name }, ...shared], text);
	}
}
