import { type CodeAction, CodeActionKind, type WorkspaceEdit } from 'vscode-languageserver';
import type { Corpus } from '../core/corpus/corpus.ts';
import { findingPlace } from '../core/rules/findingPlace.ts';
import type { Finding } from '../core/rules/rule.ts';
import type { Span } from '../core/source/span.ts';
import type { Session } from './session.ts';

/** What is needed to find the finding again in the same version. */
export interface SuppressData {
	readonly rule: string;
	readonly from: number;
}

/** For each rule with a finding in a span, the action that accepts it in the sidecar; none where the sidecar cannot be written. */
export function suppressActions(
	session: Session,
	corpus: Corpus,
	findings: readonly Finding[],
	span: Span,
	dataOf: (data: SuppressData) => unknown,
): readonly CodeAction[] {
	const sidecar = session.ruling(corpus.uri)?.sidecar;
	if (sidecar === undefined || !session.client.documentChanges || !session.client.createFiles) return [];
	const name = sidecar.slice(sidecar.lastIndexOf('/') + 1);
	const actions = new Map<string, CodeAction>();
	for (const { rule, span: at } of findings) {
		if (at.from > span.to || at.to < span.from || actions.has(rule)) continue;
		const data = dataOf({ rule, from: at.from });
		const action: CodeAction = { title: `Suppress ${rule} in ${name}, for this content`, kind: CodeActionKind.QuickFix, data };
		if (session.client.saveCommand !== undefined) {
			action.command = { title: 'Save', command: session.client.saveCommand, arguments: [sidecar] };
		}
		actions.set(rule, action);
	}
	return [...actions.values()];
}

/** The edit that writes the entry; undefined where the finding is gone or the sidecar is damaged, which its own diagnostics say. */
export async function suppressEdit(
	session: Session,
	corpus: Corpus,
	findings: readonly Finding[],
	{ rule, from }: SuppressData,
): Promise<WorkspaceEdit | undefined> {
	const finding = findings.find(each => each.rule === rule && each.span.from === from);
	const sidecar = session.ruling(corpus.uri)?.sidecar;
	if (!finding || sidecar === undefined) return undefined;
	const { addSuppression } = await import('../core/features/analysisLoaders.ts');
	const change = await addSuppression(session.host, sidecar, { rule, corpusUri: corpus.uri, ...findingPlace(corpus, finding.span) });
	if (!change) return undefined;
	const { isNew, ...edit } = change;
	const write = { textDocument: { uri: sidecar, version: null }, edits: [edit] };
	return { documentChanges: isNew ? [{ kind: 'create', uri: sidecar, options: { ignoreIfExists: true } }, write] : [write] };
}
