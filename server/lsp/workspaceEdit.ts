import type { AnnotatedTextEdit, ChangeAnnotation, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { Corpus } from '../core/corpus/corpus.ts';
import type { Session } from './session.ts';

/** Edits that a preview shows, and takes or leaves, together. */
export interface EditGroup {
	readonly edits: readonly TextEdit[];
	readonly annotation: ChangeAnnotation | undefined;
}

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
	return groupedEditOf(session, corpus, [{ edits, annotation }]);
}

/** The same for edits in several groups, each with a note of its own. */
export function groupedEditOf({ client }: Pick<Session, 'client'>, corpus: Corpus, groups: readonly EditGroup[]): WorkspaceEdit {
	const edits = groups.flatMap(group => group.edits);
	if (!client.documentChanges) return { changes: { [corpus.uri]: edits } };
	const textDocument = { uri: corpus.uri, version: corpus.version };
	if (!client.changeAnnotations || groups.every(({ annotation }) => !annotation)) return { documentChanges: [{ textDocument, edits }] };
	const annotated: (TextEdit | AnnotatedTextEdit)[] = [];
	const changeAnnotations: Record<string, ChangeAnnotation> = {};
	for (const [index, group] of groups.entries()) {
		const annotationId = `corpus${index}`;
		if (group.annotation) changeAnnotations[annotationId] = group.annotation;
		annotated.push(...(group.annotation ? group.edits.map(edit => ({ ...edit, annotationId })) : group.edits));
	}
	annotated.sort((a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character);
	return { documentChanges: [{ textDocument, edits: annotated }], changeAnnotations };
}
