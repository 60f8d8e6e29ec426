import type { CorpusDocument } from '../core/corpus/corpus.ts';
import { type Result, success } from '../core/util/result.ts';
import { type ArticleFile, type ArticleReadFailure, checkArticleText, readArticleFile } from '../core/workspace/articleFile.ts';
import type { DiskCorpus } from '../core/workspace/diskCorpora.ts';
import { largeCorporaOf } from './largeCorpora.ts';
import type { ReadArticleParams, ReadArticleResult, WriteArticleParams, WriteArticleResult } from './protocol.ts';
import type { LanguageFeature, RequestContext, Session } from './session.ts';

/**
 * One article as a file of its own: `corpus/readArticle` and `corpus/writeArticle`. Where the editor holds the corpus as text, the article is
 * a part of that text and saving it is an edit of it, with undo; else it is read from disk and written back there.
 */
export function articleFilesFeature(): LanguageFeature {
	return {
		name: 'articleFiles',
		listen: session => {
			session.answerCorpus('corpus/readArticle', (params, request) => {
				const corpus = request.corpus(params.uri);
				return corpus
					? readOpen(corpus.index.count > params.ordinal ? corpus.document(params.ordinal) : undefined, params)
					: readDisk(session, params);
			});
			session.answerCorpus('corpus/writeArticle', (params, request) =>
				request.corpus(params.uri) ? writeOpen(session, params, request) : writeDisk(session, params),
			);
		},
	};
}

function openIdentity(document: CorpusDocument): string {
	return `open ${document.contentKey()}`;
}

function readOpen(document: CorpusDocument | undefined, { ordinal, name }: ReadArticleParams): ReadArticleResult {
	if (!document) return { ok: false, reason: 'missing', message: `The corpus has no document number ${ordinal + 1} any more.` };
	const found = document.parsed().value.name;
	if (name !== undefined && found !== name) return renamed(name, found);
	return {
		ok: true,
		text: document.source(),
		name: found,
		ordinal,
		identity: openIdentity(document),
		writable: true,
		mtimeMs: document.corpus.version,
	};
}

async function writeOpen(
	session: Session,
	{ uri, ordinal, identity, text }: WriteArticleParams,
	request: RequestContext,
): Promise<WriteArticleResult> {
	const corpus = request.corpus(uri);
	const document = corpus && ordinal < corpus.index.count ? corpus.document(ordinal) : undefined;
	if (!corpus || !document)
		return { ok: false, reason: 'missing', message: 'The document is no longer in its corpus. Nothing was changed.', current: null };
	if (openIdentity(document) !== identity) {
		const message = 'The document has changed in its corpus since it was opened here. Nothing was changed; compare the two and save again.';
		return { ok: false, reason: 'conflict', message, current: document.source() };
	}
	const checked = checkArticleText(text, corpus.index, ordinal);
	if (!checked.ok) return { ok: false, reason: 'invalid', message: checked.error, current: null };
	const edit = { range: corpus.text.rangeOf(document.span), newText: checked.value };
	const { applied } = await session.connection.workspace.applyEdit({
		label: 'Save article',
		edit: { documentChanges: [{ textDocument: { uri, version: corpus.version }, edits: [edit] }] },
	});
	if (!applied) {
		const message = 'The editor did not take the change, because the corpus has changed meanwhile or is read-only. Nothing was changed.';
		return { ok: false, reason: 'conflict', message, current: document.source() };
	}
	// The edit comes back as a change of the corpus; what was written is what will be found there.
	const now = session.store.snapshot.corpora.get(uri);
	const written = now && ordinal < now.index.count ? now.document(ordinal) : undefined;
	return { ok: true, identity: written ? openIdentity(written) : identity, mtimeMs: now?.version ?? corpus.version };
}

/** Reads a document from the corpus' present state: where it has changed since it was indexed, it is indexed again, once. */
async function readFromDisk(
	session: Session,
	uri: string,
	ordinal: number,
): Promise<Result<{ corpus: DiskCorpus; article: ArticleFile }, ArticleReadFailure>> {
	for (let attempt = 1; ; attempt++) {
		const soFar = largeCorporaOf(session).disk.get(uri);
		// While the index grows, documents that are surely whole are served already.
		const isWhole = attempt === 1 && soFar !== undefined && (soFar.known.index.complete || ordinal + 1 < soFar.known.index.count);
		const corpus = isWhole ? soFar : await largeCorporaOf(session).disk.ready(uri);
		if (!corpus) return { ok: false, error: { reason: 'unreadable', message: `${uri} cannot be read. See the log of the language server.` } };
		const article = await readArticleFile(corpus.source, corpus.known, ordinal);
		if (article.ok) return success({ corpus, article: article.value });
		if (article.error.reason !== 'changed' || attempt > 1) return article;
	}
}

async function readDisk(session: Session, { uri, ordinal, name }: ReadArticleParams): Promise<ReadArticleResult> {
	const read = await readFromDisk(session, uri, ordinal);
	if (!read.ok) return { ok: false, ...read.error };
	const { article } = read.value;
	if (name !== undefined && article.name !== name) return renamed(name, article.name);
	return {
		ok: true,
		text: article.text,
		name: article.name,
		ordinal,
		identity: article.identity,
		writable: session.host.saveArticle !== undefined,
		mtimeMs: article.mtimeMs,
	};
}

async function writeDisk(session: Session, { uri, ordinal, identity, text, confirmed }: WriteArticleParams): Promise<WriteArticleResult> {
	const { saveArticle } = session.host;
	if (!saveArticle) return { ok: false, reason: 'readonly', message: 'Articles of this corpus are read-only here.', current: null };
	const read = await readFromDisk(session, uri, ordinal);
	if (!read.ok) return { ok: false, reason: 'missing', message: read.error.message, current: null };
	const { corpus, article } = read.value;
	if (article.identity !== identity) {
		const message = 'The corpus has changed on disk since this article was read. Nothing was written; compare the two and save again.';
		return { ok: false, reason: 'conflict', message, current: article.text };
	}
	const asks = confirmation(session, corpus.known.identity.size);
	if (asks !== undefined && !confirmed) return { ok: false, reason: 'confirm', message: asks, current: null };
	const saved = await saveArticle(uri, corpus.known, article, text);
	if (!saved.ok) return { ok: false, ...saved.error, current: saved.error.reason === 'conflict' ? article.text : null };
	const before = Int32Array.from({ length: corpus.known.index.count }, (_, other) => (other === ordinal ? -1 : other));
	await largeCorporaOf(session).rewritten(uri, before);
	const written = await readFromDisk(session, uri, ordinal);
	return { ok: true, identity: written.ok ? written.value.article.identity : identity, mtimeMs: saved.value.mtimeMs };
}

/** What to ask before a corpus of this size is written anew; undefined where it is small enough not to ask. */
export function confirmation(session: Session, bytes: number): string | undefined {
	if (bytes <= session.settings().confirmSaveBytes) return undefined;
	return `This writes the whole corpus anew, ${(bytes / 1e9).toFixed(1)} GB.`;
}

function renamed(expected: string, found: string): ReadArticleResult {
	return { ok: false, reason: 'changed', message: `At its place in the corpus stands "${found}" now, not "${expected}".` };
}
