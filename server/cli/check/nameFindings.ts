import type { Dialect } from '../../core/corpus/dialect.ts';
import { suspectNames } from '../../core/corpus/suspectNames.ts';
import type { MendedClash, NameRule } from '../../core/rules/nameRule.ts';
import type { Finding } from '../../core/rules/rule.ts';
import { byPlace, configured, type RuleSettings } from '../../core/rules/runRules.ts';
import { countBelow } from '../../core/util/sortedSearch.ts';
import { DocumentTable, packDocuments } from '../sections/documentTable.ts';
import type { DocumentFacts } from '../sections/survey.ts';
import type { CheckedFinding } from './checkedFile.ts';
import { nameRules } from './crossRules.ts';
import type { JoinedSurvey } from './joinedSurvey.ts';
import type { SectionFinding } from './sectionFinding.ts';
import { SkeletonCorpus } from './skeletonCorpus.ts';

/** A finding that is to be made. */
interface Planned {
	/** Among the suspects. */
	readonly ordinal: number;
	readonly rule: NameRule;
	readonly clash: MendedClash;
	/** Which of what the rule finds of the clash. */
	readonly index: number;
}

/**
 * What the rules about names find across all documents. Which names clash, and what they are to be called, is worked out at once; a finding, which takes ten times
 * as much room, is made when its document is asked for.
 */
export class NameFindings {
	readonly #settings: RuleSettings;
	/** Of documents whose names go together nothing is found, so the rules look at the others alone. */
	readonly #suspects: readonly number[];
	readonly #skeleton: SkeletonCorpus;
	/** By ordinal; of one document, in the order of the rules. */
	readonly #planned: readonly Planned[];
	/** Of each planned finding, the ordinal in the survey of the document that it stands in. */
	readonly #ordinals: Float64Array;

	constructor(path: string, dialect: Dialect, { documents, end }: JoinedSurvey, settings: RuleSettings) {
		this.#settings = settings;
		this.#suspects = withNext(
			suspectNames(documents.length, ordinal => documents.name(ordinal)),
			documents.length,
		);
		const suspects = new DocumentTable([{ columns: packDocuments(factsOf(documents, this.#suspects)), line: 0 }]);
		this.#skeleton = new SkeletonCorpus(path, dialect, suspects, end);
		// A corpus of its own, with which the lists of names go that the rules share.
		const comparing = new SkeletonCorpus(path, dialect, suspects, end);
		const planned: Planned[] = [];
		for (const rule of nameRules) {
			if (this.#suspects.length === 0 || settings.rules[rule.id] === 'off') continue;
			for (const clash of rule.clashes(comparing))
				for (const [index, ordinal] of rule.placesOf(clash).entries()) planned.push({ ordinal, rule, clash, index });
		}
		this.#planned = planned.sort((a, b) => a.ordinal - b.ordinal);
		this.#ordinals = Float64Array.from(planned, ({ ordinal }) => this.#suspects[ordinal]!);
	}

	/** Of the documents from one ordinal to the next, in order of place. Ordinals count from the survey's first document, lines from its first. */
	within(from: number, to: number): readonly SectionFinding[] {
		const count = this.#planned.length;
		const found = this.#planned
			.slice(countBelow(this.#ordinals, count, from), countBelow(this.#ordinals, count, to))
			.map(({ rule, clash, index }): Finding => configured(rule.findingsOf(this.#skeleton, clash)[index]!, this.#settings));
		return found.sort(byPlace).map(finding => ({
			ordinal: this.#suspects[this.#skeleton.ordinalAt(finding.span.from)] ?? -1,
			finding: describe(this.#skeleton, finding),
			excerpt: undefined,
		}));
	}
}

/** A fix may end where the next document starts, so that is needed too. */
function withNext(ordinals: readonly number[], count: number): readonly number[] {
	const wanted: number[] = [];
	for (const ordinal of ordinals) {
		if (wanted.at(-1) !== ordinal) wanted.push(ordinal);
		if (ordinal + 1 < count) wanted.push(ordinal + 1);
	}
	return wanted;
}

function* factsOf(documents: DocumentTable, ordinals: readonly number[]): Generator<DocumentFacts> {
	for (const ordinal of ordinals) yield documents.facts(ordinal)!;
}

function describe(skeleton: SkeletonCorpus, finding: Finding): Omit<CheckedFinding, 'fingerprint'> {
	return {
		rule: finding.rule,
		name: nameRules.find(({ id }) => id === finding.rule)?.name ?? '',
		severity: finding.severity,
		message: finding.message,
		range: skeleton.rangeOf(finding.span),
		related: finding.related.map(({ span, message }) => ({ range: skeleton.rangeOf(span), message })),
		fixes: finding.fixes.map(({ title, safety, edits }) => ({
			title,
			safety,
			edits: edits().map(({ from, to, insert }) => ({ range: skeleton.rangeOf({ from, to }), newText: insert })),
		})),
	};
}
