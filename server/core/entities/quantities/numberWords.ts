/** Words that multiply the number before them, in the languages that newspapers use most. In lower case, without a final full stop. */
export const multipliers: ReadonlyMap<string, number> = new Map(
	(
		[
			[1e2, 'hundred hundreds'],
			[
				1e3,
				'thousand thousands k tsd tausend mille mil mila duizend tusen tys tysiące tysięcy тыс тысяч тысячи тысяча тисяч тисячі bin ribu ألف آلاف हजार ہزار هزار',
			],
			[1e5, 'lakh lakhs lac lacs लाख لاکھ'],
			[
				1e6,
				'million millions m mn mln mio millionen millón millones milhão milhões milione milioni miljoen miljoner miljon millioner milion miliony milionów млн миллион миллиона миллионов ' +
					'мільйон мільйона мільйонів milyon juta مليون ملايين میلیون ملین',
			],
			[1e7, 'crore crores cr करोड़ کروڑ'],
			[
				1e9,
				'billion billions b bn bln milliard milliards milliarden mrd miliardo miliardi miljard miljarder milliarder mld mia miliard miliardy miliardów bilhão bilhões bi млрд миллиард миллиарда ' +
					'миллиардов мільярд мільярда мільярдів milyar miliar مليار مليارات میلیارد arab अरब ارب',
			],
			[1e12, 'trillion trillions tn trn billionen trilhão trilhões biliones triliun trilyon трлн триллион триллиона триллионов تريليون'],
		] as const
	).flatMap(([value, words]) => words.split(' ').map(word => [word, value] as const)),
);

const units =
	'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ');
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** Small numbers in other languages, as they stand before a multiplier: from two on, a language a line. */
const otherUnits = [
	'zwei drei vier fünf sechs sieben acht neun zehn elf zwölf',
	'deux trois quatre cinq six sept huit neuf dix onze douze',
	'dos tres cuatro cinco seis siete ocho nueve diez once doce',
	'dois três quatro cinco seis sete oito nove dez onze doze',
	'due tre quattro cinque sei sette otto nove dieci undici dodici',
	'twee drie vier vijf zes zeven acht negen tien elf twaalf',
	'två tre fyra fem sex sju åtta nio tio elva tolv',
	'dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć jedenaście dwanaście',
	'два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать',
	'два три чотири п’ять шість сім вісім дев’ять десять одинадцять дванадцять',
	'iki üç dört beş altı yedi sekiz dokuz on',
	'dua tiga empat lima enam tujuh delapan sembilan sepuluh',
];
const ones = 'ein eine einen einer un une uno una um uma één ett jeden один bir satu'.split(' ');

/** Every number word of the other languages, for patterns. */
export const otherNumberWords: ReadonlyMap<string, number> = new Map([
	...ones.map(word => [word, 1] as const),
	...otherUnits.flatMap(line => line.split(' ').map((word, index) => [word, index + 2] as const)),
]);

/** Every English number word but `a` and `half`. */
export const englishNumberWords: readonly string[] = [...units.slice(1), ...tens];

/** The value of a number in words, `twenty-five`, `a`, `one and a half`, `half a`, `three quarters of a`; undefined for anything else. */
export function numberInWords(words: string): number | undefined {
	const lower = words.toLowerCase();
	const other = otherNumberWords.get(lower);
	if (other !== undefined) return other;
	const quarters = /^(a|one|two|three)[ -]quarters? of an?$/.exec(lower);
	if (quarters) return Math.max(1, units.indexOf(quarters[1] ?? '')) / 4;
	let total = 0;
	let seen = false;
	for (const word of lower.split(/[\s-]+/)) {
		const unit = units.indexOf(word);
		const ten = tens.indexOf(word);
		if (unit >= 0) total += unit;
		else if (ten >= 0) total += 20 + ten * 10;
		else if (word === 'hundred') total = Math.max(1, total) * 100;
		else if (word === 'half') total += 0.5;
		else if (word === 'a' || word === 'an') total += seen ? 0 : 1;
		else if (word !== 'and') return undefined;
		seen = true;
	}
	return seen ? total : undefined;
}
