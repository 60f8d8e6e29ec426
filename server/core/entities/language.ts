/** Words that are frequent in one language and rare in its neighbours. */
const frequentWords: Readonly<Record<string, string>> = {
	en: 'the of and to in that is was for on with by at from said has have be are it this which',
	de: 'der die das und den von zu mit sich des auf für ist im dem nicht ein eine als auch nach wird bei einer hat',
	fr: 'le la les des et du une est dans pour que qui sur par au pas plus avec ce il sont ont été aux cette',
	es: 'el la los de que y en las del por con una su para es al lo como más pero sus este ha fue',
	it: 'il di che la per un del non con una della sono alla nel dei le gli dal delle anche ha come è più',
	pt: 'o de que e do da em os no na uma para com não por mais dos das se foi ao é são pela',
	nl: 'de het een van en in is dat op te zijn voor met niet aan er ook als bij door naar heeft werd',
	sv: 'och att det som en på är av för med till den har inte ett om var från vid kan också efter',
	da: 'og at det er til en af på med for ikke der den har de som et har også efter blev fra',
	nb: 'og det er på som til en av for at med ikke har den de et også etter ble fra seg ved',
	pl: 'w na i z się nie do że to jest o od po za przez oraz jak dla ale ich został tym',
	cs: 'a se v na je že s z do to ve k pro o by jsou který podle byl ale po také',
	hu: 'a az és hogy nem is egy meg volt de csak azt szerint ki már lesz amely mint ezt',
	ro: 'de și în a la cu că din pe care nu pentru este au fost mai un o se prin ale',
	fi: 'ja on että ei se oli hän mukaan kun myös ovat sen mutta joka tai jos kuin ole',
	tr: 've bir bu da de için ile olarak çok daha olan gibi ise dedi kadar sonra ancak yeni',
	id: 'yang dan di dengan untuk dari pada ini dalam itu akan tidak adalah ke oleh juga telah mengatakan',
	vi: 'và của là có trong được cho với các một những không đã người này',
	ca: 'els amb per dels una les que és han ser pel seva més',
};
const languagesByWord = new Map<string, string[]>();
for (const [language, words] of Object.entries(frequentWords)) {
	for (const word of words.split(' ')) {
		const known = languagesByWord.get(word);
		if (known) known.push(language);
		else languagesByWord.set(word, [language]);
	}
}

/** How much of a text tells its language. */
const reachUnits = 3000;
const fewestWords = 4;

/**
 * The language of a text as a BCP 47 tag, by its script and its most frequent words; null where too little speaks for one. Good for choosing words and
 * number formats, not for telling close relatives apart.
 */
export function languageOfText(text: string): string | null {
	const sample = text.slice(0, reachUnits);
	return byScript(sample) ?? byWords(sample);
}

/** Blocks of UTF-16 units by the script that they hold, where one language or a few are written in it. */
const blocks: readonly (readonly [from: number, to: number, script: string])[] = [
	[0x0370, 0x03ff, 'el'],
	[0x0400, 0x04ff, 'cyrillic'],
	[0x0590, 0x05ff, 'he'],
	[0x0600, 0x06ff, 'arabic'],
	[0x0900, 0x097f, 'hi'],
	[0x0980, 0x09ff, 'bn'],
	[0x0e00, 0x0e7f, 'th'],
	[0x3040, 0x30ff, 'kana'],
	[0x4e00, 0x9fff, 'han'],
	[0xac00, 0xd7af, 'ko'],
];

function byScript(text: string): string | null {
	const counts = new Map<string, number>();
	let latin = 0;
	for (let index = 0; index < text.length; index++) {
		const unit = text.charCodeAt(index);
		if (unit < 0x250) {
			if (unit >= 0x41) latin++;
			continue;
		}
		const script = blocks.find(([from, to]) => unit >= from && unit <= to)?.[2];
		if (script) counts.set(script, (counts.get(script) ?? 0) + 1);
	}
	const kana = counts.get('kana') ?? 0;
	counts.set('han', (counts.get('han') ?? 0) + kana);
	const [script, most] = [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best), ['', 0]);
	// An ideograph says as much as some letters do.
	if (most * (script === 'han' ? 3 : 1) <= latin) return null;
	if (script === 'han') return kana * 12 > most ? 'ja' : 'zh';
	if (script === 'arabic') return /[ٹڈڑںے]/u.test(text) ? 'ur' : /[پچژگک]/u.test(text) ? 'fa' : 'ar';
	if (script === 'cyrillic')
		return /[іїєґ]/iu.test(text) ? 'uk' : /[ђјљњћџ]/iu.test(text) ? 'sr' : /[ыэё]/iu.test(text) || !/ъ/u.test(text) ? 'ru' : 'bg';
	return script;
}

function byWords(text: string): string | null {
	const scores = new Map<string, number>();
	for (const [word] of text.toLowerCase().matchAll(/\p{L}+/gu)) {
		const languages = languagesByWord.get(word);
		// A word of many languages says little about each.
		for (const language of languages ?? []) scores.set(language, (scores.get(language) ?? 0) + 1 / (languages?.length ?? 1));
	}
	let best: string | null = null;
	let most = fewestWords - 1;
	for (const [language, score] of scores) if (score > most) [best, most] = [language, score];
	return best;
}
