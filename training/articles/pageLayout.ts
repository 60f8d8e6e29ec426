import { monthNames } from '../../server/core/articles/monthNames.ts';
import type { Random } from './random.ts';

/** How the pages of one made-up site look: drawn once for a corpus, so that its articles are alike. */
export interface PageLayout {
	/** What stands above the text, a letter each: H headline, R headline again, B byline, D date, C caption, U url, F furniture, K section name, S summary, L lead of summaries. */
	readonly order: string;
	readonly bullet: string;
	/** Blank lines: between paragraphs, after the headline, between the lines above the text, and those that may stand between articles. */
	readonly paragraphGap: number;
	readonly headlineGap: number;
	readonly metaGap: number;
	readonly articleGaps: readonly number[];
	readonly dateForm: number;
	readonly dateLanguage: string;
	readonly datePrefix: string;
	readonly furniture: readonly string[];
	readonly tail: readonly string[];
	readonly bylinePrefix: string;
	readonly section: string;
	/** Width of hard wraps; 0 for none. */
	readonly wrap: number;
	readonly indent: number;
	/** The chance of a sub-heading before a paragraph, of a missing cue, and of a dateline. */
	readonly subheads: number;
	readonly dropped: number;
	readonly datelines: number;
	readonly datelineForm: number;
	readonly inline: number;
	readonly isUpper: boolean;
}

const orders =
	'HBDC HBDC HDB HD H H H DH UDH UH HB BDH HCD HCFDFR HCFDFR HDFR HFR HR HBDF KHBD HFD U D FHDB HSBD HSDC CHBD HDC FDH BD HLBD HDL HCFDFRL HDFRL HL HRL KDH KHSDB HDBC DKH UHBD HBFD DHS HC'.split(
		' ',
	);
const bylinePrefixes = [
	'By ',
	'By ',
	'BY ',
	'by ',
	'',
	'',
	'',
	'Von ',
	'Par ',
	'Por ',
	'Di ',
	'Written by ',
	'Автор: ',
	'Текст: ',
	'Staff writer ',
	'Reporter: ',
	'كتب ',
	'Autor: ',
	'Oleh ',
	'記者 ',
];
const datePrefixes = [
	'',
	'',
	'',
	'Updated ',
	'Published: ',
	'Published ',
	'Posted on ',
	'Last updated: ',
	'Stand: ',
	'Publié le ',
	'Actualizado: ',
	'Опубликовано: ',
	'Date: ',
	'LAST UPDATED: ',
	'نشر في: ',
	'更新: ',
	'Aktualisiert am ',
];
const furniture =
	'Follow|Short Url|Share|Share this article|Print|Email|Tweet|Listen to this article|Save|Comments|0 comments|Add as preferred source|3 min read|Read aloud|Text size|Copy link|Teilen|Merken|Partager|Compartir|Поделиться|Подписаться|شارك|تابعنا|シェア|分享|Bookmark|WhatsApp|Home > News > World|Advertisement|ADVERTISEMENT|Subscribe|A- A+|Facebook|Loading...|Getty Images|Press release'.split(
		'|',
	);
const tails =
	'Read more|Read more: |Reuter|Reuters|Related|Related stories|Topics: |Tags: |Also read: |More on this story|Share this article|Follow us on Twitter|All rights reserved.|© 2025|Back to top|Lesen Sie auch|Читайте также:|اقرأ أيضا|関連記事|Follow|ENDS|- ENDS -|-30-|SOURCE: |Advertisement|* * *|___|Editing by '.split(
		'|',
	);
const sections =
	'NEWS|World|Politics|Business|Sport|MIDDLE EAST|Культура|Wirtschaft|رياضة|国際|Asia|Saudi Arabia|Pakistan|Opinion|العالم|社会|Economía'.split('|');

function some(random: Random, items: readonly string[], counts: readonly number[]): string[] {
	const chosen = new Set<string>();
	const count = random.pick(counts);
	while (chosen.size < count) chosen.add(random.pick(items));
	return [...chosen];
}

/** A layout by chance. */
export function drawLayout(random: Random): PageLayout {
	const paragraphGap = random.pick([1, 1, 1, 1, 0, 0, 2]);
	const articleGaps =
		paragraphGap === 0
			? random.pick([[0], [0, 1], [1], [1, 2], [2], [1], [3]])
			: paragraphGap === 1
				? random.pick([[1], [1], [1, 2], [1, 1, 2, 2], [2, 2, 2, 1, 1, 3], [2], [3], [1, 2, 3]])
				: random.pick([[2], [2, 3], [3], [1, 2, 3]]);
	return {
		order: random.pick(orders),
		bullet: random.pick(['  • ', '• ', '- ', '* ', '– ', '', '', '▪ ', '\u00b7 ']),
		paragraphGap,
		headlineGap: random.pick([0, 1, 1]),
		metaGap: random.pick([0, 0, 0, 1]),
		articleGaps,
		dateForm: random.whole(0, 11),
		dateLanguage: random.chance(0.5) ? '' : random.pick(Object.keys(monthNames)),
		datePrefix: random.pick(datePrefixes),
		furniture: some(random, furniture, [1, 1, 2, 3]),
		tail: some(random, tails, [0, 0, 0, 1, 1, 2]),
		bylinePrefix: random.pick(bylinePrefixes),
		section: random.pick(sections),
		wrap: random.pick([0, 0, 0, 0, 0, 0, 0, 0, 0, 60, 66, 72]),
		indent: random.pick([0, 0, 3, 4]),
		subheads: random.pick([0, 0, 0.15, 0.3, 0.6]),
		dropped: random.pick([0, 0.05, 0.2, 0.4]),
		datelines: random.pick([0, 0, 0, 0.5, 1]),
		datelineForm: random.whole(0, 5),
		inline: random.pick([0, 0, 0, 0.05, 0.12]),
		isUpper: random.chance(0.07),
	};
}

