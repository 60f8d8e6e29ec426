import type { LineKind } from '../../server/core/articles/articleModel.ts';
import { drawDate, drawDateline, type PageLayout } from './pageLayout.ts';
import type { Random } from './random.ts';
import type { SourceArticle } from './sourceArticles.ts';

/** A line of an article under construction; kind null for a blank line. */
export interface DrawnLine {
	text: string;
	readonly kind: LineKind | null;
	/** The dateline that it opens with. */
	dateline?: { from: number; to: number };
}

/** Who is named where no writer is. */
const agencyNames = 'Reuters AFP Wikinews Xinhua dpa Interfax Efe Staff SPA Agencies ANI PTI IANS Kyodo Yonhap Tasnim Anadolu NEWS AP'.split(' ');

const sentenceCut = /(?<=[.!?।۔؟።])\s+|(?<=[。！？])/u;

export function sentencesOf(text: string): string[] {
	return text.split(sentenceCut).filter(sentence => sentence.trim() !== '');
}

/** An article as its own source lays it out. */
export function renderNative(article: SourceArticle, random: Random, subheads: ReadonlySet<number>, body: readonly string[]): DrawnLine[] {
	const lines: DrawnLine[] = [];
	const blank = (): number => lines.push({ text: '', kind: null });
	const add = (text: string | null, kind: LineKind): void => {
		if (text) lines.push({ text, kind });
	};
	add(article.title || null, 'headline');
	if (article.style === 'reuters' && article.rawBody) {
		if (article.byline) add(`    ${article.byline}`, 'byline');
		for (const raw of (article.rawDateline + article.rawBody).split('\n'))
			add(raw.trimEnd().trim() === '' ? null : raw.replaceAll('\t', ' ').trimEnd(), 'paragraph');
		markDateline(lines, article);
		return lines;
	}
	if (article.style === 'title-meta-body') {
		add(article.byline ?? (article.date && random.chance(0.4) ? random.pick(agencyNames) : null), 'byline');
		add(article.date, 'date');
	}
	blank();
	const captions = article.captions.length > 0 ? article.captions : random.chance(0.15) ? [drawCaption(article, random)] : [];
	for (const caption of captions) {
		if (!caption) continue;
		add(caption, 'caption');
		blank();
	}
	if (article.style === 'title-title-body') {
		add(article.title, 'headline-repeat');
		blank();
	}
	body.forEach((paragraph, index) => {
		if (index > 0) blank();
		add(paragraph, subheads.has(index) ? 'subhead' : 'paragraph');
	});
	markDateline(lines, article);
	return lines;
}

function markDateline(lines: readonly DrawnLine[], article: SourceArticle): void {
	const first = lines.find(({ kind }) => kind === 'paragraph');
	const target = article.dateline?.trimEnd();
	const at = first && target ? first.text.indexOf(target) : -1;
	if (first && target && at >= 0) first.dateline = { from: at, to: at + target.length };
}

/** An article with the furniture of the page that the format's sample shows; `dropped` names a cue that is missing. */
export function renderFurniture(
	article: SourceArticle,
	random: Random,
	dropped: string,
	subheads: ReadonlySet<number>,
	body: readonly string[],
	layout: PageLayout,
): DrawnLine[] {
	const lines: DrawnLine[] = [];
	const add = (text: string, kind: LineKind | null): number => lines.push({ text, kind });
	const blank = (): void => {
		if (lines.length > 0 && lines[lines.length - 1]!.kind !== null) add('', null);
	};
	if (article.title) add(article.title, 'headline');
	blank();
	const caption = random.chance(0.4) ? drawCaption(article, random) : null;
	if (caption) {
		add(caption, 'caption');
		if (random.chance(0.8)) add('Short Url', 'boilerplate');
	}
	if (!dropped.includes('date'))
		add(`Updated ${drawDate(random, { ...layout, dateForm: 10, dateLanguage: random.chance(0.7) ? 'en' : '' }, article.lang)}`, 'date');
	if (!dropped.includes('follow')) add('Follow', 'boilerplate');
	blank();
	if (article.title && !dropped.includes('repeat')) {
		add(article.title, 'headline-repeat');
		blank();
	}
	if (random.chance(0.6)) {
		for (const summary of drawSummaries(article, random)) add((dropped.includes('bullets') ? '' : '  • ') + summary, 'summary');
		blank();
	}
	body.forEach((paragraph, index) => {
		if (index > 0) blank();
		const drawn = index === 0 ? withDateline(paragraph, article, random, 1, random.pick([0, 0, 5, 3, 1])) : { text: paragraph };
		lines.push({ ...drawn, kind: subheads.has(index) ? 'subhead' : 'paragraph' });
	});
	return lines;
}

