import type { Corpus } from '../../core/corpus/corpus.ts';
import { byteOrderMark } from '../../core/rules/byteOrderMark.ts';
import { findingPlace } from '../../core/rules/findingPlace.ts';
import { collectChanges } from '../../core/rules/fixAll.ts';
import type { Finding } from '../../core/rules/rule.ts';
import type { TextChange } from '../../core/source/text.ts';
import type { CorpusConfiguration } from '../../core/workspace/configuration.ts';
import { findingsOf, openCorpus } from '../engine.ts';
import { editBytes } from '../files/byteEdits.ts';

export interface FixChoice {
	/** Ids of rules whose fixes on request are wanted too. */
	readonly named: ReadonlySet<string>;
	/** Whether fixes that change article text are wanted. */
	readonly unsafe: boolean;
	/** Whether a finding was accepted and is to stay as it is. */
	isKept(rule: string, contentHash: string): boolean;
}

export interface FixedCorpus {
	readonly corpus: Corpus;
	readonly bytes: Uint8Array;
	/** How many findings were mended. */
	readonly fixed: number;
}

/** A fix can uncover another finding; fixes that undo each other must not go on for ever. */
const maximumPasses = 30;

/**
 * Mends what may be mended, pass after pass, until nothing is left to do. Within a pass fixes whose edits touch one place wait for the next.
 * Works on the file's bytes: nothing outside the edits changes.
 */
export function applyFixes(path: string, corpus: Corpus, bytes: Uint8Array, configuration: CorpusConfiguration, choice: FixChoice): FixedCorpus {
	let current = withoutByteOrderMark(path, { corpus, bytes, fixed: 0 }, configuration, choice);
	for (let pass = 0; pass < maximumPasses; pass++) {
		const { changes, count } = acceptedChanges(current.corpus, findingsOf(current.corpus, configuration), choice);
		if (count === 0) break;
		const edited = editBytes(current.bytes, changes, current.corpus.disk?.startsWithByteOrderMark ? 3 : 0);
		const opened = openCorpus(path, edited, configuration);
		if (!opened.ok) break;
		current = { corpus: opened.value, bytes: edited, fixed: current.fixed + count };
	}
	return current;
}

/** The mark at the start of a file is no part of the text, so that no edit of the text can remove it. */
function withoutByteOrderMark(path: string, unfixed: FixedCorpus, configuration: CorpusConfiguration, choice: FixChoice): FixedCorpus {
	const { corpus, bytes } = unfixed;
	if (!corpus.disk?.startsWithByteOrderMark) return unfixed;
	const mark = byteOrderMark.checkCorpus?.(corpus).find(({ span }) => span.from === 0);
	const isOff = configuration.rules[byteOrderMark.id] === 'off';
	if (!mark || isOff || choice.isKept(mark.rule, findingPlace(corpus, mark.span).contentHash)) return unfixed;
	const rest = bytes.subarray(3);
	const opened = openCorpus(path, rest, configuration);
	return opened.ok ? { corpus: opened.value, bytes: rest, fixed: 1 } : unfixed;
}

function acceptedChanges(corpus: Corpus, findings: readonly Finding[], choice: FixChoice): { changes: readonly TextChange[]; count: number } {
	return collectChanges(
		findings.filter(finding => !choice.isKept(finding.rule, findingPlace(corpus, finding.span).contentHash)),
		(finding, safety) => safety === 'safe' || (safety === 'requested' && choice.named.has(finding.rule)) || (safety === 'unsafe' && choice.unsafe),
	);
}
