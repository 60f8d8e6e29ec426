import { PrepareRenameRequest, RenameRequest, type TextEdit, type WorkspaceEdit } from 'vscode-languageserver';
import type { Corpus } from '../core/corpus/corpus.ts';
import { nameAt, renameDocument } from '../core/features/documentNames.ts';
import { type EntityChange, renameEntity } from '../core/features/renameEntity.ts';
import { offsetOf, rangeOf, textEditsOf } from './convert.ts';
import { Refusal } from './guard.ts';
import { mentionAtPosition } from './mentionAtPosition.ts';
import type { LanguageFeature, Session } from './session.ts';
import { workspaceEditOf } from './workspaceEdit.ts';

/** `textDocument/prepareRename` and `textDocument/rename`: a document, checked against all other names; an entity in all its forms, to be confirmed. */
export function renameFeature(): LanguageFeature {
	return {
		name: 'rename',
		capabilities: () => ({ renameProvider: { prepareProvider: true } }),
		listen: session => {
			session.answer(PrepareRenameRequest.type, async ({ textDocument: { uri }, position }, request) => {
				const corpus = request.corpus(uri);
				if (!corpus) return null;
				const named = nameAt(corpus, offsetOf(corpus, position));
				if (named) return { range: rangeOf(corpus, named.span), placeholder: named.name };
				const place = await mentionAtPosition(session, request, corpus, position);
				if (!place?.entity) throw new Refusal('Only the name of a document, or a person, organisation or place in an article can be renamed.');
				return { range: rangeOf(corpus, place.span), placeholder: place.entity.name };
			});
			session.answer(RenameRequest.type, async ({ textDocument: { uri }, position, newName }, request) => {
				const corpus = request.corpus(uri);
				if (!corpus) return null;
				const named = nameAt(corpus, offsetOf(corpus, position));
				if (named) {
					const renamed = renameDocument(corpus, named.ordinal, newName.trim());
					if (!renamed.ok) throw new Refusal(renamed.error);
					return workspaceEditOf(session, corpus, textEditsOf(corpus, renamed.value), undefined);
				}
				const place = await mentionAtPosition(session, request, corpus, position);
				if (!place?.entity) throw new Refusal('There is no name here that could be renamed.');
				if (newName.trim() === '') throw new Refusal('The new name is empty.');
				const { aliases } = request.snapshot.configuration;
				return entityEdit(session, corpus, renameEntity(corpus, session.analyses, place, newName.trim(), aliases), place.entity.name);
			});
		},
	};
}

/** Every form is a group of its own in the preview, and article text changes: the user has to confirm. */
function entityEdit(session: Session, corpus: Corpus, changes: readonly EntityChange[], name: string): WorkspaceEdit {
	const edits: TextEdit[] = textEditsOf(corpus, changes);
	return workspaceEditOf(session, corpus, edits, {
		label: `Rename ${name}`,
		description: `${changes.length} places in the text of the corpus`,
		needsConfirmation: true,
	});
}