function withDateline(
	paragraph: string,
	article: SourceArticle,
	random: Random,
	chance: number,
	form: number,
): { text: string; dateline?: { from: number; to: number } } {
	const own = article.dateline?.trimEnd();
	if (own && paragraph.includes(own)) return { text: paragraph, dateline: { from: paragraph.indexOf(own), to: paragraph.indexOf(own) + own.length } };
	const prefix = own ? `${own} ` : random.chance(chance) ? drawDateline(random, form, article.lang) : '';
	return prefix === '' ? { text: paragraph } : { text: prefix + paragraph, dateline: { from: 0, to: prefix.trimEnd().length } };
}

/** Two or three words with capitals, inside a sentence: names of people, places and bodies. */
const capitalisedWords = /(?<=\p{L} )\p{Lu}[\p{L}\p{M}’'-]+(?: \p{Lu}[\p{L}\p{M}’'-]+){1,2}/gu;
const credits = [
	' (AFP)',
	' (File/Reuters)',
	'. Photo: AP',
	' / Getty Images',
	' (Photo by X)',
	'. (Supplied)',
	' | Foto: dpa',
	' (AFP photo)',
	' (SPA)',
	'. Image: NASA.',
	' Image: AFP.',
	'. (AN photo)',
	'（写真：共同）',
	' (Reuters)',
	' (File photo)',
	'. Фото: ТАСС',
	' © AFP',
	' Image source, Getty Images',
];

/** A caption that the source has, or one made of its names or of a sentence of it. */
function drawCaption(article: SourceArticle, random: Random): string | null {
	if (article.captions.length > 0 && random.chance(0.7)) return random.pick(article.captions);
	const made = random.chance(0.5) ? captionOfNames(article, random) : captionOfSentence(article, random);
	if (!made) return null;
	if (random.chance(0.25)) return made.replace(/[,;:–-]*$/u, '.').replace(/\.\.$/u, '.');
	return random.chance(0.5) ? made.replace(/[.。]$/u, '') + random.pick(credits) : made.replace(/[,;:–-]*$/u, '');
}

function captionOfNames(article: SourceArticle, random: Random): string | null {
	const names = article.body.flatMap(paragraph => paragraph.match(capitalisedWords) ?? []);
	if (names.length === 0) return captionOfSentence(article, random);
	const [one, other] = [random.pick(names), random.pick(names)];
	const year = random.whole(1995, 2025);
	const rest = captionOfSentence(article, random)?.split(' ').slice(0, random.whole(3, 9)).join(' ') ?? other;
	return random.pick([
		one,
		one,
		`${one}, ${year}`,
		`${one} (${year})`,
		`${one} (left) and ${other} (right)`,
		`${one} – ${other}`,
		`${one}, ${other}`,
		`${one}: ${rest}`,
		`${one}, ${rest}`,
	]);
}

function captionOfSentence(article: SourceArticle, random: Random): string | null {
	const sentence = sentencesOf(random.pick(article.body))[0];
	if (!sentence || sentence.length < 20) return null;
	let caption = sentence.slice(0, random.whole(25, 240));
	const blankAt = caption.lastIndexOf(' ');
	if (caption.length < sentence.length && blankAt > 20) caption = caption.slice(0, blankAt);
	// A piece that ends where the sentence pauses reads like one that was meant.
	const pause = Math.max(caption.lastIndexOf(','), caption.lastIndexOf('，'), caption.lastIndexOf('،'));
	return pause > 25 && random.chance(0.6) ? caption.slice(0, pause) : caption;
}

function drawSummaries(article: SourceArticle, random: Random): string[] {
	const strip = random.chance(0.6);
	const found: string[] = [];
	for (let count = random.pick([1, 2, 2, 3, 4]); count > 0; count--) {
		const sentence = random.pick(sentencesOf(random.pick(article.body)).slice(0, 2));
		if (sentence && sentence.length < 240 && sentence.length > 20 && !found.includes(sentence))
			found.push(strip ? sentence.replace(/[.。]$/u, '') : sentence);
	}
	return found;
}

