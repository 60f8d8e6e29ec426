import type { Corpus } from '../corpus/corpus.ts';
import type { CorpusConfiguration } from './configuration.ts';

/** Everything that is open, at one moment. A request sees exactly one, and it never changes. */
export interface CorpusSnapshot {
	/** Grows with every change. */
	readonly id: number;
	readonly corpora: ReadonlyMap<string, Corpus>;
	/** What the editor's settings say, for corpora without a configuration file. */
	readonly configuration: CorpusConfiguration;
	/** By URI, for corpora with one: the settings with the file's on top. */
	readonly configurations: ReadonlyMap<string, CorpusConfiguration>;
	/** By URI, for corpora with a sidecar. */
	readonly suppressions: ReadonlyMap<string, Suppressed>;
}

/** By rule and by the hash of a content: where its findings are accepted. */
export type Suppressed = Readonly<Record<string, Readonly<Record<string, true>>>>;

/** What holds for a corpus. */
export function configurationOf({ configuration, configurations }: CorpusSnapshot, uri: string): CorpusConfiguration {
	return configurations.get(uri) ?? configuration;
}
