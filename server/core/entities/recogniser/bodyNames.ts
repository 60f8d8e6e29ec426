import { characterClass, classOf } from '../characterClass.ts';
import type { NameMention } from '../recogniser.ts';
import { bodyWords, lastWordOf, placeWords } from '../titles.ts';

/** For what a rule puts together, which is right more often than not. */
const wholeConfidence = 0.6;

/** The rest of a body's name behind a country or a nationality, which belongs to it: `Marland Special Forces`. */
const rest = /^(?:[ \u00a0]\p{Lu}[\p{L}-]+){1,4}/u;

/** What joins the name of a body with whose it is, or what it is for. */
const ofBetween = /^ (?:of|for)(?: the)? $/;
const longestBetween = ' for the '.length;

/** Bodies that are called by what they look after, and the rest of a row of such things. */
const lookingAfter =
	/(?:^|[ \u00a0])(?:Ministry|Department|Office|Bureau|Agency|Committee|Commission|Institute|Centre|Center|Board|Council) (?:of|for) (?:the )?\p{Lu}[\p{L} -]*$/u;
const restOfRow = /^(?:, \p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)?){0,3},? (?:and|&) \p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)?(?!\p{L}| of | for )/u;

/** How much of the text behind a name is looked at. */
const reach = 80;

/**
 * Bodies whose names were found in part: the longest name that is one name counts. What follows a country or a nationality and ends like a body goes on with it; a body, and what
 * it is a body of, are one (`Central Bank of Marland`); so is a ministry and all that it looks after. Names are in order, and stay so.
 */
export function withWholeBodies(text: string, names: readonly NameMention[]): NameMention[] {
	const whole: NameMention[] = [];
	for (let index = 0; index < names.length; index++) {
		const name = names[index]!;
		const last = lastOfBody(text, name, names[index + 1]);
		let next = index + 1;
		while (next < names.length && last.takes(names[next]!) && names[next]!.span.to <= last.end) next++;
		if (last.end === name.span.to || (names[next]?.span.from ?? last.end) < last.end) {
			whole.push(name);
			continue;
		}
		whole.push({ type: 'ORG', span: { from: name.span.from, to: last.end }, confidence: wholeConfidence });
		index = next - 1;
	}
	return whole;
}

/** Where the body ends whose beginning a name is, its own end where that is none; and which names may stand in the rest. */
function lastOfBody(text: string, name: NameMention, next: NameMention | undefined): { end: number; takes: (other: NameMention) => boolean } {
	const { type, span } = name;
	const alone = { end: span.to, takes: () => false };
	if (type === 'PER') return alone;
	if (type !== 'ORG') {
		// Before most names' next word it is plain that they end: patterns are for the others.
		if (classOf(text.charCodeAt(span.to + 1)) !== characterClass.upper) return alone;
		const more = rest.exec(text.slice(span.to, span.to + reach))?.[0] ?? '';
		return bodyWords.has(lastWordOf(more)) ? { end: span.to + more.length, takes: () => false } : alone;
	}
	if (next && next.type !== 'PER' && isBodyOf(text, name, next)) return { end: next.span.to, takes: other => other === next };
	const body = text.slice(span.from, span.to);
	if (!(body.includes(' of ') || body.includes(' for ')) || !lookingAfter.test(body)) return alone;
	const row = restOfRow.exec(text.slice(span.to, span.to + reach))?.[0] ?? '';
	return { end: span.to + row.length, takes: other => other.type === 'ORG' };
}

function isBodyOf(text: string, { span }: NameMention, next: NameMention): boolean {
	const distance = next.span.from - span.to;
	if (distance > longestBetween || !ofBetween.test(text.slice(span.to, next.span.from))) return false;
	return bodyWords.has(lastWordOf(text.slice(span.from, span.to))) && !placeWords.has(lastWordOf(text.slice(next.span.from, next.span.to)));
}
