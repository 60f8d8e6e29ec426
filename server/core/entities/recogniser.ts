import type { Span } from '../source/span.ts';
import { runSteps, type Steps } from '../util/steps.ts';
import { unpackModel } from './recogniser/model.ts';
import { ArticleReader } from './recogniser/reader.ts';
import { settleNames } from './recogniser/settleNames.ts';

export type NameType = 'PER' | 'ORG' | 'LOC' | 'MISC';

/** A name in a text: what kind of thing it names, where it stands (UTF-16 units of the text that was given), and how sure that is. */
export interface NameMention {
	readonly type: NameType;
	readonly span: Span;
	/** A calibrated probability that span and type are right. */
	readonly confidence: number;
}

/** Finds names. Stateless to its callers; inside, it remembers the words it has met, within a fixed budget. */
export interface Recogniser {
	/** The names of a text in order; they never overlap. A text should be one article: words inform each other across it. */
	recognise(text: string): NameMention[];
	/** The same, a sentence a step. */
	steps(text: string): Steps<NameMention[]>;
}

/** A recogniser with the model in these bytes (`models/entities.bin.gz`, unpacked). Throws a `RangeError` where they are no model of this version. */
export function loadRecogniser(bytes: Uint8Array): Recogniser {
	const model = unpackModel(bytes);
	const reader = new ArticleReader(model);
	const steps = function* (text: string): Steps<NameMention[]> {
		const names = yield* reader.steps(text);
		yield;
		return settleNames(text, names, model.knowledge);
	};
	return Object.freeze({ recognise: (text: string) => runSteps(steps(text)), steps });
}
