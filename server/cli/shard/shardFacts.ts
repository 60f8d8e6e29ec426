import type { Dialect } from '../../core/corpus/dialect.ts';
import { conflictingAcronym } from '../../core/rules/conflictingAcronym.ts';
import type { Severity } from '../../core/rules/rule.ts';
import type { CorpusConfiguration } from '../../core/workspace/configuration.ts';
import { crossRules } from '../check/crossRules.ts';
import type { FileTally, OtherMismatches } from '../check/fileTally.ts';
import type { JoinedSurvey } from '../check/joinedSurvey.ts';
import type { SuppressionFile } from '../check/suppressionStore.ts';
import type { DocumentFacts, RangeSurvey } from '../sections/survey.ts';

/**
 * What a shard's result says of a file beside its findings, so that results can be joined to what one run gives: the survey of its documents,
 * and how findings were chosen and numbered.
 */
export interface ShardFacts {
	/** The size of the file, in bytes. */
	readonly size: number;
	readonly dialect: Dialect;
	readonly configuration: Pick<CorpusConfiguration, 'rules' | 'newlineBeforeEnd'>;
	readonly minimumSeverity: Severity;
	/** Whether the line end before an end marker was taken for content. */
	readonly newlineBeforeEnd: 'marker' | 'content';
	readonly otherMismatches: OtherMismatches;
	readonly occurrences: readonly number[];
	/** Lines count from the shard's first. */
	readonly survey: Omit<RangeSurvey, 'documents'>;
	readonly documents: readonly ShardDocument[];
	/** The rules across documents whose findings in the text before the first document are accepted. */
	readonly acceptedOutside: readonly string[];
}

export interface ShardDocument extends DocumentFacts {
	/** The rules across documents whose findings in this document are accepted; absent where there are none. */
	readonly accepted?: readonly string[];
}

export interface ShardFactsOptions {
	readonly size: number;
	readonly dialect: Dialect;
	readonly configuration: CorpusConfiguration;
	readonly minimumSeverity: Severity;
	readonly newlineBeforeEnd: 'marker' | 'content';
	readonly survey: JoinedSurvey;
	readonly tally: FileTally;
	readonly sidecar: SuppressionFile;
}

export function createShardFacts(options: ShardFactsOptions): ShardFacts {
	const { size, dialect, configuration, minimumSeverity, newlineBeforeEnd, survey, tally, sidecar } = options;
	const acceptedIn = (content: string): string[] => [...crossRules, conflictingAcronym.id].filter(rule => sidecar.has(rule, content));
	const { documents, end, ...rest } = survey;
	return {
		size,
		dialect,
		configuration: { rules: configuration.rules, newlineBeforeEnd: configuration.newlineBeforeEnd },
		minimumSeverity,
		newlineBeforeEnd,
		otherMismatches: tally.otherMismatches,
		occurrences: tally.occurrences,
		survey: { ...rest, tail: end.character },
		documents: Array.from(documents, document => {
			const accepted = acceptedIn(document.content);
			return accepted.length > 0 ? { ...document, accepted } : document;
		}),
		acceptedOutside: survey.preamble ? acceptedIn(survey.preamble.content) : [],
	};
}
