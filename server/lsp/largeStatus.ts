import { dialectName, isCanonical } from '../core/corpus/dialectName.ts';
import { totalArticles } from '../core/features/documentColumns.ts';
import { largeCorporaOf } from './largeCorpora.ts';
import { articlesLimit, type LargeFacts } from './largeFacts.ts';
import type { CorpusStatus, WorkState } from './protocol.ts';
import type { Session } from './session.ts';

/** What the status item shows of a corpus on disk; undefined where it has not been opened. */
export function largeStatus(session: Session, uri: string): CorpusStatus | undefined {
	const corpora = largeCorporaOf(session);
	const corpus = corpora.get(uri);
	if (!corpus) return undefined;
	const { dialect, count, complete } = corpus.known.index;
	const facts = corpora.facts(uri);
	return {
		uri,
		dialect: dialectName(dialect),
		canonical: isCanonical(dialect),
		documents: count,
		indexed: complete,
		progress: complete ? documentsProgress(facts, count) : corpus.progress,
		articles: articlesState(session, facts, count),
		entities: {
			state: 'off',
			progress: 0,
			message: 'The corpus is too large for the editor to hand over: entities are shown where an article is opened by itself.',
			count: null,
		},
		limits: session.status.limits(uri),
	};
}

function documentsProgress(facts: LargeFacts | undefined, count: number): number | null {
	return facts?.state === 'working' && facts.pass === 'documents' && count > 0 ? facts.done / count : null;
}

function articlesState(session: Session, facts: LargeFacts | undefined, documents: number): WorkState & { readonly count: number | null } {
	if (!facts?.findsArticles) return { state: 'off', progress: 0, message: articlesLimit(session.settings().articlesOnDiskBytes), count: null };
	if (facts.state === 'ready') return { state: 'ready', progress: 1, message: null, count: articleCount(facts) };
	const isWorking = facts.state === 'working' && facts.pass === 'articles';
	return { state: isWorking ? 'working' : 'waiting', progress: isWorking && documents > 0 ? facts.done / documents : 0, message: null, count: null };
}

/** Counted once for each set of columns. */
const counts = new WeakMap<LargeFacts['columns'], number>();

function articleCount({ columns }: LargeFacts): number {
	let count = counts.get(columns);
	if (count === undefined) {
		count = totalArticles(columns);
		counts.set(columns, count);
	}
	return count;
}
