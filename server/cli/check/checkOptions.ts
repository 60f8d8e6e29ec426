import type { Severity } from '../../core/rules/rule.ts';
import type { ConfigurationFinder } from '../configuration.ts';
import type { Input } from '../files/inputs.ts';
import type { FileHead, Unchecked } from '../formats/reporter.ts';
import type { ShardFacts } from '../shard/shardFacts.ts';
import type { SettledFile } from './fileTally.ts';
import type { FinishedFindings } from './finishFindings.ts';
import type { RuleSelection } from './selection.ts';
import type { createSuppressionStore } from './suppressionStore.ts';
import type { WorkForce } from './workForce.ts';

/** What `corpus check` was asked for. */
export interface CheckOptions {
	readonly selection: RuleSelection;
	readonly minimumSeverity: Severity;
	readonly withExcerpts: boolean;
	readonly fix: boolean;
	readonly unsafeFixes: boolean;
	/** Show what a fix would change in place of writing it. */
	readonly diff: boolean;
	/** Whether the present findings of a rule are to be accepted from now on. */
	accepts(rule: string): boolean;
}

/** What all files of a run share. */
export interface CheckRun {
	readonly options: CheckOptions;
	readonly configurations: ConfigurationFinder;
	readonly sidecars: ReturnType<typeof createSuppressionStore>;
	readonly workForce: WorkForce;
	/** How much of a corpus is held as text at once, in bytes; `sectionBytes` by default. What is found does not depend on it. */
	readonly sectionBytes?: number;
	/** Told how far a long file is, from 0 to 1. */
	onProgress(path: string, share: number): void;
}

/** A unified diff, in a scratch folder that is to be removed once it was read. */
export interface DiffFile {
	readonly path: string;
	readonly folder: string;
}

/** What comes of a file, in this order: `fixed`, then `unreadable`, or `open`, any number of `findings`, and `close`. */
export type FileEvent =
	| { readonly kind: 'fixed'; readonly fixed: number; readonly diff: DiffFile | undefined }
	| { readonly kind: 'unreadable'; readonly path: string; readonly error: string }
	| { readonly kind: 'open'; readonly head: FileHead }
	| ({ readonly kind: 'findings' } & Pick<FinishedFindings, 'findings' | 'excerpts'>)
	| {
			readonly kind: 'close';
			readonly path: string;
			readonly unchecked: readonly Unchecked[];
			readonly shard: ShardFacts | undefined;
			readonly settled: SettledFile;
	  };

/** An input on disk: a file, or a copy of standard input. */
export type DiskInput = Exclude<Input, { kind: 'stdin' }> | { readonly kind: 'copy'; readonly path: string; readonly file: string };
