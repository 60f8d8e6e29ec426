import type { AnnotatedTextEdit, ChangeAnnotation, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { Corpus } from '../core/corpus/corpus.ts';
import type { Session } from './session.ts';

/**
 * An edit of one corpus, in the best form that the client takes: bound to the version that it was made for, and with a note that asks the user
 * first where text would change.
 */
export function workspaceEditOf(
	session: Pick<Session, 'client'>,
	corpus: Corpus,
	edits: readonly TextEdit[],
	annotation: ChangeAnnotation | undefined,
): WorkspaceEdit {
	const { client } = session;
	if (!client.documentChanges) return { changes: { [corpus.uri]: [...edits] } };
	const textDocument = { uri: corpus.uri, version: corpus.version };
	if (!annotation || !client.changeAnnotations) return { documentChanges: [{ textDocument, edits: [...edits] }] };
	const annotationId = 'corpus';
	const annotated: AnnotatedTextEdit[] = edits.map(edit => ({ ...edit, annotationId }));
	return { documentChanges: [{ textDocument, edits: annotated }], changeAnnotations: { [annotationId]: annotation } };
}
