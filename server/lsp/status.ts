import type { Limited } from '../core/features/limited.ts';
import { CorpusNotification, type CorpusStatus, type LimitHit } from './protocol.ts';

/** Keeps what the language status item shows, and sends it when it has changed. */
export interface StatusReporter {
	/** Notes that an answer of this kind was cut, or, without a limit, that it is whole again. */
	limit(uri: string, kind: string, limit: Limited<unknown>['limit']): void;
	limits(uri: string): readonly LimitHit[];
	/** Sends a corpus' status soon, once for all news until then. */
	touch(uri: string): void;
	forget(uri: string): void;
}

export interface StatusOptions {
	after(delayMs: number, callback: () => void): () => void;
	send(method: string, status: CorpusStatus): void;
	/** Undefined where the corpus is no longer open. */
	read(uri: string): CorpusStatus | undefined;
	/** For clients without a status item: limits are logged. */
	log: ((message: string) => void) | undefined;
}

const statusDelayMs = 100;

const settingOfLimit: Readonly<Record<string, string>> = {
	symbols: 'corpus.outline.maximumSymbols',
	diagnostics: 'corpus.diagnostics.maximum',
	folds: 'corpus.limits.folds',
	qualityDiagnostics: 'corpus.diagnostics.maximum',
	workspaceSymbols: 'corpus.limits.workspaceSymbols',
	references: 'corpus.limits.references',
	links: 'corpus.limits.links',
	linkedNames: 'corpus.limits.linkedNames',
	semanticTokens: 'corpus.limits.semanticTokens',
	searchedFiles: 'corpus.limits.searchedFiles',
	searchedSizes: 'corpus.limits.searchedMegabytes',
	entities: 'corpus.limits.entityMegacharacters',
	namesSorted: 'corpus.limits.listMegabytes',
	workspaceFiles: 'corpus.workspace.maximumFiles',
};

export function createStatusReporter(options: StatusOptions): StatusReporter {
	const limits = new Map<string, Map<string, LimitHit>>();
	const waiting = new Map<string, () => void>();
	const sent = new Map<string, string>();
	const reporter: StatusReporter = {
		limit: (uri, kind, limit) => {
			const ofCorpus = limits.get(uri) ?? new Map<string, LimitHit>();
			const before = ofCorpus.get(kind);
			if (before?.shown === limit?.shown && before?.total === limit?.total) return;
			if (limit) {
				ofCorpus.set(kind, { kind, shown: limit.shown, total: limit.total, setting: settingOfLimit[kind] ?? null });
				options.log?.(`${uri}: ${limit.shown} of ${limit.total} ${kind} are shown.`);
			} else ofCorpus.delete(kind);
			limits.set(uri, ofCorpus);
			reporter.touch(uri);
		},
		limits: uri => [...(limits.get(uri)?.values() ?? [])],
		touch: uri => {
			if (waiting.has(uri)) return;
			const takeBack = options.after(statusDelayMs, () => {
				waiting.delete(uri);
				const status = options.read(uri);
				if (!status) return;
				const text = JSON.stringify(status);
				if (sent.get(uri) === text) return;
				sent.set(uri, text);
				options.send(CorpusNotification.statusChanged, status);
			});
			waiting.set(uri, takeBack);
		},
		forget: uri => {
			waiting.get(uri)?.();
			waiting.delete(uri);
			limits.delete(uri);
			sent.delete(uri);
		},
	};
	return reporter;
}
