import type { Span } from '../source/span.ts';

/**
 * Datelines that have forms of their own: in brackets, before `电`, between stops. Each pattern stands at a paragraph's start and names its groups
 * `place`, `date` and `agency`. From style books and front pages of news agencies.
 */

export interface FormedDateline {
	/** From the text's start up to the end of the mark that closes it. */
	readonly to: number;
	readonly place: string | null;
	readonly date: Span | null;
	readonly agency: string | null;
}

/** Agencies by name, and the addresses of web newspapers; those of one or two letters in capitals only. */
const agencyName =
	'(?:[Rr]euters?|REUTERS?|AFP|AP|UPI|dpa|DPA|APA|EFE|ANSA|TASS|ТАСС|Interfax|Интерфакс|ИНТЕРФАКС|INTERFAX(?:\\.RU)?|РИА Новости|Xinhua|Kyodo|Yonhap|Bloomberg|IANS|PTI|ANI|APP|PETRA|WAM|SPA|KUNA|MENA|IRNA|ISNA|Bernama|BERNAMA|ANTARA|Antara|AAP|TTXVN|PAP|ČTK|TASR|MTI|HINA|Hina|Tanjug|STT|TT|NTB|Ritzau|Belga|ANP|Lusa|LUSA|LaPresse|askanews|AdnKronos|Adnkronos|AA|DHA|İHA|УНИАН|УНІАН|Укринформ|Укрінформ|БЕЛТА|Корр\\. БЕЛТА|NAN|GNA|KNA|رويترز|واس|وام|قنا|كونا|أ ف ب|أ\\.ف\\.ب|اف ب|د ب أ|سانا|وفا|بترا|الشرق الأوسط|العربية\\.نت|الجزيرة نت|ایرنا|ایسنا|فارس|مهر|تسنیم|اے ایف پی|اے پی پی|भाषा|वार्ता|एजेंसी|एएनआई|आईएएनएस|বাসস|ইউএনবি|[\\p{L}\\d-]{3,16}\\.(?:com|co|co\\.id|id|net|org|ru|ua|pl|CO|COM))';
const chineseAgency = '(?:新华社|新华网|中新社|中新网|人民网|央视网|环球网|法新社|路透社|美联社|德新社|共同社|中央社|本报|本台|海外网|澎湃新闻)';
const japaneseAgency = '(?:共同|時事|聯合ニュース|ロイター|ＡＦＰ|AFP|ＡＰ|AP|新華社|ＣＮＮ|CNN)';
/** One to four words of a place. */
const place = "(?<place>[\\p{Lu}\\p{Lo}][\\p{L}\\p{M}’'./-]*(?:[\\s,]{1,2}(?:\\p{Ll}{2,3}\\s)?[\\p{Lu}\\p{Lo}][\\p{L}\\p{M}’'./-]*){0,3}?)";
const day =
	'(?<date>\\p{Nd}{1,2}\\.?\\s?(?:de\\s)?[\\p{L}\\p{M}]{2,12}\\.?(?:\\s(?:de\\s)?\\p{Nd}{4})?|\\p{Nd}{1,2}[./]\\p{Nd}{1,2}(?:[./]\\p{Nd}{4})?|\\p{L}{3,9}\\.?\\s\\p{Nd}{1,2})';
const closing = '\\s?(?:\\.?\\s?[-–—:]+|[।.])?(?=\\s|$|[\\p{Lo}“"«])';

/**
 * A form, and what no text of it lacks: to compile one of these patterns takes milliseconds, and most documents hold none of the marks that they are
 * about.
 */
interface Form {
	readonly needs: RegExp;
	readonly pattern: RegExp;
}

