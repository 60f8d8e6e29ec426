import type { Corpus } from '../corpus/corpus.ts';
import type { Fix, FixSafety } from '../corpus/problem.ts';
import type { Text, TextChange } from '../source/text.ts';
import { append } from '../util/append.ts';
import { formatRules } from './registry.ts';
import type { Finding, Rule } from './rule.ts';
import { type RuleSettings, runRules } from './runRules.ts';

/** What fixing came to. */
export interface FixResult {
	readonly text: Text;
	/** How many fixes were applied. */
	readonly applied: number;
	/** What is found in the fixed text. */
	readonly remaining: readonly Finding[];
	/** False when the bound on rounds was hit, which no input is known to do. */
	readonly isComplete: boolean;
	/** The edits of each round, in units of the text that the round before it left. */
	readonly rounds: readonly (readonly TextChange[])[];
}

/** Which findings may be fixed: by default the safe fix of every rule. */
export interface FixOptions {
	readonly settings: RuleSettings;
	readonly rules?: readonly Rule[];
	/** Whether a fix may be applied to a finding; safe ones alone by default. */
	accepts?(finding: Finding, safety: FixSafety, corpus: Corpus): boolean;
}

const maximumRounds = 30;

/**
 * Applies every safe fix, reads the text again (`reopen`) and goes on until none is left, since one mended delimiter may show what is
 * wrong with the next. Of each finding the first fix that is accepted is taken; fixes that touch the same text wait for the next round.
 * With the default options the content of every document stays, byte for byte.
 */
export function fixAll(corpus: Corpus, reopen: (text: Text) => Corpus, options: FixOptions): FixResult {
	const { settings, rules = formatRules, accepts = (_finding, safety) => safety === 'safe' } = options;
	let current = corpus;
	let applied = 0;
	const rounds: (readonly TextChange[])[] = [];
	for (let round = 0; round < maximumRounds; round++) {
		const opened = current;
		const findings = runRules(current, settings, rules);
		const { changes, count } = collectChanges(findings, (finding, safety) => accepts(finding, safety, opened));
		if (count === 0) return { text: current.text, applied, remaining: findings, isComplete: true, rounds };
		applied += count;
		rounds.push(changes);
		current = reopen(current.text.edit(changes));
	}
	return { text: current.text, applied, remaining: runRules(current, settings, rules), isComplete: false, rounds };
}

/**
 * The edits of as many fixes as go together in one step, sorted and without overlap. `end` is where the last edit before the findings ends, in a text whose
 * findings are taken a stretch at a time: a fix that touches it waits.
 */
export function collectChanges(
	findings: readonly Finding[],
	accepts: (finding: Finding, safety: FixSafety) => boolean,
	end = -1,
): { changes: readonly TextChange[]; count: number } {
	const taken: TextChange[] = [];
	let count = 0;
	let takenTo = end;
	for (const edits of fixesInOrder(findings, accepts)) {
		const first = edits[0]!;
		const last = edits.at(-1)!;
		if (first.from <= takenTo) continue;
		append(taken, edits);
		takenTo = Math.max(last.to, last.from);
		count++;
	}
	return { changes: taken, count };
}

function fixesInOrder(findings: readonly Finding[], accepts: (finding: Finding, safety: FixSafety) => boolean): readonly (readonly TextChange[])[] {
	const all: (readonly TextChange[])[] = [];
	for (const finding of findings) {
		const fix: Fix | undefined = finding.fixes.find(({ safety }) => accepts(finding, safety));
		const edits = fix?.edits() ?? [];
		if (edits.length > 0) all.push(edits);
	}
	return all.sort((a, b) => a[0]!.from - b[0]!.from);
}
