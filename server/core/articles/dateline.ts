import type { Span } from '../source/span.ts';
import { formedDateline, isKnownPlace } from './datelineForms.ts';
import { monthOf, parseDateLine } from './dates.ts';

/** A dateline as written at a paragraph's start: `ISLAMABAD, Aug 9 (Reuters) -`. The span counts from the paragraph's start, without what follows the mark. */
export interface WrittenDateline {
	readonly span: Span;
	readonly place: string | null;
	/** The span of its date, to be read with the article's year; null where it has none. */
	readonly date: Span | null;
	readonly agency: string | null;
}

/** A dateline is never longer, in UTF-16 units. */
const longest = 90;

const agencies =
	/^(?:reuters?|afp|ap|upi|dpa|apa|efe|ansa|tass|тасс|interfax|интерфакс|риа новости|ria novosti|xinhua|新华社|kyodo|共同|時事|yonhap|ians|pti|ani|app|petra|wam|spa|واس|kuna|mena|irna|bernama|antara|aap|cna|bbc|cnn|arab news|asharq al-awsat|الشرق الأوسط|رويترز|أ ف ب|أ\.ف\.ب|د ب أ|وام|panapress|belga|anp|tt|ntb|ritzau|stt|lusa|agerpres|pap|čtk|ctk|mti|anadolu|aa|tanjug|hina|укринформ|унiан|унн|news agencies|agencies|wikinews|ips|[\p{L}\d-]{3,16}\.(?:com|co|co\.id|id|net|org|ru|ua|pl))(?:[/ ,].*)?$/iu;

/** What stands in capitals before a colon and is nowhere. */
const notPlaces = new Set(
	'update breaking exclusive watch note opinion editorial photos photo video factbox analysis interview review live corrected correction question answer warning read more source sources summary tags date author by س ج سؤال جواب عاجل خاص تحليل رأي ملاحظة المصدر تنويه صور فيديو بالصور بالفيديو ביקורת שאלה תשובה דעה 问 答 注 图 图文 视频 快讯 评论 导读 摘要 提要 编者按 编者注 原标题 标题 来源 核心提示 本报讯 本报记者 记者 作者 資料 図解 写真 動画 速報 独自 訂正 解説 特集 社説 更新 号外 質問 回答 注意 関連 질문 답변 속보 단독 사진 영상 인터뷰 사설 해설 प्रश्न उत्तर नोट सवाल जवाब वीडियो ถาม ตอบ หมายเหตุ سوال جواب نوٹ ব্যাখ্যা প্রশ্ন উত্তর'.split(
		' ',
	),
);

/** Who says what follows the colon, in Chinese: the verb stands last. */
const saying = /(?:说|說|称|稱|表示|指出|认为|認為|强调|強調|介绍|介紹|回答)$/u;

/**
 * The dateline that opens a paragraph; null where there is none that is certain. Of an article's first paragraphs (`isFirst`) more is believed: a name
 * before a colon in a script without capitals, a city before a stop.
 */
export function findDateline(paragraph: string, isFirst = false): WrittenDateline | null {
	const head = paragraph.slice(0, longest);
	const blank = head.length - head.trimStart().length;
	const formed = formedDateline(head.trimStart());
	if (formed) {
		const { to, place, date, agency } = formed;
		return { span: { from: blank, to: blank + to }, place, date: date && { from: date.from + blank, to: date.to + blank }, agency };
	}
	return markedDateline(head) ?? (isFirst && paragraph.length - blank >= shortestParagraph ? bareDateline(head, blank) : null);
}

/** What follows a bare place is a paragraph of news: an answer in an interview, or a list's line, is often shorter. In UTF-16 units. */
const shortestParagraph = 40;