const bracketFirst = /^[(（[［【]/;
const bracket = /[(（]/;
const slash = /\//;
const month = /月/;

const forms: readonly Form[] = [
	// (서울=연합뉴스) 홍길동 기자 =
	{
		needs: bracketFirst,
		pattern:
			/^[(（[【](?<place>[\p{Script=Hangul}·/]{2,14})(?:\s?(?:AP|AFP|EPA|UPI|로이터|신화|교도|타스|블룸버그))?\s?[=＝]\s?(?<agency>[^)）\]】]{2,14})[)）\]】](?:\s?[\p{Script=Hangul}·,\s]{2,24}기자\s?[=＝])?/u,
	},
	// ［東京　９日　ロイター］ -
	{
		needs: bracketFirst,
		pattern: /^[［[](?<place>[^\s　\]］]{1,14})[\s　]+(?<date>\p{Nd}{1,2}日)[\s　]+(?<agency>[^\]］]{2,14})[］\]](?:\s?[-–—])?/u,
	},
	// 【ワシントン共同】 and 【東京=山田花子】
	{
		needs: bracketFirst,
		pattern: new RegExp(
			`^[【（(](?<place>[\\p{Script=Han}\\p{Script=Katakana}ー・]{1,12}?)(?:(?<agency>${japaneseAgency})|[=＝](?<desk>[^】）)]{1,16}))[】）)]`,
			'u',
		),
	},
	// 新华社北京8月9日电（记者张三）
	{
		needs: month,
		pattern: new RegExp(
			`^(?:(?<agency>${chineseAgency})(?:记者)?)?\\s?(?<place>\\p{Script=Han}{0,8}?)\\s?(?<date>\\p{Nd}{1,2}\\s?月\\p{Nd}{1,2}\\s?[日号])(?:专?电|讯|消息|综合外电报道)(?:\\s?[（(][^）)]{1,30}[)）])?[：:]?`,
			'u',
		),
	},
	// （中央社記者王小明台北9日電）
	{
		needs: bracketFirst,
		pattern: /^[（(](?<agency>中央社)(?:記者\p{Script=Han}{2,3})?(?<place>\p{Script=Han}{2,4})(?<date>\p{Nd}{1,2}日)[^）)]{0,8}[)）]/u,
	},
	// （华盛顿综合电）
	{ needs: bracketFirst, pattern: /^[（([](?<place>\p{Script=Han}{2,8}?)(?:综合|綜合)?(?<agency>路透|法新|彭博|美联)?(?:讯|訊|电|電)[)）\]]/u },
	// Madrid, 9 ago (EFE).- and नई दिल्ली, 9 अगस्त (भाषा)
	{ needs: bracket, pattern: new RegExp(`^${place},?\\s${day}\\s?[(（](?<agency>${agencyName})[)）]${closing}`, 'u') },
	// МОСКВА, 9 августа. /ТАСС/.
	{ needs: slash, pattern: new RegExp(`^${place}[,.]\\s${day}\\.?\\s/(?<agency>[^/]{2,24})/\\.?`, 'u') },
	// 9 августа, Минск /Корр. БЕЛТА/.
	{ needs: slash, pattern: new RegExp(`^${day},\\s${place}\\s/(?<agency>[^/]{2,24})/\\.?`, 'u') },
	// Москва. 9 августа. INTERFAX.RU -
	{ needs: /\p{Nd}.*\.\s/su, pattern: new RegExp(`^${place}\\.\\s${day}\\.\\s(?<agency>${agencyName})\\.?(?:\\s[-–—])?`, 'u') },
	// (ANSA) - ROMA, 09 AGO -
	{
		needs: bracketFirst,
		pattern: new RegExp(`^[(（](?<agency>${agencyName})[)）]\\s?[-–—]?\\s(?<place>\\p{Lu}[\\p{Lu}\\s'’-]{1,24}),\\s${day}\\s?[-–—]`, 'u'),
	},
	// Berlin (dpa). and تهران (ایسنا) -
	{ needs: bracket, pattern: new RegExp(`^${place}\\s?[(（](?<agency>${agencyName})[)）]${closing}`, 'u') },
	// الرياض – واس: and لندن: «الشرق الأوسط»
	{
		needs: /^\p{Script=Arabic}/u,
		pattern: new RegExp(
			`^(?<place>\\p{Script=Arabic}{2,14}(?:\\s\\p{Script=Arabic}{2,14}){0,2})\\s?[-–—:ـ]\\s?[«"“]?(?<agency>${agencyName})[»"”]?(?:\\s?[:-–—ـ]|(?=\\s|$))`,
			'u',
		),
	},
	// TEMPO.CO, Jakarta -
	{ needs: /^[^,]+,\s.*[-–—]/s, pattern: new RegExp(`^(?<agency>${agencyName}),\\s${place}\\s?[-–—]+(?=\\s)`, 'u') },
];

