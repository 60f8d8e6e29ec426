import { deleteOnDisk, documentsAfter, extractFromDisk, moveOnDisk } from '../core/features/moveDiskDocuments.ts';
import { failure, type Result, success } from '../core/util/result.ts';
import type { DiskCorpus } from '../core/workspace/diskCorpora.ts';
import { isSameState } from '../core/workspace/diskIndex.ts';
import { readDocument } from '../core/workspace/documentRuns.ts';
import { type FilePiece, invertPieces } from '../core/workspace/filePieces.ts';
import type { SaveResult } from '../core/workspace/host.ts';
import { confirmation } from './articleFiles.ts';
import { largeCorporaOf } from './largeCorpora.ts';
import type { CorpusEdit, DiskEditResult, EditPreview } from './protocol.ts';
import type { LanguageFeature, Session } from './session.ts';

/** How much an undo may keep in memory of what an edit takes out of a file. */
const undoBytes = 64 * 1024 * 1024;

/** The last edit of a corpus, as the way back. */
interface Undo {
	/** The file as the edit left it. */
	readonly identity: DiskCorpus['known']['identity'];
	readonly pieces: readonly FilePiece[];
	readonly title: string;
}

const undosBySession = new WeakMap<Session, Map<string, Undo>>();

function undosOf(session: Session): Map<string, Undo> {
	let undos = undosBySession.get(session);
	if (!undos) {
		undos = new Map();
		undosBySession.set(session, undos);
	}
	return undos;
}

/** Moving, deleting and extracting documents of a corpus that stays on disk: `corpus/editOnDisk`, and `corpus/undoOnDisk`. */
export function diskEditsFeature(): LanguageFeature {
	return {
		name: 'diskEdits',
		listen: session => {
			session.answerCorpus('corpus/editOnDisk', ({ textDocument, edit }) => editOnDisk(session, textDocument.uri, edit));
			session.answerCorpus('corpus/undoOnDisk', ({ textDocument }) => undoOnDisk(session, textDocument.uri));
		},
	};
}

/** What `corpus/edit` answers for a corpus on disk: what would be done, as a question; undefined where no corpus of that URI has been opened. */
export function diskEditPreview(session: Session, uri: string, edit: CorpusEdit): EditPreview | undefined {
	const corpus = largeCorporaOf(session).get(uri);
	if (!corpus) return undefined;
	const title = titleOf(edit);
	const refusal = (message: string): EditPreview => ({ edit: null, title, changes: {}, safety: 'safe', refused: { message, range: null } });
	if (!('ordinals' in edit) || edit.kind === 'splitAll')
		return refusal('The corpus is too large for the editor to hand over. Open the document in its own editor: there it can be edited.');
	if (!session.host.rearrangeFile) return refusal('Documents of a corpus of this size can be read here, but not moved or deleted.');
	if (!corpus.known.index.complete) return refusal('The corpus is still being indexed.');
	const documents = edit.ordinals.length;
	const what = documents === 1 ? '1 document' : `${documents.toLocaleString('en')} documents`;
	const phrase = edit.kind === 'move' ? `Move ${what}` : edit.kind === 'delete' ? `Delete ${what}` : `Extract ${what} to a new corpus`;
	const cost = confirmation(session, corpus.known.identity.size);
	const question = `${phrase}? The corpus is changed on disk at once.${cost === undefined ? '' : ` ${cost}`}`;
	return { edit: null, title, changes: { documents }, safety: 'unsafe', refused: null, onDisk: { question } };
}

function titleOf({ kind }: CorpusEdit): string {
	if (kind === 'move') return 'Move documents';
	if (kind === 'delete') return 'Delete documents';
	return kind === 'extract' ? 'Extract documents to a new corpus' : 'Edit a document';
}

async function editOnDisk(session: Session, uri: string, edit: CorpusEdit): Promise<DiskEditResult> {
	if (!('ordinals' in edit) || edit.kind === 'splitAll') return refused('This can be done to a corpus that the editor holds as text alone.');
	const corpora = largeCorporaOf(session);
	const seen = corpora.get(uri);
	const corpus = await corpora.disk.ready(uri);
	if (!seen || !corpus) return refused('The corpus cannot be read.');
	// The numbers of documents are those of the list that the user has seen.
	if (!isSameState(seen.known.identity, corpus.known.identity)) return refused(changedMessage);
	const { known } = corpus;
	const last = (await readDocument(corpus.source, known, known.index.count - 1))?.documents[0];
	if (!last || edit.ordinals.length === 0) return refused('There is nothing to change.');
	const title = titleOf(edit);
	if (edit.kind === 'extract') {
		const { extractToFile } = session.host;
		if (!extractToFile) return refused('Files cannot be written here.');
		const made = await extractToFile(edit.to, uri, known.identity, extractFromDisk(known, last, edit.ordinals));
		if (!made.ok) return refused(made.error.message);
		if (edit.keep) return { ok: true, message: 'The documents were copied to a new corpus.', undoable: false };
	}
	const pieces = edit.kind === 'move' ? moveOnDisk(known, last, edit.ordinals, edit.target) : deleteOnDisk(known, edit.ordinals);
	return rearrange(session, uri, corpus, pieces, title);
}

async function undoOnDisk(session: Session, uri: string): Promise<DiskEditResult> {
	const undo = undosOf(session).get(uri);
	const corpus = await largeCorporaOf(session).disk.ready(uri);
	if (!undo || !corpus) return refused('There is nothing to undo in this corpus.');
	if (!isSameState(undo.identity, corpus.known.identity)) return refused(changedMessage);
	return rearrange(session, uri, corpus, undo.pieces, `Undo: ${undo.title}`);
}

const changedMessage = 'The corpus has changed on disk since. Nothing was changed; look at it again.';

async function rearrange(session: Session, uri: string, corpus: DiskCorpus, pieces: readonly FilePiece[], title: string): Promise<DiskEditResult> {
	const undos = undosOf(session);
	const inverse = await readInverse(corpus, pieces);
	const saved: SaveResult | undefined = await session.host.rearrangeFile?.(uri, corpus.known.identity, pieces);
	if (!saved?.ok) return refused(saved?.error.message ?? 'Files cannot be written here.');
	undos.delete(uri);
	const after = await largeCorporaOf(session).rewritten(uri, documentsAfter(corpus.known, pieces));
	if (after && inverse.ok) undos.set(uri, { identity: after.known.identity, pieces: inverse.value, title });
	return { ok: true, message: inverse.ok ? `${title}: done.` : `${title}: done. ${inverse.error}`, undoable: undos.has(uri) };
}

/** The pieces of the new file that give the old one back, with what the new one no longer holds read before it is gone. */
async function readInverse({ source, known }: DiskCorpus, pieces: readonly FilePiece[]): Promise<Result<FilePiece[], string>> {
	const stretches = invertPieces(pieces, known.identity.size);
	const lost = stretches.reduce((sum, stretch) => sum + ('lost' in stretch ? stretch.lost.to - stretch.lost.from : 0), 0);
	if (lost > undoBytes) return failure('So much was taken out that it cannot be undone.');
	const inverse: FilePiece[] = [];
	for (const stretch of stretches) {
		if (!('lost' in stretch)) {
			inverse.push(stretch);
			continue;
		}
		const bytes = new Uint8Array(stretch.lost.to - stretch.lost.from);
		if ((await source.read(stretch.lost.from, bytes)) < bytes.length) return failure('It cannot be undone: the file has changed meanwhile.');
		inverse.push(bytes);
	}
	return success(inverse);
}

function refused(message: string): DiskEditResult {
	return { ok: false, message, undoable: false };
}
