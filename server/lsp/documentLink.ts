import { type DocumentLink, DocumentLinkRequest } from 'vscode-languageserver';
import type { Corpus } from '../core/corpus/corpus.ts';
import { documentPositions } from '../core/features/documentPositions.ts';
import { limitOf } from '../core/features/limited.ts';
import { nameLinks, webLinks } from '../core/features/links.ts';
import { rangeOf } from './convert.ts';
import type { LanguageFeature, RequestContext, Session } from './session.ts';

/** How long it is believed whether a file is there. */
const existenceMs = 30_000;

/** `textDocument/documentLink`: web addresses, and the names of documents that stand as files beside the corpus. */
export function documentLinkFeature(): LanguageFeature {
	const existence = new Map<string, { exists: boolean; untilMs: number }>();
	const exists = async ({ host }: Session, uri: string): Promise<boolean> => {
		const known = existence.get(uri);
		if (known && known.untilMs > host.now()) return known.exists;
		const found = await fileExists(host.openBytes, uri);
		existence.set(uri, { exists: found, untilMs: host.now() + existenceMs });
		return found;
	};
	return {
		name: 'documentLink',
		capabilities: () => ({ documentLinkProvider: { resolveProvider: false } }),
		closed: () => existence.clear(),
		listen: session => {
			session.answer(DocumentLinkRequest.type, async ({ textDocument: { uri } }, request) => {
				const corpus = request.corpus(uri);
				if (!corpus) return null;
				const web = await linksInText(session, corpus, request);
				const named = await linksToFiles(session, corpus, request, target => exists(session, target));
				return [...named, ...web];
			});
		},
	};
}

async function linksInText(session: Session, corpus: Corpus, { pace }: RequestContext): Promise<DocumentLink[]> {
	const { maximumLinks } = session.settings();
	const links: DocumentLink[] = [];
	let total = 0;
	for (let ordinal = 0; ordinal < corpus.index.count; ordinal++) {
		const document = corpus.document(ordinal);
		const found = webLinks(document);
		total += found.length;
		if (found.length > 0 && links.length < maximumLinks) {
			const positions = documentPositions(document);
			for (const { span, target } of found.slice(0, maximumLinks - links.length)) links.push({ range: positions.range(span), target });
		}
		const pause = pace.due();
		if (pause !== undefined) await pause;
	}
	session.status.limit(corpus.uri, 'links', limitOf('links', links.length, total));
	return links;
}

async function linksToFiles(
	session: Session,
	corpus: Corpus,
	{ pace }: RequestContext,
	exists: (uri: string) => Promise<boolean>,
): Promise<DocumentLink[]> {
	const slash = corpus.uri.lastIndexOf('/');
	if (!corpus.uri.startsWith('file:') || slash < 0) return [];
	const folder = corpus.uri.slice(0, slash + 1);
	const { maximumLinkedNames } = session.settings();
	const { count } = corpus.index;
	session.status.limit(corpus.uri, 'linkedNames', limitOf('linkedNames', Math.min(count, maximumLinkedNames), count));
	const links: DocumentLink[] = [];
	for (const { span, path } of nameLinks(corpus, 0, maximumLinkedNames)) {
		const target = folder + path.split('/').map(encodeURIComponent).join('/');
		if (await exists(target))
			links.push({ range: rangeOf(corpus, span), target, ...(session.client.linkTooltips ? { tooltip: `Open ${path}` } : {}) });
		const pause = pace.due();
		if (pause !== undefined) await pause;
	}
	return links;
}

async function fileExists(openBytes: Session['host']['openBytes'], uri: string): Promise<boolean> {
	try {
		const source = await openBytes(uri);
		return source !== undefined && (await source.size()) >= 0;
	} catch {
		return false;
	}
}
