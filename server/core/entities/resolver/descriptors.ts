import type { Span } from '../../source/span.ts';
import { characterClass, classOf } from '../characterClass.ts';
import { titleModifiers, titleWords } from '../titles.ts';

/**
 * How the text introduces a name where it stands: the title before it (`Prime Minister`), or the apposition after it
 * (`the chief executive of Northfield`) or before it (`the President of Tajikistan, Emomali Rahmon`); null where there is neither.
 */
export function descriptorAt(text: string, span: Span, type: string): string | null {
	return (type === 'PER' ? (titleBefore(text, span.from) ?? appositionBefore(text, span.from)) : null) ?? appositionAfter(text, span.to, type);
}

const longestDescriptor = 90;

function titleBefore(text: string, end: number): string | null {
	if (!endsLikeTitle(text, end)) return null;
	const before = text.slice(Math.max(0, end - 70), end);
	const words = [...before.matchAll(/([\p{L}\p{M}.'’()-]+)([\s\u00a0]+)(?=[\p{L}\p{M}.'’()-]|$)/gu)];
	let from = before.length;
	let seen = false;
	for (const match of words.reverse()) {
		const word = match[1] ?? '';
		if (match.index + match[0].length !== from || match[0].includes('\n')) break;
		const lower = word.toLowerCase().replace(/\.$/, '');
		const capital = /^[\p{Lu}(]/u.test(word);
		if (titleWords.has(lower)) seen = true;
		else if (
			!(
				titleModifiers.has(lower) &&
				(capital || ['former', 'acting', 'then', 'late', 'deputy', 'vice', 'prime', 'foreign', 'finance', 'of'].includes(lower))
			) &&
			!(seen && capital)
		)
			break;
		if (/[.,;]$/.test(word) && !titleWords.has(lower)) break;
		from = match.index;
	}
	const title = before
		.slice(from)
		.trim()
		.replace(/^(?:and|of|the|for)\s+/i, '');
	return seen && title !== '' && !/^(?:Mr|Mrs|Ms|Miss)\.?$/.test(title) ? title : null;
}

/** Whether the word before an offset, parted by a blank from what stands there, is one that titles are made of: few are. */
function endsLikeTitle(text: string, end: number): boolean {
	let to = end;
	while (to > 0 && isBlank(text.charCodeAt(to - 1))) to--;
	let from = to;
	while (from > 0 && !isBlank(text.charCodeAt(from - 1)) && to - from < longestDescriptor) from--;
	const word = /[\p{L}\p{M}.'’()-]+$/u.exec(text.slice(from, to))?.[0].toLowerCase().replace(/\.$/, '') ?? '';
	return to < end && (titleWords.has(word) || titleModifiers.has(word));
}

function isBlank(unit: number): boolean {
	const kind = classOf(unit);
	return kind === characterClass.space || kind === characterClass.lineEnd;
}

function appositionBefore(text: string, end: number): string | null {
	const match = /(?:^|[\s“"(])((?:the|a|an|its|their|his|her) [^,.;:!?\n]{4,80}), $/iu.exec(text.slice(Math.max(0, end - 100), end));
	const phrase = match?.[1]?.replace(/^.*\b(?=the [\p{L}-]+ of )/u, '');
	const head = phrase?.split(/\s+/).find(word => titleWords.has(word.toLowerCase()));
	return phrase && head && phrase.length <= longestDescriptor ? phrase.replace(/^(?:the|a|an) /i, '') : null;
}

function appositionAfter(text: string, start: number, type: string): string | null {
	const rest = text.slice(start, start + longestDescriptor + 30);
	const match = /^(?: \([^)]{2,12}\))?, ((?:the|a|an|its|his|her|their|who is|which is)\s[^.;:!?\n“”"]{4,90}?)(?=, |\.\s|\.$|;| said | told )/u.exec(
		rest,
	);
	const phrase = match?.[1]?.replace(/^(?:who|which) is /, '');
	if (!phrase || /\b(?:said|told|says|was|were|will|had|has)\b/.test(phrase)) return null;
	if (
		type === 'PER' &&
		!phrase.split(/[\s-]+/).some(word => titleWords.has(word.toLowerCase()) || /(?:er|or|ist|ian|man|woman|head|founder|ant)$/.test(word))
	)
		return null;
	return phrase.replace(/^(?:the|a|an) /, '');
}
