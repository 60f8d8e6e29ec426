import type { NameType } from '../../server/core/entities/recogniser.ts';
import type { GoldMention, LabelledDocument } from './corpora.ts';
import type { Random } from './random.ts';

/** Fewer names make no page. */
const fewestOfAKind = 2;
const fewestLines = 6;
const furtherLines = 8;

const sports = [
	'FOOTBALL',
	'TENNIS',
	'CRICKET',
	'ATHLETICS',
	'CYCLING',
	'HOCKEY',
	'BASKETBALL',
	'SWIMMING',
	'GOLF',
	'RUGBY',
	'SOCCER',
	'BOXING',
	'SKIING',
];
const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** The names that a page may have. */
export interface PageNames {
	/** Of two or three words. */
	readonly persons: readonly string[];
	readonly countries: readonly string[];
	readonly cities: readonly string[];
	/** Of one or two words. */
	readonly bodies: readonly string[];
}

/** The names of some documents, each as often as it stands there, that have the form of those on such pages. */
export function namesOf(documents: readonly LabelledDocument[], isCountry: (name: string) => boolean): PageNames {
	const named = (type: NameType): string[] =>
		documents.flatMap(({ text, mentions }) => [
			...new Set(mentions.filter(mention => mention.type === type).map(({ from, to }) => text.slice(from, to))),
		]);
	const places = named('LOC').filter(name => /^\p{Lu}[\p{L}\p{M}'’-]+(?: \p{Lu}[\p{L}\p{M}'’-]+)?$/u.test(name));
	return {
		persons: named('PER').filter(name => /^\p{Lu}[\p{L}\p{M}.'’-]+(?: [\p{L}\p{M}.'’-]+){1,2}$/u.test(name)),
		countries: places.filter(isCountry),
		cities: places.filter(name => !isCountry(name)),
		bodies: named('ORG').filter(name => /^\p{Lu}[\p{L}\p{M}'’-]+(?: \p{Lu}[\p{L}\p{M}'’-]+)?$/u.test(name)),
	};
}

/** Some of many names, as few as one page would have. */
export function drawNames(all: PageNames, random: Random): PageNames {
	const draw = (list: readonly string[], count: number): string[] =>
		list.length === 0 ? [] : Array.from({ length: count }, () => list[random.next() % list.length]!);
	return { persons: draw(all.persons, 14), countries: draw(all.countries, 6), cities: draw(all.cities, 8), bodies: draw(all.bodies, 2) };
}

/**
 * Results and tables as a sports desk sends them: lines without a verb, which running text never teaches. A city that plays is a
 * body, a country that plays a place, as the guide of labelled-news has it. Nothing where there are too few names.
 */
