/** Words that pages put around articles, in the languages that we know. Lines are compared in lower case, without digits and marks at their ends. */

/** Whole lines of page furniture. */
export const furnitureLines: ReadonlySet<string> = new Set(
	`follow|short url|share|share this|share this article|share this page|print|email|e-mail|tweet|listen to this article|listen|save|comment|comments|add as preferred source
min read|minute read|mins read|read aloud|text size|copy link|link copied|bookmark|whatsapp|facebook|twitter|telegram|linkedin|reddit|home|advertisement|ad|sponsored|subscribe|sign up|read more|read full story
related|related stories|related articles|related topics|more on this story|back to top|ends|end|all rights reserved|follow us|follow us on twitter|newsletter|latest news|most read|news|world|politics|business|sport|sports|opinion
getty images|image source|media caption|image caption|watch|video|photo|photos|gallery|updated|published|reuter|reuters|afp|ap|topics|tags|more|continue reading|recommended|trending|breaking news|exclusive|analysis|live|editors' picks
teilen|merken|drucken|folgen|lesen sie auch|mehr zum thema|anzeige|werbung|kommentare|newsletter abonnieren|partager|imprimer|suivre|lire aussi|publicité|commentaires|s'abonner|compartir|seguir|imprimir|publicidad|comentarios|leer más|lea también
condividi|stampa|leggi anche|pubblicità|compartilhar|leia mais|leia também|publicidade|delen|lees ook|dela|läs mer|del|les også|paylaş|takip et|udostępnij|czytaj także|reklama|sdílet|поделиться|подписаться|читайте также|реклама|комментарии|печать|подробнее
поділитися|читайте також|شارك|تابعنا|اقرأ أيضا|اقرأ أيضًا|إعلان|طباعة|مشاركة|المزيد|اشترك|متابعة|التعليقات|רכישת מנוי|שתף|תגובות|שתפו|שיתוף|साझा करें|शेयर करें|यह भी पढ़ें|विज्ञापन|مزید پڑھیں|شیئر کریں|اشتراک|シェア|共有|ツイート|関連記事|印刷|広告|フォロー|続きを読む|分享|打印|相关新闻|相关阅读|广告|关注|評論|评论|공유|광고|관련기사|댓글
bagikan|baca juga|iklan|komentar|chia sẻ|xem thêm|quảng cáo|shiriki|soma pia|soma zaidi|ibahagi`
		.split(/[|\n]/)
		.map(line => line.trim()),
);

/** How lines of furniture begin that go on with a name or a link. */
export const furnitureOpenings: readonly string[] =
	'read more:|read more |also read:|also read |see also:|see also |related:|topics:|tags:|tag:|keywords:|source:|sources:|image:|photo:|share |follow us|follow @|copyright|©|(c) 20|all rights|click here|sign up|subscribe |watch:|listen:|more:|editing by|reporting by|(reporting by|(editing by|lesen sie auch|mehr zum thema|lire aussi|leer más|lea también|leggi anche|leia mais|leia também|lees ook|читайте также|источник:|теги:|اقرأ أيضا|المصدر:|关键词|来源：|来源:|関連記事|home >|home ›|home /|baca juga|soma pia'.split(
		'|',
	);

/** How bylines begin. */
export const bylineOpenings: readonly string[] =
	'by |by: |written by |reported by |posted by |published by |author: |author |authors: |staff writer|reporter: |editor: |story by |words by |text by |from |from: |von |von: |autor: |par |par: |auteur : |auteur: |por |por: |di |a cura di |door |av |af |tekst: |автор: |автор |авторы: |текст: |كتب |كتبت |بقلم |بقلم: |כתב: |מאת |مصنف: |نویسنده: |द्वारा |लेखक: |記者|文/|文：|作者：|作者:|记者|記者：|撰文|기자|oleh |oleh: |yazan: |autor |autorka |autorzy: |skrev |na |mwandishi |imeandikwa na |bởi |tác giả: '.split(
		'|',
	);

/** Words beside a date that make it the day of an update. */
const updateWords: readonly string[] =
	'updated|update|modified|revised|stand:|aktualisiert|actualisé|mis à jour|actualizado|aggiornato|atualizado|bijgewerkt|uppdaterad|обновлено|изменено|оновлено|تحديث|آخر تحديث|更新|最終更新|수정|diperbarui|güncelleme|zaktualizowano|aktualizováno|cập nhật'.split(
		'|',
	);

/** Whether a line with a date says that it is of an update, not of the publication. */
export function saysUpdate(line: string): boolean {
	const low = line.toLowerCase();
	return updateWords.some(word => low.includes(word));
}

/** A line as the word lists hold it. */
export function plainLine(text: string): string {
	return text
		.toLowerCase()
		.replace(/^[\s\d.,:;•·*–—|<>[\]()-]+|[\s\d.,:;!?•·*–—|<>[\]()-]+$/g, '')
		.replace(/’/g, "'");
}