const weekdays = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ');

/** A date by chance, written as the layout writes dates. */
export function drawDate(random: Random, layout: PageLayout, language: string): string {
	const year = random.whole(1987, 2026);
	const month = random.whole(1, 12);
	const day = random.whole(1, 28);
	const hour = random.whole(0, 23);
	const minute = String(random.whole(0, 59)).padStart(2, '0');
	const two = (value: number): string => String(value).padStart(2, '0');
	const names = monthNames[layout.dateLanguage || language] ?? monthNames['en']!;
	const inflected = names.split(' ')[month - 1]!.split('|');
	const plain = inflected[Math.min(inflected.length - 1, random.whole(0, 1))]!;
	const name = plain.charAt(0).toUpperCase() + plain.slice(1);
	if ((language === 'ja' || language === 'zh') && layout.dateForm < 9) {
		return [
			`${year}年${month}月${day}日`,
			`${year}年${two(month)}月${two(day)}日 ${two(hour)}:${minute}`,
			`${year}-${two(month)}-${two(day)} ${two(hour)}:${minute}`,
		][layout.dateForm % 3]!;
	}
	return [
		`${day} ${name} ${year}`,
		`${name} ${day}, ${year}`,
		`${year}-${two(month)}-${two(day)}`,
		`${two(day)}/${two(month)}/${year}`,
		`${name} ${day}, ${year} ${two(hour)}:${minute}`,
		`${two(day)}.${two(month)}.${year} ${two(hour)}:${minute}`,
		`${weekdays[day % 7]}, ${name} ${day}, ${year}`,
		`${year}-${two(month)}-${two(day)}T${two(hour)}:${minute}:00+0000`,
		`${day}-${name.slice(0, 3).toUpperCase()}-${year} ${two(hour)}:${minute}:11.20`,
		`${(hour % 12) + 1}:${minute} ${hour < 12 ? 'a' : 'p'}m, ${name} ${day}, ${year}`,
		`${two(day)} ${name} ${year}`,
		`${two(hour)}:${minute} GMT, ${day} ${name} ${year}`,
	][layout.dateForm]!;
}

const cities: Readonly<Record<string, string>> = {
	en: 'LONDON;PARIS;NEW YORK;ISLAMABAD;KYIV;Washington;Berlin;SÃO PAULO;Nairobi;MOSCOW;ADEN;CHICAGO, Ill.;KARACHI;BRUSSELS;RIYADH;JEDDAH;DUBAI;HONG KONG;TOKYO;SEOUL',
	ru: 'МОСКВА;Москва;КИЕВ;Минск;САНКТ-ПЕТЕРБУРГ;ВАШИНГТОН;ЛОНДОН',
	ar: 'القاهرة;الرياض;بغداد;دبي;نيويورك',
	zh: '北京;上海;华盛顿;东京',
	fr: 'PARIS;Paris;GENÈVE;DAKAR;Québec;BRUXELLES',
	sw: 'Nairobi;DAR ES SALAAM;Dodoma;KAMPALA',
};
const englishMonths = 'Jan;Feb;March;April;May;June;July;Aug;Sept;Oct;Nov;Dec'.split(';');

/** A dateline by chance, with the blank that follows it; of the article's own language four times in five. */
export function drawDateline(random: Random, form: number, language: string): string {
	const home = cities[language] ?? cities['en']!;
	const city = random.pick((random.chance(0.8) ? home : random.pick(Object.values(cities))).split(';'));
	const agency = random.pick(['Reuters', 'AFP', 'AP', 'dpa', 'ТАСС', 'Xinhua']);
	const date = `${random.pick(englishMonths)} ${random.whole(1, 28)}`;
	if (language === 'zh') {
		const day = `${random.whole(1, 12)}月${random.whole(1, 28)}日`;
		return [`新华社${city}${day}电 `, `（${city}讯）`, `${city}：`, `中新网${day}电 `, `（${city}）`, `本报${city}${day}讯 `][form]!;
	}
	return [
		`${city}: `,
		`${city} (${agency}) - `,
		`${city.toUpperCase()} — `,
		`${city}, ${date} - `,
		`${city}, ${date} (${agency}) — `,
		`${city.toUpperCase()}: `,
	][form]!;
}
