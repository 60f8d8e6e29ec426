import { dialectName, isCanonical } from '../core/corpus/dialectName.ts';
import type { WorkProgress } from '../core/features/backgroundAnalysis.ts';
import { nameOfLanguage } from '../core/features/languageTags.ts';
import { limitOf } from '../core/features/limited.ts';
import { largeStatus } from './largeStatus.ts';
import { ClientNotification, type CorpusNotifications, type CorpusStatus, type WorkState } from './protocol.ts';
import type { LanguageFeature, Session } from './session.ts';

/** What the language status item shows of a corpus that is open, as text or on disk; undefined where it is not. */
export function corpusStatus(session: Session, uri: string): CorpusStatus | undefined {
	const corpus = session.store.snapshot.corpora.get(uri);
	if (!corpus) return largeStatus(session, uri);
	const { articles, entities } = session.analyses.progress(corpus);
	session.status.limit(uri, 'entities', entities.state === 'off' ? undefined : limitOf('entities', entities.total, corpus.index.count));
	let articleCount = 0;
	let mentionCount = 0;
	const unread = new Map<string | null, number>();
	for (let ordinal = 0; ordinal < corpus.index.count; ordinal++) {
		articleCount += session.analyses.articlesAt(corpus, ordinal)?.articles.length ?? 0;
		for (const { analysis, names, context } of session.analyses.entitiesAt(corpus, ordinal) ?? []) {
			mentionCount += analysis.mentions.length;
			if (names === 'rules') unread.set(context.language, (unread.get(context.language) ?? 0) + 1);
		}
	}
	const { dialect } = corpus.index;
	return {
		uri,
		dialect: dialectName(dialect),
		canonical: isCanonical(dialect),
		documents: corpus.index.count,
		indexed: corpus.index.complete,
		progress: null,
		articles: { ...workState(articles), count: articles.done > 0 ? articleCount : null },
		entities: { ...workState(entities), message: entities.message ?? unreadMessage(unread), count: entities.done > 0 ? mentionCount : null },
		limits: session.status.limits(uri),
	};
}

/** Says which articles no trained model reads, by language, the most frequent first. */
function unreadMessage(articles: ReadonlyMap<string | null, number>): string | null {
	if (articles.size === 0) return null;
	const listed = [...articles]
		.sort((a, b) => b[1] - a[1])
		.slice(0, 3)
		.map(([language, count]) => `${count.toLocaleString('en')} in ${nameOfLanguage(language) ?? 'another language'}`);
	return `names by rules alone in articles that no trained model reads (${listed.join(', ')})`;
}

function workState({ state, done, total, message }: WorkProgress): WorkState {
	return { state, progress: total === 0 ? 1 : done / total, message };
}

/** `corpus/status`, and the visible ranges that decide what is analysed first. */
export function statusFeature(): LanguageFeature {
	return {
		name: 'status',
		listen: session => {
			session.answerCorpus('corpus/status', ({ textDocument }) => corpusStatus(session, textDocument.uri) ?? null);
			session.connection.onNotification(
				ClientNotification.visibleRanges,
				({ textDocument: { uri }, ranges }: CorpusNotifications['corpus/visibleRanges']) => {
					const corpus = session.store.snapshot.corpora.get(uri);
					if (!corpus || ranges.length === 0 || corpus.index.count === 0) return;
					const first = Math.min(...ranges.map(({ start }) => corpus.ordinalAt(corpus.text.offsetAt(start))));
					const last = Math.max(...ranges.map(({ end }) => corpus.ordinalAt(corpus.text.offsetAt(end))));
					session.analyses.show(uri, { first: Math.max(0, first), last: Math.max(0, last) });
					session.analyse();
				},
			);
		},
	};
}
