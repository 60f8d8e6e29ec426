import type { Corpus, CorpusDocument } from '../core/corpus/corpus.ts';
import { DocumentColumn } from '../core/corpus/documentColumn.ts';
import { corpusItems, type DiagnosticItem, type DiagnosticList, documentItems, type PlacedItems, shownItems } from '../core/features/diagnostics.ts';
import type { Limited } from '../core/features/limited.ts';
import { findRule } from '../core/rules/registry.ts';
import type { Finding, Rule } from '../core/rules/rule.ts';
import { articleFindings, corpusFindings, documentFindings, shiftFinding } from '../core/rules/runRules.ts';
import { configurationOf } from '../core/workspace/snapshot.ts';
import type { RequestContext, Session } from './session.ts';
import { isSuppressed, withoutSuppressed } from './suppressedFindings.ts';

type FindingsSession = Pick<Session, 'analyses' | 'host' | 'settings' | 'qualityRules'>;
type FindingsRequest = Pick<RequestContext, 'snapshot' | 'pace'>;
type Settings = FindingsRequest['snapshot']['configuration'];

/** Every rule of one list finds what it can in a corpus, in slices; in the corpus' coordinates. A document's findings are kept through edits elsewhere. */
export async function findingsOf(
	session: FindingsSession,
	corpus: Corpus,
	list: DiagnosticList,
	request: FindingsRequest,
): Promise<readonly Finding[]> {
	const { snapshot, pace } = request;
	const settings = configurationOf(snapshot, corpus.uri);
	const findings = list === 'format' ? fileFindings(corpus, settings).slice() : [];
	for (let ordinal = 0; ordinal < corpus.index.count; ordinal++) {
		const document = corpus.document(ordinal);
		const own = list === 'format' ? formatFindings(document, settings) : qualityFindings(session, document, settings);
		for (const finding of own) findings.push(shiftFinding(finding, document.span.from));
		const pause = pace.due();
		if (pause !== undefined) await pause;
	}
	// After the documents: what each says is kept by then, and only compared.
	if (list === 'quality') findings.push(...corpusFindings(corpus, settings, session.qualityRules()));
	return withoutSuppressed(corpus, findings, snapshot).sort((a, b) => a.span.from - b.span.from);
}

/** What both lists hold, in the order of their place. */
export async function allFindingsOf(session: FindingsSession, corpus: Corpus, request: FindingsRequest): Promise<readonly Finding[]> {
	const format = await findingsOf(session, corpus, 'format', request);
	const quality = session.settings().qualityDiagnostics ? await findingsOf(session, corpus, 'quality', request) : [];
	return [...format, ...quality].sort((a, b) => a.span.from - b.span.from);
}

/** What one list shows of a corpus: at most `maximum` diagnostics, in the corpus' coordinates. What a document adds is kept through edits elsewhere. */
export async function diagnosticItemsOf(
	session: FindingsSession,
	corpus: Corpus,
	list: DiagnosticList,
	request: FindingsRequest,
	maximum: number,
): Promise<Limited<DiagnosticItem>> {
	const { snapshot, pace } = request;
	const settings = configurationOf(snapshot, corpus.uri);
	const draft = itemColumns[list].draft(corpus, [
		settings,
		snapshot.suppressions.get(corpus.uri),
		session.qualityRules(),
		session.analyses.articleRevision(corpus),
	]);
	for (let ordinal = draft.from; ordinal < draft.to; ordinal++) {
		draft.values[ordinal] = itemsOfDocument(session, corpus, ordinal, list, snapshot, settings).items;
		const pause = pace.due();
		if (pause !== undefined) await pause;
	}
	itemColumns[list].keep(draft);
	const ofDocuments: { items: PlacedItems; from: number }[] = [];
	for (let ordinal = 0; ordinal < draft.values.length; ordinal++) {
		const items = draft.values[ordinal]!;
		if (items.items.length > 0) ofDocuments.push({ items, from: corpus.index.start[ordinal]! });
	}
	// After the documents: what each says is kept by then, and only compared.
	const ofWhole = list === 'format' ? fileFindings(corpus, settings) : corpusFindings(corpus, settings, session.qualityRules());
	const ofFile = corpusItems(corpus, session.analyses, withoutSuppressed(corpus, ofWhole, snapshot), groupOf);
	return shownItems(ofFile, ofDocuments, maximum);
}

