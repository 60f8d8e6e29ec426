import type { Diagnostic } from 'vscode-languageserver';
import { DocumentFlag } from '../core/corpus/documentIndex.ts';
import { parseDocument } from '../core/corpus/documentParser.ts';
import { findRule } from '../core/rules/registry.ts';
import { createText } from '../core/source/chunkedText.ts';
import { createPace } from '../core/util/slices.ts';
import { readArticleFile } from '../core/workspace/articleFile.ts';
import type { DiskCorpus } from '../core/workspace/diskCorpora.ts';
import { configurationOf } from '../core/workspace/snapshot.ts';
import { severityOf } from './convert.ts';
import type { Session } from './session.ts';

const doubtful = DocumentFlag.Malformed | DocumentFlag.ReservedInBody;

/**
 * What is wrong with the delimiters of a corpus on disk, for Problems and the squiggles of its editor. Only documents that the scan found
 * doubtful are read. At most as many as the setting allows; the status item says how many documents were left out.
 */
export async function largeDiagnostics(session: Session, uri: string, { source, known }: DiskCorpus): Promise<Diagnostic[]> {
	const { index } = known;
	const { maximumDiagnostics, rules } = configurationOf(session.store.snapshot, uri);
	const pace = createPace(session.host);
	const found: Diagnostic[] = [];
	let doubtfulCount = 0;
	let readCount = 0;
	for (let ordinal = 0; ordinal < index.count; ordinal++) {
		if ((index.flags[ordinal]! & doubtful) === 0) continue;
		doubtfulCount++;
		if (found.length >= maximumDiagnostics) continue;
		readCount++;
		const read = await readArticleFile(source, known, ordinal);
		if (read.ok) found.push(...documentDiagnostics(session, read.value.text, index.line[ordinal]!, known, rules));
		const pause = pace.due();
		if (pause !== undefined) await pause;
	}
	session.status.limit(uri, 'diagnostics', readCount < doubtfulCount ? { kind: 'diagnostics', shown: readCount, total: doubtfulCount } : undefined);
	return found.slice(0, maximumDiagnostics);
}

function documentDiagnostics(
	{ client, rulePages }: Session,
	source: string,
	firstLine: number,
	known: DiskCorpus['known'],
	settings: Readonly<Record<string, string>>,
): Diagnostic[] {
	const text = createText(source);
	return parseDocument(source, known.index.dialect).problems.flatMap(problem => {
		const rule = findRule(problem.rule);
		if (!rule || settings[rule.id] === 'off') return [];
		const { start, end } = text.rangeOf(problem.span);
		const configured = settings[rule.id] as keyof typeof severityOf | undefined;
		const diagnostic: Diagnostic = {
			range: { start: { ...start, line: start.line + firstLine }, end: { ...end, line: end.line + firstLine } },
			severity: severityOf[configured ?? problem.severity ?? rule.severity],
			source: 'corpus',
			code: rule.id,
			message: problem.message,
		};
		if (client.codeDescription && rulePages !== undefined) diagnostic.codeDescription = { href: `${rulePages}/${rule.id}.md` };
		return [diagnostic];
	});
}
