import type { Span } from '../source/span.ts';

/** A name as it stands, without an article or a title of courtesy. */
export interface WrittenName {
	readonly text: string;
	readonly span: Span;
}

/** Verbs whose object is what was said, so that a name behind them is who says it. */
const saying = [
	'said|says|say|added|adds|explained|explains|announced|warned|warns|stated|noted|notes|insisted|argued|argues|claimed|replied|wrote|writes|declared|remarked|commented|stressed|emphasized|emphasised|recalled|recalls|tweeted|posted|concluded|admitted|agreed|joked|continued',
	'a dit|a déclaré|déclare|a affirmé|affirme|a ajouté|ajoute|explique|a expliqué|raconte|confie|a lancé|lance|précise|a précisé|indique|a indiqué|souligne|a souligné|estime|a estimé|assure|a assuré',
	'sagte|sagt|erklärte|erklärt|betonte|betont|meinte|meint|berichtete|berichtet',
	'dijo|dice|afirmó|declaró|señaló|añadió|explicó|aseguró|indicó|comentó|agregó|sostuvo|manifestó',
	'disse|diz|afirmou|declarou|explicou|contou|acrescentou|destacou|ressaltou',
	'ha detto|afferma|dichiara|spiega|ha spiegato|ha dichiarato|ha affermato|ha aggiunto|sottolinea',
	'zei|zegt|vertelt|aldus|säger|sade|siger|sagde|sier',
	'сказал|сказала|заявил|заявила|отметил|отметила|сообщил|сообщила|рассказал|рассказала|подчеркнул|подчеркнула|добавил|добавила|пояснил|пояснила|считает|говорит|сказав|заявив|зазначив|додав|повідомив',
	'dedi|söyledi|belirtti|ifade etti|alisema|kata|ujar|tutur|ungkap|nói|cho biết|cho hay|powiedział|powiedziała|oświadczył|oświadczyła|dodał|dodała|mówi',
].join('|');
/** Verbs whose object is who listens. */
const telling = 'told|tells|asked|asks|informed|reminded|assured';
/** Verbs that go before the words quoted: `called it “a new start”`. */
const naming = 'called|calls|described|describes|branded|hailed|condemned|denounced|dismissed|praised';

const letterBefore = '(?<![\\p{L}\\p{M}])';
const letterAfter = '(?![\\p{L}\\p{M}])';
const shortTitle = '(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Maj|Capt|Sgt|Sen|Rep|Gov|Rev|St)';
const word = "\\p{Lu}[\\p{L}\\p{M}'’.-]*";
const name = `(?:${shortTitle}\\.\\s)?${word}(?:\\s(?:(?:al|el|bin|ibn|de|da|di|del|la|von|van|der|of|the|for|and)[-\\s]){0,2}\\p{Lu}[\\p{L}\\p{M}'’-]*){0,5}(?:\\s\\(\\p{Lu}{2,}\\))?`;
const verb = (verbs: string): string => `${letterBefore}(?:${verbs})${letterAfter}`;
const adverb = '(?:\\p{Ll}+ly\\s+|also\\s+|later\\s+|then\\s+|has\\s+|had\\s+)?';
const nameBefore = (verbs: string): RegExp => new RegExp(`(${name})(?:,[^,“”"]{3,80},|,)?\\s+${adverb}${verb(verbs)}`, 'u');

const nameThenVerb = nameBefore(`${saying}|${telling}`);
const nameThenAnyVerb = nameBefore(`${saying}|${telling}|${naming}`);
const verbThenPhrase = new RegExp(`${verb(saying)}\\s+((?:[^,;:.!?“”"()–—]|(?<=\\b${shortTitle})\\.){2,120}(?:\\(\\p{Lu}{2,}\\))?)`, 'u');
const quotedAs = new RegExp(`(?:quoted|cited)\\s+(?:\\p{Ll}+\\s+){0,3}(${name})\\s+as\\s+saying|(${name})\\s+was\\s+quoted\\s+as\\s+saying`, 'u');
const accordingTo = new RegExp(
	`(?:[Aa]ccording to|^\\s*,?\\s*so|[Ss]elon|[Ll]aut|[Ss]egún|[Ss]egundo|[Ss]econdo|[Vv]olgens)\\s+(?:the\\s+|la\\s+|le\\s+)?(?:[\\p{Ll}-]+\\s+){0,3}?(${name})`,
	'u',
);
const nameThenColon = new RegExp(`^\\s*(${name}):\\s*$`, 'u');
const nameInPhrase = new RegExp(name, 'gu');
/** Where the phrase behind a verb stops to say who speaks. */
const phraseEnd = /\s(?:at|in|on|after|before|during|when|while|as|who|from|with|to|by|that|am|en|el|le|im|w|в|на|di|em)\s/u;
/** What begins with a capital letter and names nobody. */
const notNames =
	/^(?:he|she|they|it|we|i|you|the|this|that|these|those|a|an|but|and|in|on|at|for|as|when|who|which|one|both|also|earlier|later|others?|some|many|most|sources?|officials?|residents?|witnesses|experts?|analysts?|critics?|authorities|police|doctors|lawyers|supporters|opponents|reports|people|parents|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|il|elle|ils|er|sie|él|ella|он|она|они|это|в|на)$/iu;

/** Where a sentence ends, and not a short title: `Dr. Lind said`. */
export const sentenceEnd = new RegExp(`(?<!\\b${shortTitle})[.!?。]\\s+(?=[\\p{Lu}“"])`, 'u');

/** Who said the words that stand before `text`: `,” Anna Lind, the mayor, said.` Spans count from where the text stands, `from`. */
export function speakerBehind(text: string, from: number): WrittenName | null {
	return firstOf(text, from, [quotedAs, accordingTo, nameThenVerb]) ?? speakerInPhrase(text, from);
}

/** Who says the words that stand behind `text`: `Anna Lind told reporters: “`. */
export function speakerBefore(text: string, from: number): WrittenName | null {
	return firstOf(text, from, [quotedAs, accordingTo, nameThenAnyVerb, nameThenColon]) ?? speakerInPhrase(text, from);
}

function firstOf(text: string, from: number, forms: readonly RegExp[]): WrittenName | null {
	for (const form of forms) {
		const found = form.exec(text);
		const written = found?.slice(1).find(group => group !== undefined);
		const named = found && written !== undefined ? tidy(written, from + found.index + found[0].indexOf(written)) : null;
		if (named) return named;
	}
	return null;
}

/** `said Foreign Ministry spokesman Lin Wei at a briefing`: the last name of the phrase; the ones before it say what the speaker is. */
function speakerInPhrase(text: string, from: number): WrittenName | null {
	const found = verbThenPhrase.exec(text);
	if (!found) return null;
	const phrase = found[1]!.split(phraseEnd)[0]!;
	const start = from + found.index + found[0].length - found[1]!.length;
	const named = [...phrase.matchAll(nameInPhrase)].map(match => tidy(match[0], start + match.index)).filter(each => each !== null);
	return named.at(-1) ?? null;
}

/** Without an article or a title of courtesy before it, and without marks after it; null where that names nobody. */
function tidy(found: string, at: number): WrittenName | null {
	const bare = found.replace(/^(?:(?:The|But|And|In)\s+|(?:Mr|Mrs|Ms|Dr|Prof)\.?\s+)/u, '');
	const text = bare.replace(/(?:['’]s)?[.,'’-]*$/u, '');
	if (text.length < 2 || notNames.test(text)) return null;
	const from = at + found.length - bare.length;
	return { text, span: { from, to: from + text.length } };
}
