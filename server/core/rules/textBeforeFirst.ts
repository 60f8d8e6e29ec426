import { nameSuggestion } from '../corpus/delimiterProblems.ts';
import type { Dialect } from '../corpus/dialect.ts';
import { prevailingLineEnd } from '../corpus/lines.ts';
import type { Fix } from '../corpus/problem.ts';
import { renderEnd, renderOpener } from '../corpus/render.ts';
import type { Span } from '../source/span.ts';
import type { Rule, RuleDocs } from './rule.ts';

/** CF130: Text stands outside of every document: before the first delimiter or, in a closed corpus, behind an end marker. */
export const textBeforeFirst: Rule = {
	id: 'CF130',
	name: 'text-before-first',
	severity: 'information',
	fix: 'requested',
	group: 'file',
	checkDocument(document) {
		const { outside } = document.parsed().value;
		const text = outside && document.source().slice(outside.from, outside.to);
		if (!outside || !text || !/[^\s\ufeff]/.test(text)) return [];
		const span = trimmed(text, outside.from);
		return [
			{
				rule: 'CF130',
				severity: 'information',
				message: 'This text stands behind the end marker, outside of every document.',
				span,
				related: [],
				fixes: [toDocument(text, outside, document.corpus.index.dialect)],
			},
		];
	},
	checkCorpus({ preamble, text, index }) {
		if (!preamble) return [];
		const content = text.slice(preamble.from, Math.min(preamble.to, preamble.from + 100_000));
		if (!/[^\s\ufeff]/.test(content)) return [];
		if (index.count === 0) return [];
		return [
			{
				rule: 'CF130',
				severity: 'information',
				message: 'This text stands before the first document and belongs to none.',
				span: preamble.to - preamble.from <= content.length ? trimmed(content, preamble.from) : preamble,
				related: [],
				fixes: [toDocument(content, preamble, index.dialect)],
			},
		];
	},
};

/** What the page of CF130 says. */
export const textBeforeFirstDocs: RuleDocs = {
	summary: 'Text stands outside of every document: before the first delimiter or, in a closed corpus, behind an end marker.',
	why: 'No document holds it, so that it is lost when the corpus is unpacked or converted.',
	fix: 'Turns the text into a document with a name made of its first words, on request, since the corpus gets a document more.',
	bad: 'Collected in August.\n\n<<<FILE floods.txt>>>\nFloods close the pass\n',
	good: '<<<FILE collected-in-august.txt>>>\nCollected in August.\n\n<<<FILE floods.txt>>>\nFloods close the pass\n',
};

function trimmed(text: string, offset: number): Span {
	const start = text.length - text.trimStart().length;
	return { from: offset + start, to: offset + Math.max(start, text.trimEnd().length) };
}

function toDocument(text: string, span: Span, dialect: Dialect): Fix {
	const name = nameSuggestion(text, { from: 0, to: text.length });
	return {
		title: `Turn the text into the document ${name}`,
		safety: 'requested',
		edits: () => {
			const lineEnd = prevailingLineEnd(text);
			const end = renderEnd(dialect, name);
			const opening = { from: span.from, to: span.from, insert: renderOpener(dialect, name) + lineEnd };
			return end === '' ? [opening] : [opening, { from: span.to, to: span.to, insert: `${/[\r\n]$/.test(text) ? '' : lineEnd}${end}${lineEnd}` }];
		},
	};
}
