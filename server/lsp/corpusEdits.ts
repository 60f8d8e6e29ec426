import type { TextEdit } from 'vscode-languageserver';
import type { Corpus } from '../core/corpus/corpus.ts';
import { openCorpus } from '../core/corpus/corpusVersion.ts';
import type { FixSafety } from '../core/corpus/problem.ts';
import { convertToCanonical } from '../core/features/convertCorpus.ts';
import { loadHeadlineNames } from '../core/features/headlineNames.ts';
import { deleteDocuments, extractDocuments, moveDocuments } from '../core/features/moveDocuments.ts';
import { mergeWithPrevious, removeRepeatedHeadline, splitAtArticles, splitAtLine } from '../core/features/splitDocuments.ts';
import { fixAll } from '../core/rules/fixAll.ts';
import type { Finding } from '../core/rules/rule.ts';
import { runRules } from '../core/rules/runRules.ts';
import { composeChanges } from '../core/source/composeChanges.ts';
import type { TextChange } from '../core/source/text.ts';
import { configurationOf } from '../core/workspace/snapshot.ts';
import { offsetOf, rangeOf, textEditsOf } from './convert.ts';
import { diskEditPreview } from './diskEdits.ts';
import type { ConvertParams, CorpusEdit, EditPreview, FixAllParams } from './protocol.ts';
import type { LanguageFeature, RequestContext, Session } from './session.ts';
import { isSuppressed, withoutSuppressed } from './suppressedFindings.ts';
import { workspaceEditOf } from './workspaceEdit.ts';

/** The edits of a whole corpus that a client previews: `corpus/fixAll`, `corpus/convert` and `corpus/edit`. */
export function corpusEditsFeature(): LanguageFeature {
	return {
		name: 'corpusEdits',
		listen: session => {
			session.answerCorpus('corpus/edit', async ({ textDocument: { uri }, edit }, request) => {
				const corpus = request.corpus(uri);
				if (!corpus) return diskEditPreview(session, uri, edit) ?? refusal('edit', `${uri} is not open.`);
				return documentEdit(session, corpus, request, edit);
			});
			session.answerCorpus('corpus/fixAll', async (params, request) => {
				const corpus = request.corpus(params.textDocument.uri);
				return corpus ? fixAllEdit(session, corpus, request, params) : refusal('Fix all', `${params.textDocument.uri} is not open.`);
			});
			session.answerCorpus('corpus/convert', async (params, request) => {
				const corpus = request.corpus(params.textDocument.uri);
				return corpus ? convertEdit(session, corpus, request, params) : refusal('Convert', `${params.textDocument.uri} is not open.`);
			});
		},
	};
}

async function documentEdit(session: Session, corpus: Corpus, request: RequestContext, edit: CorpusEdit): Promise<EditPreview> {
	switch (edit.kind) {
		case 'splitHere': {
			await loadHeadlineNames(session.host);
			const changes = splitAtLine(corpus, offsetOf(corpus, edit.position));
			return unsafePreview(
				session,
				corpus,
				'Split the document here',
				changes,
				'There is nothing to split at here: put the cursor on the line that is to be the first of the new document.',
			);
		}
		case 'splitAll': {
			const ordinals = edit.ordinals ?? corpus.index.start.subarray(0, corpus.index.count).keys();
			const wanted = [...ordinals].filter(ordinal => ordinal >= 0 && ordinal < corpus.index.count);
			await loadHeadlineNames(session.host);
			for (const ordinal of wanted) await session.analyses.findArticles(corpus.document(ordinal), request.pace);
			const changes = splitAtArticles(corpus, session.analyses, wanted);
			return unsafePreview(
				session,
				corpus,
				'Split documents at their articles',
				changes,
				'Every document holds a single article: there is nothing to split.',
			);
		}
		case 'mergeWithPrevious': {
			const ordinal = corpus.ordinalAt(offsetOf(corpus, edit.position));
			const changes = mergeWithPrevious(corpus, ordinal);
			return unsafePreview(session, corpus, 'Merge the document with the one before it', changes, 'The first document has none before it.');
		}
		case 'removeRepeatedHeadline': {
			const offset = offsetOf(corpus, edit.position);
			const ordinal = corpus.ordinalAt(offset);
			if (ordinal >= 0) await session.analyses.findArticles(corpus.document(ordinal), request.pace);
			const changes = removeRepeatedHeadline(corpus, session.analyses, offset);
			return unsafePreview(session, corpus, 'Remove the repeated headline', changes, 'This article does not repeat its headline.');
		}
		case 'move':
			return unsafePreview(session, corpus, 'Move documents', moveDocuments(corpus, edit.ordinals, edit.target), 'There is nothing to move.');
		case 'delete':
			return unsafePreview(session, corpus, 'Delete documents', deleteDocuments(corpus, edit.ordinals), 'There is nothing to delete.');
		case 'extract':
			return extraction(session, corpus, edit);
	}
}

