import type { NameType } from '../../server/core/entities/recogniser.ts';
import type { GoldMention, LabelledDocument } from './corpora.ts';
import type { Random } from './random.ts';

/** Fewer names make no page. */
const fewestOfAKind = 2;
const fewestLines = 6;
const furtherLines = 8;

const sports = ['FOOTBALL', 'TENNIS', 'CRICKET', 'ATHLETICS', 'CYCLING', 'HOCKEY', 'BASKETBALL', 'SWIMMING', 'GOLF', 'RUGBY'];
const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/**
 * Results and tables as a sports desk sends them, of names that an article has: lines without a verb, which running text never teaches. A city that plays is a
 * body, a country that plays a place, as the guide of labelled-news has it. Nothing where the article names too few.
 */
export function asResultsPage(document: LabelledDocument, isCountry: (name: string) => boolean, random: Random): LabelledDocument | undefined {
	const named = (type: NameType): string[] => [
		...new Set(document.mentions.filter(mention => mention.type === type).map(({ from, to }) => document.text.slice(from, to))),
	];
	const persons = named('PER').filter(name => /^\p{Lu}[\p{L}\p{M}.'’-]+(?: [\p{L}\p{M}.'’-]+){1,2}$/u.test(name));
	const places = named('LOC').filter(name => /^\p{Lu}[\p{L}\p{M}'’-]+(?: \p{Lu}[\p{L}\p{M}'’-]+)?$/u.test(name));
	const bodies = named('ORG').filter(name => /^\p{Lu}[\p{L}\p{M}'’-]+(?: \p{Lu}[\p{L}\p{M}'’-]+)?$/u.test(name));
	if (persons.length < fewestOfAKind || places.length < fewestOfAKind) return undefined;
	const page = new Page(document.number);
	const any = <T>(list: readonly T[]): T => list[random.next() % list.length]!;
	const number = (below: number): string => String(random.next() % below);
	const person = (): Piece => [any(persons), 'PER'];
	const family = (): Piece => [any(persons).split(' ').at(-1)!, 'PER'];
	const place = (): Piece => [any(places), 'LOC'];
	const cities = places.filter(name => !isCountry(name));
	const clubs = [...cities, ...bodies];
	const club = (): Piece => (clubs.length > 0 ? [any(clubs), 'ORG'] : place());
	// All sides of a page are countries, or all are clubs.
	const side = random.next() % 3 === 0 ? place : club;
	const upper = ([text, type]: Piece): Piece => [text.toUpperCase(), type];
	const lines: readonly (() => readonly (string | Piece)[])[] = [
		() => [side(), ` ${number(7)} `, side(), ` ${number(5)}`],
		() => [upper(side()), ` ${number(120)} `, side(), ` ${number(120)}`],
		() => [side(), ' at ', side()],
		() => [side(), ...Array.from({ length: 7 }, () => ` ${number(40)}`)],
		() => [`${1 + (random.next() % 20)}. `, person(), ' (', place(), `) ${number(60)}.${number(90)}`],
		() => [`${1 + (random.next() % 20)} . `, person(), ' , ', place(), ` , ${number(60)} points`],
		() => [`${1 + (random.next() % 8)} - `, person(), ' (', place(), ') beat ', person(), ' (', place(), ') 6-4 6-2'],
		() => [person(), ', ', club(), `, ${number(30)} minutes`],
		() => [`${1 + (random.next() % 20)} - `, person(), ' ( ', club(), ' )'],
		() => [person(), ' (', club(), '), ', person(), ' (', club(), ')'],
		() => ['Scorers: ', side(), ' - ', person(), ` (${number(45)}th minute), `, family(), ` (${number(90)}th)`],
		() => [family(), ' c ', family(), ' b ', family(), ` ${number(100)}`],
		() => [`Attendance: ${1 + (random.next() % 60)},000`],
		() => ['Winner: ', person(), ` ${number(60)} seconds ahead of `, person()],
		() => ['Halftime: ', side(), ` ${number(4)} `, side(), ` ${number(3)}`],
	];
	const headlines: readonly (() => readonly (string | Piece)[])[] = [
		() => [`${any(sports)} - `, upper(side()), ' BEAT ', upper(side()), ` ${number(6)}-${number(3)} .`],
		() => [`${any(sports)} - `, upper(family()), ' WINS IN ', upper(place()), ' .'],
		() => [`${any(sports)}-RESULTS FROM `, upper(place()), '.'],
	];
	page.add(any(headlines)());
	page.add([upper(place()), ` ${2005 + (random.next() % 20)}-${String(1 + (random.next() % 12)).padStart(2, '0')}-${10 + (random.next() % 18)}`]);
	page.add(['Results of matches in ', place(), ` on ${any(weekdays)}:`]);
	for (let left = fewestLines + (random.next() % furtherLines); left > 0; left--) page.add(any(lines)());
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