/** An article in a made-up layout. */
export function renderLayout(
	article: SourceArticle,
	layout: PageLayout,
	random: Random,
	names: readonly string[],
	subheads: ReadonlySet<number>,
	body: readonly string[],
): DrawnLine[] {
	const lines: DrawnLine[] = [];
	const blank = (count: number): void => {
		for (let left = count; left > 0; left--) lines.push({ text: '', kind: null });
	};
	const add = (text: string, kind: LineKind): number => lines.push({ text, kind });
	const title = layout.isUpper ? article.title.toUpperCase() : article.title;
	const kept = (): boolean => !random.chance(layout.dropped);
	for (const letter of layout.order) {
		const before = lines.length;
		if (letter === 'H' && title && (layout.order === 'H' || kept())) {
			add(title, 'headline');
			blank(layout.headlineGap);
			continue;
		}
		if (letter === 'R' && title && kept()) {
			if (lines.length > 0 && lines[lines.length - 1]!.kind !== null) blank(1);
			add(title, lines.some(({ kind }) => kind === 'headline') ? 'headline-repeat' : 'headline');
			if (random.chance(0.5)) blank(1);
		} else if (letter === 'K') add(layout.section, 'boilerplate');
		else if (letter === 'B' && kept()) {
			const byline = article.byline && random.chance(0.5) ? article.byline : random.chance(0.15) ? random.pick(agencyNames) : random.pick(names);
			const own = (byline.length < 50 ? layout.bylinePrefix : '') + byline;
			add(
				random.chance(0.1) ? `${own}, ${random.pick(['Reuters', 'Staff Writer', 'Political Editor', 'BBC News', 'AFP', 'Arab News'])}` : own,
				'byline',
			);
		} else if (letter === 'D' && kept()) {
			add(layout.datePrefix + (article.date && random.chance(0.3) ? article.date : drawDate(random, layout, article.lang)), 'date');
			if (random.chance(0.1)) add(`Updated ${drawDate(random, layout, article.lang)}`, 'date');
		} else if (letter === 'C' && random.chance(0.6)) {
			const caption = drawCaption(article, random);
			if (caption) {
				if (random.chance(0.5)) blank(1);
				add(caption, 'caption');
				if (random.chance(0.5)) blank(1);
			}
		} else if (letter === 'F') {
			for (const furniture of layout.furniture) if (random.chance(0.85)) add(furniture, 'boilerplate');
		} else if (letter === 'U' && (article.url || random.chance(0.7))) {
			add(
				article.url ??
					`https://www.${random.pick(['news', 'dailypost', 'gazeta', 'alwatan'])}.com/${random.pick(['world', 'news/2024/05', 'a'])}/${random.whole(1000, 99999)}`,
				'url',
			);
		} else if (letter === 'S') {
			const first = sentencesOf(article.body[0]!)[0];
			if (first && first.length < 220) add(first, 'summary');
		} else if (letter === 'L') {
			blank(lines.length > 0 ? 1 : 0);
			for (const summary of drawSummaries(article, random)) add(layout.bullet + summary, 'summary');
		}
		if (lines.length > before && layout.metaGap) blank(1);
	}
	while (lines.length > 0 && lines[lines.length - 1]!.kind === null) lines.pop();
	if (lines.length > 0 && (layout.paragraphGap > 0 || random.chance(0.7))) blank(Math.max(1, layout.paragraphGap));
	body.forEach((paragraph, index) => {
		const isSubhead = subheads.has(index);
		if (index > 0 && !isSubhead && random.chance(layout.inline)) {
			add(
				random.pick([
					`Read more: ${random.pick(names)}`,
					'Advertisement',
					'ADVERTISEMENT',
					`Also read: ${paragraph.split(' ').slice(0, 7).join(' ')}`,
					`Image: ${random.pick(names)}`,
					random.pick(layout.furniture),
				]),
				'boilerplate',
			);
			blank(layout.paragraphGap);
		}
		const drawn: { text: string; dateline?: { from: number; to: number } } =
			index === 0 ? withDateline(paragraph, article, random, layout.datelines, layout.datelineForm) : { text: paragraph };
		const kind = isSubhead ? 'subhead' : 'paragraph';
		if (layout.wrap > 0 && paragraph.slice(0, 90).includes(' ')) {
			const pieces = wrapped(drawn.text, layout.wrap, layout.indent);
			pieces.forEach((piece, at) => {
				const line: DrawnLine = { text: piece, kind };
				const to = (drawn.dateline?.to ?? 0) + layout.indent;
				if (at === 0 && drawn.dateline && to <= piece.length) line.dateline = { from: drawn.dateline.from + layout.indent, to };
				lines.push(line);
			});
		} else {
			const indent = layout.paragraphGap === 0 ? layout.indent : 0;
			const line: DrawnLine = { text: ' '.repeat(indent) + drawn.text, kind };
			if (drawn.dateline) line.dateline = { from: drawn.dateline.from + indent, to: drawn.dateline.to + indent };
			lines.push(line);
		}
		if (index < body.length - 1 && !(isSubhead && random.chance(0.3))) blank(layout.wrap > 0 && layout.indent > 0 ? 0 : layout.paragraphGap);
	});
	if (random.chance(0.7)) {
		for (const tail of layout.tail) {
			if (random.chance(0.2)) continue;
			blank(random.pick([0, layout.paragraphGap]));
			add(/[: ]$/.test(tail) ? tail + random.pick(names) : tail, 'boilerplate');
		}
	}
	return lines;
}

function wrapped(text: string, width: number, indent: number): string[] {
	const pieces: string[] = [];
	let piece = ' '.repeat(indent);
	for (const word of text.split(' ')) {
		if (piece.trim() !== '' && piece.length + 1 + word.length > width) {
			pieces.push(piece);
			piece = word;
		} else piece += piece.trim() === '' ? word : ` ${word}`;
	}
	if (piece.trim() !== '') pieces.push(piece);
	return pieces;
}