/** A new corpus is made, and filled, by the same edit that takes the documents out of this one. */
function extraction(session: Session, corpus: Corpus, { ordinals, to, keep }: CorpusEdit & { kind: 'extract' }): EditPreview {
	const title = 'Extract documents to a new corpus';
	const text = extractDocuments(corpus, ordinals);
	if (text === '') return refusal(title, 'There is nothing to extract.');
	if (!session.client.createFiles || !session.client.documentChanges) return refusal(title, 'This editor cannot create files by an edit.');
	const left = keep ? [] : textEditsOf(corpus, deleteDocuments(corpus, ordinals));
	const start = { line: 0, character: 0 };
	return {
		title,
		safety: 'unsafe',
		changes: { documents: ordinals.length },
		refused: null,
		edit: {
			documentChanges: [
				{ kind: 'create', uri: to, options: { overwrite: false, ignoreIfExists: false } },
				{ textDocument: { uri: to, version: null }, edits: [{ range: { start, end: start }, newText: text }] },
				...(left.length > 0 ? [{ textDocument: { uri: corpus.uri, version: corpus.version }, edits: left }] : []),
			],
		},
	};
}

function unsafePreview(session: Session, corpus: Corpus, title: string, changes: readonly TextChange[], nothing: string): EditPreview {
	if (changes.length === 0) return refusal(title, nothing);
	const edits: TextEdit[] = textEditsOf(corpus, changes);
	const annotation = { label: title, needsConfirmation: true };
	return { edit: workspaceEditOf(session, corpus, edits, annotation), title, changes: { places: edits.length }, safety: 'unsafe', refused: null };
}

export function refusal(title: string, message: string): EditPreview {
	return { edit: null, title, changes: {}, safety: 'safe', refused: { message, range: null } };
}

/** Every fix of the safety asked for and below, until none is left: one batch of edits, whatever the number of rounds. */
export function fixAllEdit(session: Session, corpus: Corpus, request: RequestContext, params: FixAllParams): EditPreview {
	const limit = params.safety ?? 'safe';
	const changes: Record<string, number> = {};
	const accepts = (finding: Finding, safety: FixSafety): boolean =>
		safetyOrder.indexOf(safety) <= safetyOrder.indexOf(limit) && (params.rules?.includes(finding.rule) ?? true);
	const settings = configurationOf(request.snapshot, corpus.uri);
	for (const finding of withoutSuppressed(corpus, runRules(corpus, settings), request.snapshot)) {
		if (finding.fixes.some(({ safety }) => accepts(finding, safety))) changes[finding.rule] = (changes[finding.rule] ?? 0) + 1;
	}
	const title = limit === 'safe' ? 'Fix all that is safe to fix' : 'Fix all';
	const { rounds } = fixAll(corpus, text => openCorpus(corpus.uri, corpus.version, text), {
		settings,
		accepts: (finding, safety, current) => accepts(finding, safety) && !isSuppressed(current, finding, request.snapshot),
	});
	const edits = textEditsOf(corpus, composeChanges(rounds, corpus.text.length));
	if (edits.length === 0) return refusal(title, 'There is nothing to fix.');
	const annotation = limit === 'unsafe' ? { label: title, needsConfirmation: true } : undefined;
	return { edit: workspaceEditOf(session, corpus, edits, annotation), title, changes, safety: limit, refused: null };
}

const safetyOrder: readonly FixSafety[] = ['safe', 'requested', 'unsafe'];

/** The whole corpus in the canonical form; refused, with the place, where a strict reader refuses or something would be lost. */
export function convertEdit(session: Session, corpus: Corpus, request: RequestContext, params: ConvertParams): EditPreview {
	const title = 'Convert the corpus to canonical delimiters';
	if (params.target !== undefined && params.target !== 'canonical')
		return refusal(title, `An editor converts to canonical; "corpus convert" writes ${params.target}.`);
	const { newlineBeforeEnd } = configurationOf(request.snapshot, corpus.uri);
	const converted = convertToCanonical(corpus, { newlineBeforeEnd, recover: params.recover ?? false });
	if (!converted.ok) {
		const first = converted.error[0];
		const line = first?.line;
		const range = line === undefined ? null : rangeOf(corpus, { from: corpus.text.lineStart(line), to: corpus.text.lineEnd(line) });
		const where = line === undefined ? '' : `Line ${line + 1}: `;
		const more = converted.error.length > 1 ? ` (and ${converted.error.length - 1} more)` : '';
		return { ...refusal(title, ''), refused: { message: `${where}${first?.message ?? 'The corpus cannot be read.'}${more}`, range } };
	}
	const edits = textEditsOf(corpus, converted.value);
	if (edits.length === 0) return refusal(title, 'The corpus is canonical already.');
	const annotation = { label: title, description: 'Delimiters and escapes change; the content of every document stays', needsConfirmation: true };
	return {
		edit: workspaceEditOf(session, corpus, edits, annotation),
		title,
		changes: { documents: corpus.index.count },
		safety: 'requested',
		refused: null,
	};
}
