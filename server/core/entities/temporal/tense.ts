import type { Tense } from './anchor.ts';
import type { ClassifiedText } from './tokens.ts';

/** Verbs that, in the present, speak of what a timetable holds: `talks resume Monday`. */
const timetableVerb =
	/^(?:resumes?|opens?|begins?|starts?|returns?|meets?|ends?|arrives?|expires?|leaves?|votes?|visits?|takes?|goes|closes?|continues?)$/;

const pastVerb =
	/^(?:said|was|were|had|did|became|began|bought|broke|brought|built|came|drew|fell|felt|fought|found|gave|got|grew|held|kept|knew|led|left|lost|made|met|paid|rose|sank|sent|sold|spent|spoke|stood|struck|took|told|went|won|wrote)$/;
/** `-ed`, where no `be` stands before it: what will be launched is to come. */
const endsLikePast = /^(?!.*(?:eed|naked|sacred|hundred|united|limited|so-called)$)[a-z-]{2,}ed$/;
const passive = /^(?:be|been|being|is|are|get|gets|remains?|stays?|to)$/;
/** What follows a verb rather than a participle before its noun: `the delayed talks`. */
const behindVerb =
	/^(?:the|a|an|to|in|on|at|by|for|from|with|into|over|after|that|his|her|its|their|him|them|it|us|as|about|against|between|early|late|last|this)$/;

/** So many tokens before an expression, and behind it, say when it is. */
const reachBefore = 14;
const reachBehind = 6;

/**
 * Whether the sentence speaks of what was or of what is to come, by the nearest sign before the expression (a `will`, `scheduled` or `due`; a verb in the past), or
 * one just behind; undefined where there is none.
 */
export function tenseOf(source: ClassifiedText, first: number, last: number): Tense | undefined {
	const word = (index: number): string => source.text.slice(source.from[index], source.to[index]).toLowerCase();
	if (word(first - 2) === 'ahead' && source.classes[first - 1] === 'O') return 'future';
	if (word(first - 2) === 'to' && source.classes[first - 1] === 'X') return 'future';
	for (let index = first - 1; index >= Math.max(0, first - reachBefore); index--) {
		const letter = source.classes[index];
		if (letter === '\n' || (letter === '.' && /^[.\s]+\p{Lu}/u.test(source.text.slice(source.from[index], (source.to[index] ?? 0) + 3)))) break;
		if (letter === 'l' || (letter === 'L' && word(index) !== 'by')) return 'future';
		const said = word(index);
		if (said === 'to' && /^(?:is|are)$/.test(word(index - 1))) return 'future';
		if (said === 'set' && /^(?:for|to)$/.test(word(index + 1))) return 'future';
		if (index >= first - 3 && timetableVerb.test(said) && !/^(?:the|a|an|his|her|its|their|this|that)$/.test(word(index - 1))) return 'future';
		if (pastVerb.test(said) && !passive.test(word(index - 1))) return 'past';
		if (letter === 'X' && endsLikePast.test(said) && !passive.test(word(index - 1)) && (index >= first - 2 || behindVerb.test(word(index + 1))))
			return 'past';
	}
	for (let index = last; index < Math.min(source.classes.length, last + reachBehind); index++) {
		if (source.classes[index] === '.' || source.classes[index] === '\n') break;
		if (source.classes[index] === 'l') return 'future';
		if (index < last + 3 && source.classes[index] === 'L' && /^(?:will|shall)$/.test(word(index))) return 'future';
	}
	return undefined;
}
