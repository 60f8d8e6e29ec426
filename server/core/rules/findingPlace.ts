import type { Corpus, CorpusDocument } from '../corpus/corpus.ts';
import type { Span } from '../source/span.ts';
import { sha256Hex } from '../util/hash.ts';

/** Where a finding belongs: what its fingerprint and its suppression are made of. */
export interface FindingPlace {
	/** Empty before the first document. */
	readonly documentName: string;
	/** SHA-256 of the document's content, or of the text before the first document, in hexadecimal. */
	readonly contentHash: string;
}

/** The place of a finding, by its span. Each document's content is hashed once. */
export function findingPlace(corpus: Corpus, span: Span): FindingPlace {
	const ordinal = corpus.ordinalAt(span.from);
	if (ordinal >= 0) return placeOf(corpus.document(ordinal));
	const known = outside.get(corpus);
	if (known) return known;
	const { preamble } = corpus;
	const place = { documentName: '', contentHash: sha256Hex(preamble ? corpus.text.slice(preamble.from, preamble.to) : '') };
	outside.set(corpus, place);
	return place;
}

const placeKey = Symbol('place of findings');
const outside = new WeakMap<Corpus, FindingPlace>();

function placeOf(document: CorpusDocument): FindingPlace {
	return document.memo(placeKey, () => {
		const { name, body } = document.parsed().value;
		return { documentName: name, contentHash: sha256Hex(document.source().slice(body.from, body.to)) };
	});
}
