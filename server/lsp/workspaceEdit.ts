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
	return groupedEditOf(session, [{ uri: corpus.uri, version: corpus.version, groups: [{ edits, annotation }] }]);
}

/** Edits of one corpus in groups; `version` is null where the client has no text of it open. */
export interface CorpusEdits {
	readonly uri: string;
	readonly version: number | null;
	readonly groups: readonly EditGroup[];
}

/** The same for corpora whose edits are in several groups, each with a note of its own. */
export function groupedEditOf({ client }: Pick<Session, 'client'>, corpora: readonly CorpusEdits[]): WorkspaceEdit {
	const editsOf = ({ groups }: CorpusEdits): TextEdit[] => groups.flatMap(group => group.edits);
	if (!client.documentChanges) return { changes: Object.fromEntries(corpora.map(corpus => [corpus.uri, editsOf(corpus)])) };
	const changeAnnotations: Record<string, ChangeAnnotation> = {};
	const annotated = ({ edits, annotation }: EditGroup): readonly (TextEdit | AnnotatedTextEdit)[] => {
		if (!annotation || !client.changeAnnotations) return edits;
		const annotationId = `corpus${Object.keys(changeAnnotations).length}`;
		changeAnnotations[annotationId] = annotation;
		return edits.map(edit => ({ ...edit, annotationId }));
	};
	const documentChanges = corpora.map(({ uri, version, groups }) => ({
		textDocument: { uri, version },
		edits: groups.flatMap(annotated).sort((a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character),
	}));
	return Object.keys(changeAnnotations).length > 0 ? { documentChanges, changeAnnotations } : { documentChanges };
}
