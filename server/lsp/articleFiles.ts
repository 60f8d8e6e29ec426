import type { Corpus, CorpusDocument } from '../core/corpus/corpus.ts';
import { documentHead } from '../core/features/documentHead.ts';
import { type Result, success } from '../core/util/result.ts';
import { type ArticleFile, type ArticleReadFailure, checkArticleText, findByName, readArticleFile } from '../core/workspace/articleFile.ts';
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
				return corpus ? readOpen(corpus, params) : readDisk(session, params, request);
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

function readOpen(corpus: Corpus, { ordinal: expected, name }: ReadArticleParams): ReadArticleResult {
	const ordinal = name === undefined ? expected : nearestNamed(corpus, name, expected);
	if (ordinal === undefined) return gone(name ?? '');
	if (ordinal < 0 || ordinal >= corpus.index.count)
		return { ok: false, reason: 'missing', message: `The corpus has no document number ${ordinal + 1} any more.` };
	const document = corpus.document(ordinal);
	return {
		ok: true,
		text: document.source(),
		name: document.parsed().value.name,
		ordinal,
		identity: openIdentity(document),
		writable: true,
		mtimeMs: corpus.version,
	};
}

/** The document of a name that stands nearest to where it stood. */
function nearestNamed(corpus: Corpus, name: string, near: number): number | undefined {
	const isNamed = (ordinal: number): boolean => ordinal >= 0 && ordinal < corpus.index.count && documentHead(corpus.document(ordinal)).name === name;
	for (let distance = 0; distance <= Math.max(near, corpus.index.count - near); distance++) {
		if (isNamed(near - distance)) return near - distance;
		if (isNamed(near + distance)) return near + distance;
	}
	return undefined;
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
	if (!written) return { ok: true, identity, mtimeMs: corpus.version, text: checked.value, name: document.parsed().value.name };
	const { name } = written.parsed().value;
	return { ok: true, identity: openIdentity(written), mtimeMs: written.corpus.version, text: written.source(), name };
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

async function readDisk(session: Session, { uri, ordinal, name }: ReadArticleParams, { pace }: RequestContext): Promise<ReadArticleResult> {
	let read = await readFromDisk(session, uri, ordinal);
	if (name !== undefined && (read.ok ? read.value.article.name !== name : read.error.reason === 'missing')) {
		const corpus = await largeCorporaOf(session).disk.ready(uri);
		const found = corpus && (await findByName(corpus.source, corpus.known, name, ordinal, pace));
		if (found === undefined) return gone(name);
		read = await readFromDisk(session, uri, found);
	}
	if (!read.ok) return { ok: false, ...read.error };
	const { article } = read.value;
	return {
		ok: true,
		text: article.text,
		name: article.name,
		ordinal: article.ordinal,
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
	if (!written.ok) return { ok: true, identity, mtimeMs: saved.value.mtimeMs, text, name: article.name };
	const { article: now } = written.value;
	return { ok: true, identity: now.identity, mtimeMs: saved.value.mtimeMs, text: now.text, name: now.name };
}

/** What to ask before a corpus of this size is written anew; undefined where it is small enough not to ask. */
export function confirmation(session: Session, bytes: number): string | undefined {
	if (bytes <= session.settings().confirmSaveBytes) return undefined;
	return `This writes the whole corpus anew, ${(bytes / 1e9).toFixed(1)} GB.`;
}

function gone(name: string): ReadArticleResult {
	return { ok: false, reason: 'changed', message: `The corpus has no document named "${name}" any more.` };
}
