import type { Corpus } from '../core/corpus/corpus.ts';
import { findingPlace } from '../core/rules/findingPlace.ts';
import type { Finding } from '../core/rules/rule.ts';
import type { CorpusSnapshot } from '../core/workspace/snapshot.ts';

/** Whether the sidecar of a corpus accepts a finding. A content is hashed only where some finding of the rule is accepted. */
export function isSuppressed(corpus: Corpus, finding: Pick<Finding, 'rule' | 'span'>, snapshot: CorpusSnapshot): boolean {
	const contents = snapshot.suppressions.get(corpus.uri)?.[finding.rule];
	return contents?.[findingPlace(corpus, finding.span).contentHash] ?? false;
}

/** The findings that are to be shown. */
export function withoutSuppressed(corpus: Corpus, findings: readonly Finding[], snapshot: CorpusSnapshot): Finding[] {
	return findings.filter(finding => !isSuppressed(corpus, finding, snapshot));
}
