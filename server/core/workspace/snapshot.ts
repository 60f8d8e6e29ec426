import type { Corpus } from '../corpus/corpus.ts';
import type { CorpusConfiguration } from './configuration.ts';

/** Everything that is open, at one moment. A request sees exactly one, and it never changes. */
export interface CorpusSnapshot {
	/** Grows with every change. */
	readonly id: number;
	readonly corpora: ReadonlyMap<string, Corpus>;
	readonly configuration: CorpusConfiguration;
}
