import { describe, expect, test } from 'vitest';
import { entityRules } from '../../../server/core/rules/entityRules.ts';
import type { Finding } from '../../../server/core/rules/rule.ts';
import { docsOf } from '../../../server/core/rules/ruleDocs.ts';
import { corpusOf } from '../rules/corpusOf.ts';

describe.each(entityRules.map(rule => [rule.id, rule] as const))('%s', (id, rule) => {
	const docs = docsOf(rule);
	const findings = (content: string): readonly Finding[] => rule.checkDocument?.(corpusOf(content).document(0)) ?? [];

	test('fires on its bad example, on the acronym itself, and not on its good one', () => {
		const bad = findings(docs.bad);
		expect(bad.map(finding => finding.rule)).toEqual([id]);
		expect(bad.map(({ span }) => docs.bad.slice(span.from, span.to))).toEqual([id === 'CE401' ? 'NHPA' : 'NTB']);
		expect(findings(docs.good)).toEqual([]);
	});
});

test('The place of a dateline and the keyword of a quoted delimiter are no acronyms.', () => {
	const [undefinedAcronym] = entityRules;
	const content =
		'<<<FILE a.txt>>>\nGILGIT: The pass is open.\nWIEN (dpa) – Es schneit.\nВОЛОГДА, 9 августа. Открыт мост.\n\\<<<FILE b.txt>>>\nThe NHPA agrees.\n';
	const found = undefinedAcronym?.checkDocument?.(corpusOf(content).document(0)) ?? [];
	expect(found.map(({ span }) => content.slice(span.from, span.to))).toEqual(['NHPA']);
});

test('An acronym with two names in two documents is information, once for each further name.', () => {
	const documents = [
		'The National Tea Board (NTB) met.',
		'The Northern Tram Bureau (NTB) met. The Northern Tram Bureau (NTB) left.',
		'The National Tea Boards (NTB) met.',
		'The Northern Tram Bureau (NTB) met the Harbour Board (HB).',
		'The National Tea Board (NTB) met.',
	];
	const content = documents.map((text, index) => `<<<FILE ${index}.txt>>>\n${text}\n`).join('');
	const [, conflicting] = entityRules;
	const found = conflicting?.checkCorpus?.(corpusOf(content)) ?? [];
	expect(found.map(({ severity, message }) => [severity, message])).toEqual([
		['information', '"NTB" stands for "Northern Tram Bureau" here, and for "National Tea Board" in 3 other documents.'],
	]);
	expect(content.slice(0, found[0]?.span.from).split('\n')).toHaveLength(4);
	expect(found[0]?.related.map(({ span }) => content.slice(span.from, span.to))).toEqual(['NTB']);
});
