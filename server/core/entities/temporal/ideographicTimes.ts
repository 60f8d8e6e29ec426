import type { Span } from '../../source/span.ts';
import type { Anchor, UnitCode } from './anchor.ts';
import { parseIsoDay } from './calendar.ts';

/** A time where no blanks part words: its place and its TIMEX3 value. */
export interface IdeographicTime {
	readonly span: Span;
	readonly timex: string;
}

/** Words for a unit that holds the article's date, or one beside it. */
const relative: readonly (readonly [code: UnitCode, shift: number, words: string])[] = [
	['D', -2, '前天|一昨日|그저께'],
	['D', -1, '昨天|昨日|어제'],
	['D', 0, '今天|今日|本日|오늘'],
	['D', 1, '明天|明日|내일'],
	['D', 2, '后天|後天|明後日|모레'],
	['W', -1, '上周|上週|上星期|先週|지난주|지난 주'],
	['W', 0, '本周|本週|这周|今週|이번 주'],
	['W', 1, '下周|下週|下星期|来週|다음 주|다음주'],
	['M', -1, '上个月|上個月|上月|先月|지난달|지난 달'],
	['M', 0, '本月|这个月|今月|이달|이번 달'],
	['M', 1, '下个月|下個月|来月|다음 달|다음달'],
	['Y', -2, '前年|一昨年|재작년'],
	['Y', -1, '去年|昨年|작년|지난해'],
	['Y', 0, '今年|本年|올해'],
	['Y', 1, '明年|来年|내년'],
];
const byWord = new Map(relative.flatMap(([code, shift, words]) => words.split('|').map(word => [word, { code, shift }] as const)));
const words = [...byWord.keys()].sort((a, b) => b.length - a.length).join('|');
const weekdays: readonly string[] = ['一月월', '二火화', '三水수', '四木목', '五金금', '六土토', '日天일'];
const units: Readonly<Record<string, UnitCode>> = {
	天: 'D',
	日: 'D',
	일: 'D',
	周: 'W',
	週: 'W',
	주: 'W',
	个月: 'M',
	ヶ月: 'M',
	か月: 'M',
	개월: 'M',
	年: 'Y',
	년: 'Y',
};
const pattern = new RegExp(
	[
		'(?<year>\\d{4})\\s?[年년](?:\\s?(?<month>\\d{1,2})\\s?[月월](?:\\s?(?<day>\\d{1,2})\\s?[日일号])?)?',
		'(?<!\\d)(?<loneMonth>\\d{1,2})\\s?[月월]\\s?(?<loneDay>\\d{1,2})\\s?[日일号]',
		`(?<word>${words})`,
		'(?:星期|周|週|礼拜)(?<zh>[一二三四五六日天])|(?<ja>[月火水木金土日])曜日?|(?<ko>[월화수목금토일])요일',
		'(?<count>\\d+)\\s?(?<unit>个月|ヶ月|か月|개월|天|日|周|週|年|일|주|년)\\s?(?<side>前|以前|전|后|後|후)',
	].join('|'),
	'gu',
);

/** The times of a text in Chinese, Japanese or Korean, in order, seen from the article's date. */
export function ideographicTimes(text: string, anchor: Anchor): IdeographicTime[] {
	if (!/[年月日天周週去今明昨曜년월일주작올]/u.test(text)) return [];
	const found: IdeographicTime[] = [];
	for (const match of text.matchAll(pattern)) {
		const timex = timexOf(match.groups ?? {}, anchor);
		if (timex !== undefined) found.push({ span: { from: match.index, to: match.index + match[0].length }, timex });
	}
	return found;
}

function timexOf(groups: Readonly<Record<string, string | undefined>>, anchor: Anchor): string | undefined {
	const { year, month, day, loneMonth, loneDay, word, zh, ja, ko, count, unit, side } = groups;
	if (year !== undefined) {
		if (month === undefined) return year;
		const timex = `${year}-${month.padStart(2, '0')}${day === undefined ? '' : `-${day.padStart(2, '0')}`}`;
		if (Number(month) < 1 || Number(month) > 12 || (day !== undefined && parseIsoDay(timex) === undefined)) return undefined;
		return timex;
	}
	if (loneMonth !== undefined) {
		const [monthNumber, dayNumber] = [Number(loneMonth), Number(loneDay)];
		return monthNumber >= 1 && monthNumber <= 12 && dayNumber >= 1 && dayNumber <= 31 ? anchor.monthDay(monthNumber, dayNumber) : undefined;
	}
	const known = word === undefined ? undefined : byWord.get(word);
	if (known) return anchor.unit(known.code, known.shift);
	const weekday = weekdays.findIndex(names => [zh, ja, ko].some(name => name !== undefined && names.includes(name)));
	if (weekday >= 0) return anchor.weekday(weekday + 1, 'past', undefined);
	if (count === undefined || unit === undefined) return undefined;
	const isPast = side === '前' || side === '以前' || side === '전';
	return anchor.unit(units[unit] ?? 'D', isPast ? -Number(count) : Number(count));
}
