import type { NameMention } from '../recogniser.ts';

const suffix = /(?:^|[^\p{L}\p{N}])(?:Inc|Corp|Co|Cos|Ltd|Bros|Plc|plc|PLC)\.$/u;
/** Shortened without a period wherever it is shortened at all. */
const neverWithPeriod = /[Pp]lc\.$|PLC\.$/;

/** A suffix in the middle of a sentence, where a period behind it can only be its own. */
const withOwnPeriod = /(?<![\p{L}\p{N}])(?:Inc|Corp|Co|Ltd|Bros)\.(?=,|['’]s|[ \u00a0][\p{Ll}(<&])/u;
const withoutPeriod = /(?<![\p{L}\p{N}])(?:Inc|Corp|Co|Ltd|Bros)(?=,|['’]s|[ \u00a0][\p{L}(<&])/u;

/** What may stand between a sentence's full stop and the next sentence; else the text, or its line, ends. */
const sentenceEnd = /^["”’)]*(?:$|[\r\n]|[ \u00a0]+["“‘(]?[\p{Lu}\p{N}])/u;
const reach = 8;

/**
 * Company names without the full stop of their sentence: where a text writes `Inc` and `Corp` without a period elsewhere, as agencies do, the one at a sentence's end is none of theirs.
 * Where the text does not show its custom, the period stays.
 */
export function withoutFullStops(text: string, names: readonly NameMention[]): NameMention[] {
	let custom: boolean | undefined;
	return names.map(name => {
		const { from, to } = name.span;
		if (text.charCodeAt(to - 1) !== 0x2e || name.type !== 'ORG') return name;
		const written = text.slice(from, to);
		if (!suffix.test(written) || !sentenceEnd.test(text.slice(to, to + reach))) return name;
		if (!neverWithPeriod.test(written)) {
			custom ??= withoutPeriod.test(text) && !withOwnPeriod.test(text);
			if (!custom) return name;
		}
		return { ...name, span: { from, to: to - 1 } };
	});
}
