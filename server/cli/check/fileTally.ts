import path from 'node:path';
import type { Severity } from '../../core/rules/rule.ts';
import { append } from '../../core/util/append.ts';
import type { Suppression } from '../../core/workspace/suppressions.ts';
import type { CheckedFinding } from './checkedFile.ts';
import type { CheckedSection } from './checkSection.ts';
import { createFinisher, type FinishedFindings, type Finisher } from './finishFindings.ts';
import type { JoinedSurvey } from './joinedSurvey.ts';
import type { SectionFinding } from './sectionFinding.ts';
import type { SuppressionFile } from './suppressionStore.ts';

/** What a file had to do with its sidecar. */
export interface SettledFile {
	readonly path: string;
	readonly sidecar: string;
	/** Entries that suppressed something. */
	readonly met: readonly Suppression[];
	/** Findings that are to be suppressed from now on. */
	readonly accepted: readonly Suppression[];
	readonly suppressed: number;
}

/** Findings of CF138 under the decision that was not taken, as a shard keeps them. */
export interface OtherMismatches {
	readonly findings: readonly CheckedFinding[];
	readonly occurrences: readonly number[];
}

export interface FileTallyOptions {
	/** As it is shown. */
	readonly path: string;
	readonly survey: JoinedSurvey;
	readonly minimumSeverity: Severity;
	readonly sidecarPath: string;
	readonly sidecar: SuppressionFile;
	/** Whether the present findings of a rule are to be accepted from now on. */
	accepts(rule: string): boolean;
	/** Whether what a shard needs is kept. */
	readonly keepsShardFacts: boolean;
}

/** Places the findings of one file and counts what its sidecar accepts. */
export class FileTally {
	readonly #options: FileTallyOptions;
	readonly #finisher: Finisher;
	readonly #met = new Map<string, Suppression>();
	readonly #accepted = new Map<string, Suppression>();
	readonly #occurrences: number[] = [];
	readonly #other = { findings: [] as CheckedFinding[], occurrences: [] as number[] };
	#suppressed = 0;

	constructor(options: FileTallyOptions) {
		this.#options = options;
		const file = path.relative(path.dirname(options.sidecarPath), path.resolve(options.path)).split(path.sep).join('/');
		const note = (kept: Map<string, Suppression>, rule: string, content: string, document: string): true => {
			kept.set(`${rule} ${content}`, { rule, content, file, document });
			return true;
		};
		this.#finisher = createFinisher(options.survey, options.minimumSeverity, (rule, content, document) => {
			if (options.sidecar.has(rule, content)) return note(this.#met, rule, content, document);
			return options.accepts(rule) && note(this.#accepted, rule, content, document);
		});
	}

	/** The findings of a section, with those of other checks that lie in it; both count from the section's first document and line. */
	take(section: CheckedSection, cross: readonly SectionFinding[], firstOrdinal: number, firstLine: number): FinishedFindings {
		const placed = cross.map((finding, index): SectionFinding => ({ ...finding, excerpt: section.excerpts[index] ?? finding.excerpt }));
		const finished = this.#finisher.finish([...section.findings, ...placed], firstOrdinal, firstLine);
		this.#suppressed += finished.suppressed;
		if (this.#options.keepsShardFacts) {
			append(this.#occurrences, finished.occurrences);
			const other = this.#finisher.finish(section.otherMismatches, firstOrdinal, firstLine);
			append(this.#other.findings, other.findings);
			append(this.#other.occurrences, other.occurrences);
		}
		return finished;
	}

	/** Of all findings given out so far, which of its rule's in its document each is. */
	get occurrences(): readonly number[] {
		return this.#occurrences;
	}

	get otherMismatches(): OtherMismatches {
		return this.#other;
	}

	settled(): SettledFile {
		return {
			path: this.#options.path,
			sidecar: this.#options.sidecarPath,
			met: [...this.#met.values()],
			accepted: [...this.#accepted.values()],
			suppressed: this.#suppressed,
		};
	}
}
