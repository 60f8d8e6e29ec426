import type { Corpus } from '../../core/corpus/corpus.ts';
import type { Finding, Rule } from '../../core/rules/rule.ts';
import type { Span } from '../../core/source/span.ts';
import { sha256Hex } from '../../core/util/hash.ts';
import type { Excerpt } from '../formats/reporter.ts';
import type { CheckedFinding } from './checkedFile.ts';

/** Where a finding belongs: what its suppression goes by. */
export interface FindingPlace {
	readonly documentName: string;
	readonly contentHash: string;
}

/** Finds the document of each finding of one corpus, and hashes each document's content once. */
export function createPlaceFinder(corpus: Corpus): (span: Span) => FindingPlace {
	const places = new Map<number, FindingPlace>();
	return span => {
		const ordinal = corpus.ordinalAt(span.from);
		let place = places.get(ordinal);
		if (!place) places.set(ordinal, (place = placeOf(corpus, ordinal)));
		return place;
	};
}

function placeOf(corpus: Corpus, ordinal: number): FindingPlace {
	if (ordinal < 0) {
		const { preamble } = corpus;
		return { documentName: '', contentHash: sha256Hex(preamble ? corpus.text.slice(preamble.from, preamble.to) : '') };
	}
	const document = corpus.document(ordinal);
	const { name, body } = document.parsed().value;
	return { documentName: name, contentHash: sha256Hex(document.source().slice(body.from, body.to)) };
}

/** A finding in the shape of docs/cli.md. Its spans and edits are in units of the corpus. */
export function describeFinding(corpus: Corpus, rule: Rule, finding: Finding): Omit<CheckedFinding, 'fingerprint'> {
	const { text } = corpus;
	return {
		rule: finding.rule,
		name: rule.name,
		severity: finding.severity,
		message: finding.message,
		range: text.rangeOf(finding.span),
		related: finding.related.map(related => ({ range: text.rangeOf(related.span), message: related.message })),
		fixes: finding.fixes.map(fix => ({
			title: fix.title,
			safety: fix.safety,
			edits: fix.edits().map(edit => ({ range: text.rangeOf(edit), newText: edit.insert })),
		})),
	};
}

const excerptUnits = 120;

/** The line that a finding starts on, cut to what a terminal shows. */
export function excerptOf(corpus: Corpus, span: Span): Excerpt {
	const { text } = corpus;
	const line = text.lineAt(span.from);
	const lineStart = text.lineStart(line);
	const lineEnd = text.lineEnd(line);
	const skipped = span.from - lineStart > excerptUnits - 20 ? span.from - lineStart - 20 : 0;
	return { text: text.slice(lineStart + skipped, Math.min(lineEnd, lineStart + skipped + excerptUnits)), skipped };
}
