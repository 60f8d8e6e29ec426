import { type Diagnostic, DiagnosticTag, type Range } from 'vscode-languageserver';
import type { Corpus } from '../core/corpus/corpus.ts';
import type { DiagnosticItem, DiagnosticList } from '../core/features/diagnostics.ts';
import type { Limited } from '../core/features/limited.ts';
import type { Span } from '../core/source/span.ts';
import { configurationOf } from '../core/workspace/snapshot.ts';
import { rangeOf, severityOf } from './convert.ts';
import { diagnosticItemsOf } from './findings.ts';
import type { RequestContext, Session } from './session.ts';

/** Text that is one too many is shown faded where the editor's theme does that. */
const unnecessaryRules = new Set(['CF131', 'CA202']);

/** The diagnostics of one list, or of both with format first, as the editor shows them. */
export async function diagnosticsOf(
	session: Session,
	corpus: Corpus,
	list: DiagnosticList | 'both',
	request: Pick<RequestContext, 'snapshot' | 'pace'>,
): Promise<Diagnostic[]> {
	const { maximumDiagnostics } = configurationOf(request.snapshot, corpus.uri);
	const itemsOf = async (wanted: DiagnosticList, maximum: number): Promise<Limited<DiagnosticItem>> => {
		const limited = await diagnosticItemsOf(session, corpus, wanted, request, maximum);
		session.status.limit(corpus.uri, wanted === 'format' ? 'diagnostics' : 'qualityDiagnostics', limited.limit);
		return limited;
	};
	const items: DiagnosticItem[] = [];
	if (list !== 'quality') items.push(...(await itemsOf('format', maximumDiagnostics)).items);
	if (list !== 'format' && session.settings().qualityDiagnostics && items.length < maximumDiagnostics) {
		items.push(...(await itemsOf('quality', maximumDiagnostics - items.length)).items);
	}
	return items.map(item => diagnosticOf(session, corpus.uri, item, span => rangeOf(corpus, span)));
}

/** An entry as the protocol has it; `place` says where a span of it stands in the file. */
export function diagnosticOf(
	{ client, rulePages }: Session,
	uri: string,
	{ rule, severity, message, span, related }: DiagnosticItem,
	place: (span: Span) => Range,
): Diagnostic {
	const diagnostic: Diagnostic = { range: place(span), severity: severityOf[severity], source: 'corpus', message };
	if (rule !== 'limit') {
		diagnostic.code = rule;
		if (client.codeDescription && rulePages !== undefined) diagnostic.codeDescription = { href: `${rulePages}/${rule}.md` };
	}
	if (unnecessaryRules.has(rule)) diagnostic.tags = [DiagnosticTag.Unnecessary];
	if (client.relatedInformation && related.length > 0) {
		diagnostic.relatedInformation = related.map(({ span: other, message: why }) => ({
			location: { uri, range: place(other) },
			message: why,
		}));
	}
	return diagnostic;
}