/** The dateline in a form of its own that opens a text; null where there is none. */
export function formedDateline(text: string): FormedDateline | null {
	if (!/^[\p{Lu}\p{Lo}\p{Nd}(（[［【]/u.test(text)) return null;
	for (const { needs, pattern } of forms) {
		const found = needs.test(text) ? pattern.exec(text) : null;
		if (!found?.groups) continue;
		const { place: where, date: when, agency } = found.groups;
		const dateFrom = when ? found[0].indexOf(when) : -1;
		return {
			to: found[0].trimEnd().length,
			place: where?.trim() || null,
			date: when ? { from: dateFrom, to: dateFrom + when.replace(/\.$/, '').length } : null,
			agency: agency && !/^(?:本报|本台)$/.test(agency) ? agency : null,
		};
	}
	return null;
}

/** Cities that papers write in small letters before a colon or a stop: nothing but the name tells them from other words. */
const knownPlaces = new Set(
	'abuja;accra;addis ababa;aden;algiers;almaty;amman;amsterdam;ankara;athens;auckland;baghdad;baku;bangkok;barcelona;beijing;beirut;belgrade;berlin;bern;bogota;bogotá;bonn;boston;brasília;bratislava;brussels;brüssel;bruxelles;bucharest;budapest;buenos aires;cairo;canberra;caracas;chennai;chicago;colombo;copenhagen;damascus;dar es salaam;dhaka;dodoma;doha;dubai;dublin;erbil;frankfurt;freetown;gaza;geneva;genève;hanoi;hà nội;harare;havana;helsinki;hong kong;houston;islamabad;istanbul;i̇stanbul;jakarta;jeddah;jerusalem;johannesburg;juba;kabul;kampala;karachi;kathmandu;khartoum;kigali;kingston;kinshasa;kuala lumpur;kuwait;kyiv;lagos;lahore;la paz;lima;lisboa;lisbon;london;los angeles;luanda;lusaka;madrid;makkah;manama;manila;maputo;mexico city;milan;minsk;mogadishu;mombasa;montreal;moscow;mumbai;munich;muscat;nairobi;new delhi;new york;nicosia;oslo;ottawa;panama;paris;prague;praha;pretoria;quito;ramallah;riga;rio de janeiro;riyadh;roma;rome;sanaa;san francisco;santiago;são paulo;sarajevo;seoul;shanghai;singapore;skopje;sofia;stockholm;sydney;taipei;tallinn;tashkent;tbilisi;tehran;tel aviv;tokyo;toronto;tripoli;tunis;vienna;vilnius;warsaw;warszawa;washington;wien;yangon;yerevan;zagreb;zürich;москва;киев;київ;минск;мінск;санкт-петербург;алматы;астана;ташкент;вашингтон;лондон;париж;берлин;пекин;токио;брюссель;женева;софия;београд;скопје;αθήνα;λευκωσία'.split(
		';',
	),
);

/** Whether a name is one of the world's cities, in the language of the papers there or in English. */
export function isKnownPlace(name: string): boolean {
	return knownPlaces.has(name.toLowerCase());
}
