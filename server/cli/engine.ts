import type { Corpus, CorpusDocument } from '../core/corpus/corpus.ts';
import { detectDialect } from '../core/corpus/detection.ts';
import { parseDocument } from '../core/corpus/documentParser.ts';
import { readLine } from '../core/corpus/lineReader.ts';
import { lineSpans } from '../core/corpus/lines.ts';
import { formatRules } from '../core/rules/registry.ts';
import type { Finding, Rule } from '../core/rules/rule.ts';
import { runRules } from '../core/rules/runRules.ts';
import { createText } from '../core/source/chunkedText.ts';
import { contentKey } from '../core/util/hash.ts';
import { type Result, success } from '../core/util/result.ts';
import type { CorpusConfiguration } from '../core/workspace/configuration.ts';

export const rules: readonly Rule[] = formatRules;

export function openCorpus(path: string, bytes: Uint8Array): Result<Corpus, string> {
	const source = new TextDecoder().decode(bytes);
	const text = createText(source);
	const dialect = detectDialect([...lineSpans(source)].map(s => source.slice(s.from, s.to)));
	const starts: number[] = [];
	const lines: number[] = [];
	let n = 0;
	for (const line of lineSpans(source)) {
		if (readLine(source.slice(line.from, line.to), dialect)?.kind === 'opener') {
			starts.push(line.from);
			lines.push(n);
		}
		n++;
	}
	const count = starts.length;
	const docs: CorpusDocument[] = [];
	const corpus: Corpus = {
		uri: path,
		version: 0,
		text,
		disk: undefined,
		index: {
			space: 'utf16',
			dialect,
			count,
			start: Float64Array.from(starts),
			line: Uint32Array.from(lines),
			flags: new Uint8Array(count),
			complete: true,
		},
		preamble: (starts[0] ?? source.length) > 0 ? { from: 0, to: starts[0] ?? source.length } : undefined,
		document: ordinal => docs[ordinal]!,
		ordinalAt: offset => starts.findLastIndex(s => s <= offset),
	};
	for (let i = 0; i < count; i++) {
		const span = { from: starts[i]!, to: starts[i + 1] ?? source.length };
		const memo = new Map<symbol, unknown>();
		const src = source.slice(span.from, span.to);
		const parsed = parseDocument(src, dialect);
		docs.push({
			corpus,
			ordinal: i,
			span,
			line: lines[i]!,
			source: () => src,
			parsed: () => parsed,
			contentKey: () => contentKey(src),
			memo: (key, compute) => {
				if (!memo.has(key)) memo.set(key, compute());
				return memo.get(key) as never;
			},
		});
	}
	return success(corpus);
}

export function findingsOf(corpus: Corpus, configuration: CorpusConfiguration): readonly Finding[] {
	return runRules(corpus, configuration, rules);
}
export function dialectName(_corpus: Corpus): string {
	return 'canonical';
}
