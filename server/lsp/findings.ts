import type { Corpus, CorpusDocument } from '../core/corpus/corpus.ts';
import { findRule } from '../core/rules/registry.ts';
import type { Finding, Rule } from '../core/rules/rule.ts';
import { corpusFindings, documentFindings, shiftFinding } from '../core/rules/runRules.ts';
import type { RequestContext, Session } from './session.ts';

type FindingsRequest = Pick<RequestContext, 'snapshot' | 'pace'>;
type Settings = FindingsRequest['snapshot']['configuration'];

/** What was found in one version of a corpus, under one configuration and one state of its file. */
const known = new WeakMap<Corpus, { settings: Settings; findings: readonly Finding[] }>();

/** Everything that the rules find in a corpus, in slices, in the corpus' coordinates. A document's own findings are kept through edits elsewhere. */
export async function findingsOf(_session: Session, corpus: Corpus, { snapshot, pace }: FindingsRequest): Promise<readonly Finding[]> {
	const settings = snapshot.configuration;
	const before = known.get(corpus);
	if (before && before.settings === settings) return before.findings;
	const findings = corpusFindings(corpus, settings).slice();
	for (let ordinal = 0; ordinal < corpus.index.count; ordinal++) {
		const document = corpus.document(ordinal);
		for (const finding of ownFindings(document, settings)) findings.push(shiftFinding(finding, document.span.from));
		const pause = pace.due();
		if (pause !== undefined) await pause;
	}
	findings.sort((a, b) => a.span.from - b.span.from);
	known.set(corpus, { settings, findings });
	return findings;
}

const ownKey = Symbol('findings');

/** A document's findings in its own coordinates. */
function ownFindings(document: CorpusDocument, settings: Settings): readonly Finding[] {
	const cell = document.memo(ownKey, (): { kept?: { settings: Settings; findings: readonly Finding[] } } => ({}));
	if (cell.kept?.settings !== settings) {
		const findings = documentFindings(document, settings).map(finding => shiftFinding(finding, -document.span.from));
		cell.kept = { settings, findings };
	}
	return cell.kept.findings;
}

/** The rule of a finding. */
export function ruleOf(id: string): Pick<Rule, 'group'> {
	return findRule(id) ?? { group: 'delimiter' };
}

/** How many findings of at least a warning each document has. */
export async function findingCounts(session: Session, corpus: Corpus, request: FindingsRequest): Promise<readonly number[]> {
	const counts = new Array<number>(corpus.index.count).fill(0);
	for (const { severity, span } of await findingsOf(session, corpus, request)) {
		const ordinal = corpus.ordinalAt(span.from);
		if (ordinal >= 0 && (severity === 'error' || severity === 'warning')) counts[ordinal]!++;
	}
	return counts;
}
