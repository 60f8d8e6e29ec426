import { PrepareRenameRequest, RenameRequest } from 'vscode-languageserver';
import type { Corpus } from '../core/corpus/corpus.ts';
import { nameAt, renameDocument } from '../core/features/documentNames.ts';
import type { EntityIndex } from '../core/features/entityIndex.ts';
import type { MentionPlace } from '../core/features/entityPlaces.ts';
import { type EntityChange, renameEntity } from '../core/features/renameEntity.ts';
import { pathOfUri } from '../core/workspace/uriPath.ts';
import { offsetOf, rangeOf, textEditsOf } from './convert.ts';
import { entityIndexOf } from './entityIndexes.ts';
import { entityReferences } from './entityReferences.ts';
import { Refusal } from './guard.ts';
import { mentionAtPosition } from './mentionAtPosition.ts';
import { otherCorporaWith } from './otherCorpora.ts';
import type { LanguageFeature, RequestContext, Session } from './session.ts';
import { type CorpusEdits, type EditGroup, groupedEditOf, workspaceEditOf } from './workspaceEdit.ts';

/** `textDocument/prepareRename` and `textDocument/rename`: a document, checked against all other names; an entity in all its forms, to be confirmed in all articles but the one at hand. */
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
				return { range: rangeOf(corpus, place.span), placeholder: fullName(place, await entityIndexOf(session, corpus, request)) };
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
				return groupedEditOf(session, await entityEdits(session, request, place, newName.trim()));
			});
		},
	};
}

/**
 * The edits that give an entity another name: in its article, in the others of its corpus, and in other corpora of the workspace. Where a client cannot ask about each
 * place, other corpora stay as they are.
 */
async function entityEdits(session: Session, request: RequestContext, place: MentionPlace, newName: string): Promise<CorpusEdits[]> {
	const own = place.document.corpus;
	const others = session.client.changeAnnotations ? await otherCorporaWith(session, request, place) : [];
	const edits: CorpusEdits[] = [];
	for (const corpus of [own, ...others]) {
		const { places, index } = await entityReferences(session, request, corpus, place);
		const renamed = (some: readonly MentionPlace[]): readonly EntityChange[] => renameEntity(some, fullName(place, index), newName);
		const isHere = (one: MentionPlace): boolean => corpus === own && isSameArticle(one, place);
		const groups = [
			...editGroups(corpus, renamed(places.filter(isHere)), undefined),
			...editGroups(corpus, renamed(places.filter(one => !isHere(one))), corpus === own ? 'other articles' : pathOfUri(corpus.uri).split('/').at(-1)),
		];
		const version = request.snapshot.corpora.has(corpus.uri) ? corpus.version : null;
		if (corpus === own || groups.length > 0) edits.push({ uri: corpus.uri, version, groups });
	}
	return edits;
}

/** The name that all forms are forms of: the corpus may know a fuller one than the article. */
function fullName({ entity, mention }: MentionPlace, { byKey, names }: EntityIndex): string {
	if (!entity) return mention.text;
	const inCorpus = byKey.get(names.keyOf(entity))?.name;
	return !entity.name.includes(' ') && inCorpus?.includes(' ') ? inCorpus : entity.name;
}

function isSameArticle(one: MentionPlace, other: MentionPlace): boolean {
	return one.document.ordinal === other.document.ordinal && one.articleIndex === other.articleIndex;
}

/**
 * Every form is a group of its own in the preview. What stands in the article that the user looks at is changed unless it is taken out there; what stands
 * elsewhere, which `elsewhere` names, is changed only where the user confirms it.
 */
function editGroups(corpus: Corpus, changes: readonly EntityChange[], elsewhere: string | undefined): EditGroup[] {
	const byForm = new Map<string, EntityChange[]>();
	for (const change of changes) {
		const label = `“${change.form}” → “${change.insert}”${elsewhere === undefined ? '' : `, ${elsewhere}`}`;
		const same = byForm.get(label);
		if (same) same.push(change);
		else byForm.set(label, [change]);
	}
	return [...byForm].map(([label, same]) => ({
		edits: textEditsOf(corpus, same),
		annotation: {
			label,
			description: same.length === 1 ? '1 place' : `${same.length.toLocaleString('en')} places`,
			needsConfirmation: elsewhere !== undefined,
		},
	}));
}
