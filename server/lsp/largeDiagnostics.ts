import type { Diagnostic } from 'vscode-languageserver';
import type { Corpus } from '../core/corpus/corpus.ts';
import { corpusItems } from '../core/features/diagnostics.ts';
import type { Limited } from '../core/features/limited.ts';
import type { Finding, Severity } from '../core/rules/rule.ts';
import { corpusFindings } from '../core/rules/runRules.ts';
import type { DiskCorpus } from '../core/workspace/diskCorpora.ts';
import { readHead } from '../core/workspace/documentRuns.ts';
import { configurationOf } from '../core/workspace/snapshot.ts';
import { rangeOf } from './convert.ts';
import { diagnosticOf } from './diagnosticItems.ts';
import { groupOf } from './findings.ts';
import type { Session } from './session.ts';

const severities: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/**
 * Gathers what is wrong with a corpus on disk while it is read piece by piece, for Problems and the squiggles of its editor. No more is kept than is shown: errors first, at most as
 * many as the setting allows.
 */
export class LargeDiagnostics {
	readonly #session: Session;
	readonly #uri: string;
	readonly #maximum: number;
	readonly #bySeverity = new Map<Severity, Diagnostic[]>(severities.map(severity => [severity, []]));
	#total = 0;

	constructor(session: Session, uri: string, maximum: number) {
		this.#session = session;
		this.#uri = uri;
		this.#maximum = maximum;
	}

	/** Adds findings in units of a small corpus that is a piece of the file; `lineShift` makes a line of it, by the offset on it, one of the file. */
	add(corpus: Corpus, findings: readonly Finding[], lineShift: (offset: number) => number): void {
		if (findings.length === 0) return;
		const { items } = corpusItems(corpus, this.#session.analyses, findings, groupOf);
		for (const item of items) {
			this.#total++;
			const kept = this.#bySeverity.get(item.severity)!;
			if (kept.length >= this.#maximum) continue;
			kept.push(
				diagnosticOf(this.#session, this.#uri, item, span => {
					const { start, end } = rangeOf(corpus, span);
					const shift = lineShift(span.from);
					return { start: { ...start, line: start.line + shift }, end: { ...end, line: end.line + shift } };
				}),
			);
		}
	}

	/** What is shown, and how much more there is. */
	result(): Limited<Diagnostic> {
		const items = severities.flatMap(severity => this.#bySeverity.get(severity)!).slice(0, this.#maximum);
		return this.#total <= this.#maximum ? { items } : { items, limit: { kind: 'diagnostics', shown: items.length, total: this.#total } };
	}
}

/** Adds what the rules find before the first document of a corpus on disk, a byte-order mark or delimiters of another make, say. */
export async function addHeadFindings(session: Session, { source, known }: DiskCorpus, diagnostics: LargeDiagnostics): Promise<void> {
	const head = await readHead(source, known);
	const first = head.index.count > 0 ? head.index.start[0]! : head.text.length;
	const isAboutHead = ({ rule, span }: Finding): boolean => span.from <= first && !endRules.has(rule);
	const findings = corpusFindings(head, configurationOf(session.store.snapshot, source.uri)).filter(isAboutHead);
	diagnostics.add(head, findings, () => 0);
}

/** What these rules say of a file's first piece says nothing about the file. */
const endRules: ReadonlySet<string> = new Set(['CF132', 'CF137']);
