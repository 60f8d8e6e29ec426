import type { CorpusDocument } from '../corpus/corpus.ts';
import type { ContentFacts } from '../corpus/diskFacts.ts';
import { shiftSpan } from '../source/span.ts';
import type { Finding, Rule, RuleDocs } from './rule.ts';

/** CF138: The size or the SHA-256 that a delimiter declares is not that of the document’s content. */
export const contentMismatch: Rule = {
	id: 'CF138',
	name: 'content-mismatch',
	severity: 'error',
	fix: 'requested',
	group: 'file',
	checkCorpus(corpus) {
		const { disk } = corpus;
		if (!disk) return [];
		const findings: Finding[] = [];
		for (let ordinal = 0; ordinal < corpus.index.count; ordinal++) {
			const facts = disk.contents[ordinal];
			if (facts) findings.push(...mismatches(corpus.document(ordinal), facts));
		}
		return findings;
	},
};

/** What the page of CF138 says. */
export const contentMismatchDocs: RuleDocs = {
	summary: 'The size or the SHA-256 that a delimiter declares is not that of the document’s content.',
	why: 'Either the article was changed after it was packed, or the file was damaged. This is read from the file on disk.',
	fix: 'Recomputes what is declared, on request: whether the text or the number is right, only a person can tell.',
	bad: '<<<FILE a.txt bytes=7>>>\nOne\n',
	good: '<<<FILE a.txt bytes=4>>>\nOne\n',
};

function mismatches(document: CorpusDocument, facts: ContentFacts): readonly Finding[] {
	const findings: Finding[] = [];
	for (const { key, value, span, valueSpan } of document.parsed().value.opener.attributes) {
		const real = key === 'bytes' ? String(facts.bytes) : key === 'sha256' ? facts.sha256 : undefined;
		if (real === undefined || value === real || !valueSpan) continue;
		const at = shiftSpan(valueSpan, document.span.from);
		findings.push({
			rule: 'CF138',
			severity: 'error',
			message: key === 'bytes' ? `The content has ${real} bytes, not ${value}.` : `The SHA-256 of the content is ${real}, not ${value}.`,
			span: shiftSpan(span, document.span.from),
			related: [],
			fixes: [{ title: `Write ${key}=${real}`, safety: 'requested', edits: () => [{ ...at, insert: real }] }],
		});
	}
	return findings;
}