export function makeResultsPage(number: number, { persons, countries, cities, bodies }: PageNames, random: Random): LabelledDocument | undefined {
	const places = [...countries, ...cities];
	if (persons.length < fewestOfAKind || places.length < fewestOfAKind) return undefined;
	const page = new Page(number);
	const any = <T>(list: readonly T[]): T => list[random.next() % list.length]!;
	const figure = (below: number): string => String(random.next() % below);
	const person = (): Piece => [any(persons), 'PER'];
	const family = (): Piece => [any(persons).split(' ').at(-1)!, 'PER'];
	const initialled = (): Piece => {
		const name = any(persons);
		return [`${name[0]}. ${name.split(' ').at(-1)}`, 'PER'];
	};
	const place = (): Piece => [any(places), 'LOC'];
	const country = (): Piece => [any(countries.length > 0 ? countries : places), 'LOC'];
	const clubs = [...cities, ...bodies];
	const club = (): Piece => (clubs.length > 0 ? [any(clubs), 'ORG'] : place());
	// All sides of a page are countries, or all are clubs.
	const side = random.next() % 3 === 0 ? country : club;
	const upper = ([text, type]: Piece): Piece => [text.toUpperCase(), type];
	const sideInTable = (): Piece => (random.next() % 6 === 0 ? upper(side()) : side());
	const clock = (): string => `${1 + (random.next() % 58)}:${10 + (random.next() % 49)}.${figure(99)}`;
	const lines: readonly (() => readonly (string | Piece)[])[] = [
		() => [side(), ` ${figure(7)} `, side(), ` ${figure(5)}`],
		() => [sideInTable(), ` ${figure(120)} `, sideInTable(), ` ${figure(120)}`],
		() => [sideInTable(), ` ${figure(120)} , `, sideInTable(), ` ${figure(120)}${any(['', ' ( OT )', ' (OT)'])}`],
		() => [side(), any([' at ', ' v ', ' vs. ']), side()],
		() => [`${1 + (random.next() % 12)}:${any(['00', '30'])} p.m. `, side(), ' at ', side()],
		() => [sideInTable(), ...Array.from({ length: 7 }, () => ` ${figure(40)}`)],
		() => [sideInTable(), ` ${figure(60)} ${figure(60)} .${100 + (random.next() % 800)} ${any(['-', '1', '4 1/2', '12'])}`],
		() => [
			side(),
			` ${figure(4)} (`,
			family(),
			` ${figure(45)}, `,
			family(),
			` ${figure(90)}) `,
			side(),
			` ${figure(3)} (`,
			family(),
			` ${figure(90)})`,
		],
		() => [`${1 + (random.next() % 20)}. `, person(), ' (', place(), `) ${figure(60)}.${figure(90)}`],
		() => [`${1 + (random.next() % 20)} . `, person(), ' , ', place(), ` , ${figure(60)} points`],
		() => [`${1 + (random.next() % 20)}. `, person(), ' (', country(), `) ${clock()}`],
		() => [`${1 + (random.next() % 20)} . `, person(), ' ( ', country(), ` ) ${clock()}`],
		() => [`${1 + (random.next() % 20)}. `, country(), ' (', family(), ', ', family(), ', ', family(), `) ${clock()}`],
		() => [`${1 + (random.next() % 8)} - `, person(), ' (', place(), ') beat ', person(), ' (', place(), ') 6-4 6-2'],
		() => [person(), ' ( ', country(), ' ) beat ', `${1 + (random.next() % 8)} - `, person(), ' ( ', country(), ' ) 7-6 ( 7-3 ) 6-1'],
		() => [person(), ' and ', person(), ' (', country(), ') beat ', person(), ' and ', person(), ' (', country(), ') 6-3 6-4'],
		() => [person(), ', ', club(), `, ${figure(30)} minutes`],
		() => [`${1 + (random.next() % 20)} - `, person(), ' ( ', club(), ' )'],
		() => [person(), ' (', club(), '), ', person(), ' (', club(), ')'],
		() => [`${60 + (random.next() % 14)} `, person(), ', ', person(), ' (', country(), '), ', person()],
		() => [`${260 + (random.next() % 30)} `, person(), ' ( ', country(), ` ) 67 ${60 + (random.next() % 14)} 69 70`],
		() => ['Scorers: ', side(), ' - ', person(), ` (${figure(45)}th minute), `, family(), ` (${figure(90)}th)`],
		() => [side(), ' - Tries: ', family(), ', ', family(), '. Penalties: ', family(), ` ${figure(5)}.`],
		() => [side(), ': 1-', person(), '; 2-', person(), ', 3-', person(), ', 4-', person(), ', 5-', person()],
		() => [side(), ' - ', person(), ', ', person(), ', ', person(), ', ', person(), '.'],
		() => [family(), ' c ', family(), ' b ', family(), ` ${figure(100)}`],
		() => [initialled(), any([' c ', ' st ']), family(), ' b ', family(), ` ${figure(100)}`],
		() => [initialled(), any([' lbw b ', ' b ', ' c and b ']), family(), ` ${figure(60)}`],
		() => [any([initialled, person])(), any([' not out ', ' run out ', ' retired hurt ']), figure(120)],
		() => [
			'Bowling: ',
			family(),
			` ${figure(30)}-${figure(9)}-${figure(90)}-${figure(5)}, `,
			family(),
			` ${figure(30)}-${figure(9)}-${figure(90)}-${figure(5)}`,
		],
		() => [
			country(),
			` ${200 + (random.next() % 200)}-${figure(9)} (`,
			person(),
			` ${figure(120)} not out, `,
			initialled(),
			` ${figure(99)}) v `,
			country(),
		],
		() => ['Did not bat: ', person(), ', ', person(), ', ', person()],
		() => [country(), any([' first innings', ' second innings', ' innings'])],
		() => [`Attendance: ${1 + (random.next() % 60)},000`],
		() => [`Fall of wickets: 1-${figure(50)} 2-${figure(90)} 3-120.`],
		() => [`Halftime ${figure(3)}-${figure(3)}. Attendance ${figure(60)},500`],
		() => ['Winner: ', person(), ` ${figure(60)} seconds ahead of `, person()],
		() => ['Halftime: ', side(), ` ${figure(4)} `, side(), ` ${figure(3)}`],
		() => ['In ', place(), ': ', side(), ` ${figure(5)} `, side(), ` ${figure(5)}`],
		() => [side(), any([' - Signed ', ' - Named ', ' - Released ', ' - Fired ']), any(['forward ', 'coach ', 'defender ', 'pitcher ', '']), person()],
		() => ['Leading scorers: ', `${figure(20)} - `, person(), ' (', club(), '), ', person(), ' (', club(), ')'],
		() => ['At ', place()],
	];
	const headlines: readonly (() => readonly (string | Piece)[])[] = [
		() => [
			`${any(sports)} - `,
			upper(side()),
			any([' BEAT ', ' DRAW WITH ', ' TO PLAY ', ' HELD BY ']),
			upper(side()),
			` ${figure(6)}-${figure(3)} .`,
		],
		() => [`${any(sports)} - `, upper(family()), ' WINS IN ', upper(place()), ' .'],
		() => [`${any(sports)} - `, upper(family()), any([' BEATS ', ' KNOCKS OUT ', ' LEADS ', ' TO MEET ']), upper(family()), ' .'],
		() => [`${any(sports)}-RESULTS FROM `, upper(place()), '.'],
		() => [`${any(sports)} - RESULTS AND STANDINGS .`],
		() => [`${any(sports)}-`, upper(side()), ' SIGN ', upper(person()), '.'],
	];
	page.add(any(headlines)());
	page.add([upper(place()), ` ${2005 + (random.next() % 20)}-${String(1 + (random.next() % 12)).padStart(2, '0')}-${10 + (random.next() % 18)}`]);
	page.add(
		any([
			() => ['Results of matches in ', place(), ` on ${any(weekdays)}:`],
			() => ['Results on ', `${any(weekdays)} ( home team in capitals ) :`],
			() => ['Scores in ', place(), ' :'],
		])(),
	);
	// A table has one kind of line, or two; pages of mixed kinds are few.
	const kinds = random.next() % 4 === 0 ? lines : Array.from({ length: 1 + (random.next() % 3) }, () => any(lines));
	for (let left = fewestLines + (random.next() % furtherLines); left > 0; left--) page.add(any(kinds)());
	return page.document();
}

/** A name with its type. */
type Piece = readonly [text: string, type: NameType];

/** Puts lines together and keeps track of the names in them. */
class Page {
	#text = '';
	readonly #mentions: GoldMention[] = [];

	constructor(readonly number: number) {}

	add(pieces: readonly (string | Piece)[]): void {
		for (const piece of pieces) {
			const from = this.#text.length;
			this.#text += typeof piece === 'string' ? piece : piece[0];
			if (typeof piece !== 'string') this.#mentions.push({ from, to: this.#text.length, type: piece[1] });
		}
		this.#text += '\n';
	}

	document(): LabelledDocument {
		return { set: 'results', number: this.number, text: this.#text, mentions: this.#mentions };
	}
}