/** A place alone before a mark: `الرياض:`, `（北京）`, `Washington:`, `Dar es Salaam.` */
function bareDateline(head: string, blank: number): WrittenDateline | null {
	const text = head.slice(blank);
	const bracketed = /^[（(［[【](?<place>[\p{Lo}\p{M}ー・]{2,10})[】)）］\]](?:\s?[-–—:：])?/u.exec(text);
	const marked =
		/^(?<place>[\p{Lu}\p{Lo}][\p{L}\p{M}’'ฯ-]*(?:\s[\p{L}\p{M}’'-]+){0,3}?)(?:\s?[:：।]|\s[-–—]|[.—](?=\s\p{Lu}))(?=\s|[\p{Lo}“”"«「]|$)/u.exec(text);
	const found = bracketed ?? marked;
	const place = found?.groups?.['place'];
	if (!found || !place || notPlaces.has(place.toLowerCase()) || saying.test(place)) return null;
	const isUncased = place.toLowerCase() === place.toUpperCase();
	const isShort = place.split(/\s/u).length <= 3 && [...place].length <= 20;
	if (isUncased ? !isShort || place.length < 2 : !isKnownPlace(place)) return null;
	return { span: { from: blank, to: blank + found[0].trimEnd().length }, place, date: null, agency: null };
}

function markedDateline(head: string): WrittenDateline | null {
	const mark = markIn(head);
	if (!mark) return null;
	const words = head.slice(0, mark.from).trimEnd();
	const indent = words.length - words.trimStart().length;
	const read = readPlace(words.trimStart(), mark);
	if (!read) return null;
	const shift = (span: Span | null): Span | null => (span ? { from: span.from + indent, to: span.to + indent } : null);
	return { ...read, date: shift(read.date), span: { from: indent, to: mark.to } };
}

/** The first colon or dash that could close a dateline. */
interface Mark {
	readonly from: number;
	readonly to: number;
	readonly isColon: boolean;
	/** A long dash between blanks. Only in Cyrillic does it often follow a name as the verb that is left out. */
	readonly isLong: boolean;
}

function markIn(head: string): Mark | null {
	const found = /(?::(?=\s|$)|：|\s(?:--|[-–—])(?=\s|$)|[-–—](?=\s)|(?<=[)）])[-–—:]|\s--(?=\S)|(?<=\p{L})—(?=\p{Lu}))/u.exec(head);
	if (!found) return null;
	return { from: found.index, to: found.index + found[0].length, isColon: /[:：]/.test(found[0]), isLong: /^\s(?:—|--)/.test(found[0]) };
}

interface ReadPlace {
	readonly place: string | null;
	readonly date: Span | null;
	readonly agency: string | null;
}

function readPlace(words: string, mark: Mark): ReadPlace | null {
	if (words.length < 2) return null;
	let rest = words;
	let agency: string | null = null;
	const parenthesis = /\s*[（(]([^()（）]{2,40})[)）]\s*$/u.exec(rest);
	if (parenthesis) {
		agency = parenthesis[1]!.trim();
		rest = rest.slice(0, parenthesis.index).trimEnd();
	}
	const found = /\p{Nd}/u.test(rest) ? parseDateLine(rest) : null;
	let date: Span | null = null;
	if (found) {
		const after = rest.slice(found.span.to).replace(/^[\s.,]+/u, '');
		if (after && !agencies.test(after) && after.length > 3) return null;
		if (after && agencies.test(after)) agency ??= after;
		date = found.span;
		rest = rest.slice(0, found.span.from).replace(/[\s,]+$/u, '');
	}
	rest = rest.replace(/,$/u, '').trim();
	const commas = rest.split(/\s*[,،]\s*/u);
	const last = commas[commas.length - 1]!;
	if (commas.length > 1 && agencies.test(last)) {
		agency ??= last;
		commas.pop();
	}
	const place = commas.join(', ');
	if (place === '') return agency && (date || agencies.test(agency)) ? { place: null, date, agency } : null;
	if (agencies.test(place)) return { place: null, date, agency: agency ?? place };
	if (!isPlace(place, date !== null || agency !== null || (mark.isLong && !/\p{Script=Cyrillic}/u.test(place)))) return null;
	return { place, date, agency };
}

/** A place is written in capitals, or, beside a date or an agency, as names are. */
function isPlace(place: string, hasMore: boolean): boolean {
	if (/[\p{Nd}"“”«»?!:;]/u.test(place) || !/\p{L}/u.test(place) || /^[^()]*\)|\([^()]*$/u.test(place)) return false;
	const words = place.split(/[\s,]+/u).filter(word => word !== '');
	if (words.length > 7 || monthOf(place) > 0 || notPlaces.has(place.toLowerCase())) return false;
	const [town = ''] = place.split(',');
	const first = words[0]!;
	// Two letters alone are an abbreviation: `PM:`, `UE :`.
	if (inCapitals(first) && (hasMore || first.length > 2 || words.length > 1) && (hasMore || town.split(/\s+/u).every(isShortOrCapitals)))
		return words.every(word => /^[\p{Lu}(]/u.test(word) || word.length <= 3);
	if (!hasMore) return false;
	return words.length <= 4 && words.every(word => /^[\p{Lu}\p{Lo}(]/u.test(word) || word.length <= 3);
}

function inCapitals(word: string): boolean {
	return word.length > 1 && word === word.toUpperCase() && word !== word.toLowerCase();
}

/** In a town's name in capitals no other word is written otherwise, but for small ones: `RIO de JANEIRO`. */
function isShortOrCapitals(word: string): boolean {
	return word.length <= 3 || inCapitals(word);
}