const itemColumns: Record<DiagnosticList, DocumentColumn<PlacedItems>> = { format: new DocumentColumn(), quality: new DocumentColumn() };

/** What a document adds to a list, and what that was worked out from. */
interface KeptItems {
	readonly settings: Settings;
	readonly suppressed: unknown;
	readonly rules: unknown;
	readonly analysis: unknown;
	readonly items: PlacedItems;
}

const itemsKeys: Record<DiagnosticList, symbol> = { format: Symbol('format items'), quality: Symbol('quality items') };

function itemsOfDocument(
	session: FindingsSession,
	corpus: Corpus,
	ordinal: number,
	list: DiagnosticList,
	snapshot: FindingsRequest['snapshot'],
	settings: Settings,
): KeptItems {
	const key = itemsKeys[list];
	const kept = corpus.peek<{ kept?: KeptItems }>(ordinal, key)?.kept;
	const analysis = session.analyses.articlesAt(corpus, ordinal);
	const rules = session.qualityRules();
	const suppressed = snapshot.suppressions.get(corpus.uri);
	if (kept?.settings === settings && kept.suppressed === suppressed && kept.rules === rules && kept.analysis === analysis) return kept;
	const document = corpus.document(ordinal);
	const all = list === 'format' ? formatFindings(document, settings) : qualityFindings(session, document, settings);
	const findings = all.filter(finding => !isSuppressed(corpus, shiftFinding(finding, document.span.from), snapshot));
	const made = { settings, suppressed, rules, analysis, items: documentItems(document, analysis, findings, groupOf) };
	document.memo(key, (): { kept?: KeptItems } => ({})).kept = made;
	return made;
}

/** What was found in one version of a corpus as a whole. */
const known = new WeakMap<Corpus, { settings: Settings; findings: readonly Finding[] }>();

function fileFindings(corpus: Corpus, settings: Settings): readonly Finding[] {
	let kept = known.get(corpus);
	if (kept?.settings !== settings) {
		kept = { settings, findings: corpusFindings(corpus, settings) };
		known.set(corpus, kept);
	}
	return kept.findings;
}

const formatKey = Symbol('format findings');

/** A document's findings about the format, in its own coordinates. */
function formatFindings(document: CorpusDocument, settings: Settings): readonly Finding[] {
	const cell = document.memo(formatKey, (): { kept?: { settings: Settings; findings: readonly Finding[] } } => ({}));
	if (cell.kept?.settings !== settings) cell.kept = { settings, findings: relative(document, documentFindings(document, settings)) };
	return cell.kept.findings;
}

const qualityKey = Symbol('quality findings');

/** A document's findings about its articles, as far as they are known, and about what they name; in its own coordinates. */
function qualityFindings({ analyses, host, qualityRules }: FindingsSession, document: CorpusDocument, settings: Settings): readonly Finding[] {
	const cell = document.memo(
		qualityKey,
		(): { kept?: { settings: Settings; rules: unknown; analysis: unknown; findings: readonly Finding[] } } => ({}),
	);
	const rules = qualityRules();
	const analysis = analyses.articles(document);
	if (cell.kept?.settings !== settings || cell.kept.rules !== rules || cell.kept.analysis !== analysis) {
		const about = analysis ? articleFindings(document, analysis, host.now(), settings, rules) : [];
		cell.kept = { settings, rules, analysis, findings: relative(document, [...about, ...documentFindings(document, settings, rules)]) };
	}
	return cell.kept.findings;
}

function relative(document: CorpusDocument, findings: readonly Finding[]): readonly Finding[] {
	return findings.map(finding => shiftFinding(finding, -document.span.from));
}

/** The group of a rule, by its id; known before the rules about articles are loaded. */
export function groupOf(rule: string): Rule['group'] {
	return findRule(rule)?.group ?? (rule.startsWith('CA') ? 'anatomy' : 'entity');
}

/** How many findings of at least a warning each document has. */
export async function findingCounts(session: FindingsSession, corpus: Corpus, request: FindingsRequest): Promise<readonly number[]> {
	const counts = new Array<number>(corpus.index.count).fill(0);
	for (const { severity, span } of await allFindingsOf(session, corpus, request)) {
		const ordinal = corpus.ordinalAt(span.from);
		if (ordinal >= 0 && (severity === 'error' || severity === 'warning')) counts[ordinal]!++;
	}
	return counts;
}
