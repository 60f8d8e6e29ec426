/** Names of the weekdays from Sunday on, in full: short ones are other words in other languages. */
const names = [
	'sunday monday tuesday wednesday thursday friday saturday',
	'sonntag montag dienstag mittwoch donnerstag freitag samstag',
	'dimanche lundi mardi mercredi jeudi vendredi samedi',
	'domingo lunes martes miércoles jueves viernes sábado',
	'domenica lunedì martedì mercoledì giovedì venerdì sabato',
	'domingo segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado',
	'zondag maandag dinsdag woensdag donderdag vrijdag zaterdag',
	'niedziela poniedziałek wtorek środa czwartek piątek sobota',
	'воскресенье понедельник вторник среда четверг пятница суббота',
	'неділя понеділок вівторок середа четвер п’ятниця субота',
	'pazar pazartesi salı çarşamba perşembe cuma cumartesi',
	'الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت',
	'日曜日 月曜日 火曜日 水曜日 木曜日 金曜日 土曜日',
	'星期日 星期一 星期二 星期三 星期四 星期五 星期六',
	'일요일 월요일 화요일 수요일 목요일 금요일 토요일',
	'minggu senin selasa rabu kamis jumat sabtu',
];

let days: Map<string, number> | undefined;

/** The first weekday that a line names, 0 for Sunday, with the word as written; null where it names none. */
export function weekdayIn(line: string): { readonly day: number; readonly name: string } | null {
	days ??= new Map(names.flatMap(row => row.split(' ').map((name, day): [string, number] => [name, day])));
	for (const [word] of line.matchAll(/[\p{L}\p{M}’-]+/gu)) {
		const day = days.get(word.toLowerCase());
		if (day !== undefined) return { day, name: word };
	}
	const short = /[（(]([日月火水木金土])[)）]/u.exec(line);
	return short ? { day: '日月火水木金土'.indexOf(short[1]!), name: short[1]! } : null;
}
