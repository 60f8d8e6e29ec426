import type { PlacedCues } from './documentCues.ts';
import { bucket } from './lineCues.ts';

/**
 * The one definition of features, for the trainer and for the analyser alike. A line is a row of atoms, small whole numbers; a template joins atoms of
 * the line and its neighbours to one number; a feature is a template with a value. A line has one feature of each template, given as a number below
 * `featureCount`. The order of atoms and templates is part of the model's file.
 */

/** What a template is about, for the words of the evidence. */
export type FeatureTopic = 'shape' | 'type' | 'gap' | 'pattern' | 'repeat' | 'topic' | 'layout';

/** Atoms with their sizes; the last value of each stands for a line outside the document, or for what was not looked at. */
const atomSizes = {
	type: 17,
	gap: 5,
	rawGap: 5,
	pattern: 15,
	repeat: 6,
	width: 9,
	words: 7,
	ending: 9,
	beginning: 9,
	casing: 7,
	relative: 5,
	indent: 4,
	date: 3,
	since: 7,
	until: 7,
	openingTypes: 6,
	openingCues: 5,
	elsewhere: 5,
	rank: 7,
	near: 9,
	middle: 9,
	far: 9,
	known: 9,
	knownNames: 10,
	ahead: 9,
	behind: 9,
	change: 5,
	aheadThird: 4,
	behindThird: 4,
} as const;
type Atom = keyof typeof atomSizes;
const atomNames = Object.keys(atomSizes) as Atom[];
/** The places of a line: its atoms, and a 0 that stands for the atoms that a template does not have. */
const rowSize = atomNames.length + 1;
const noAtom = atomNames.length;

/** A line outside the document. */
const outside = Uint8Array.from([...Object.values(atomSizes).map(size => size - 1), 0]);

const fine = [0.02, 0.05, 0.1, 0.16, 0.24, 0.34, 0.5];
const coarse = [0.04, 0.12, 0.25];
const shares = [0.08, 0.16, 0.25, 0.35, 0.45, 0.6, 0.75];
const thirds = [0.15, 0.4];

/** Lines on either side that templates look at. */
const reach = 3;

/** The atoms of all lines, `rowSize` places to a line, with as many lines before and after the document as templates look at. */
export type LineAtoms = Uint8Array;

export function lineAtoms(placed: readonly PlacedCues[]): LineAtoms {
	const atoms = new Uint8Array((placed.length + 2 * reach) * rowSize);
	for (let line = 0; line < reach; line++) {
		atoms.set(outside, line * rowSize);
		atoms.set(outside, (reach + placed.length + line) * rowSize);
	}
	placed.forEach((cues, at) => {
		const topic = cues.isOpen ? cues.topic : null;
		let next = (at + reach) * rowSize;
		// In the order of `atomSizes`.
		atoms[next++] = cues.type;
		atoms[next++] = cues.gapBefore;
		atoms[next++] = cues.rawGap;
		atoms[next++] = cues.pattern;
		atoms[next++] = cues.repeat;
		atoms[next++] = cues.widthBucket;
		atoms[next++] = cues.wordsBucket;
		atoms[next++] = cues.ending;
		atoms[next++] = cues.beginning;
		atoms[next++] = cues.casing;
		atoms[next++] = cues.relativeWidth;
		atoms[next++] = cues.indent;
		atoms[next++] = cues.hasDate ? 1 : 0;
		atoms[next++] = cues.sinceShort;
		atoms[next++] = cues.untilShort;
		atoms[next++] = cues.openingTypes;
		atoms[next++] = cues.openingCues;
		atoms[next++] = cues.patternElsewhere;
		atoms[next++] = cues.topicRank;
		atoms[next++] = topic ? bucket(topic.near, fine) : 8;
		atoms[next++] = topic ? bucket(topic.middle, fine) : 8;
		atoms[next++] = topic ? bucket(topic.far, fine) : 8;
		atoms[next++] = topic ? bucket(topic.known, shares) : 8;
		atoms[next++] = topic ? (topic.knownNames < 0 ? 8 : bucket(topic.knownNames, shares)) : 9;
		atoms[next++] = topic ? bucket(topic.ahead, shares) : 8;
		atoms[next++] = topic ? bucket(topic.behind, shares) : 8;
		atoms[next++] = topic ? bucket(topic.middle, coarse) : 4;
		atoms[next++] = topic ? bucket(topic.ahead, thirds) : 3;
		atoms[next++] = topic ? bucket(topic.behind, thirds) : 3;
	});
	return atoms;
}

const topics: FeatureTopic[] = [];
const templateSizes: number[] = [];
/** For each template its atoms: the place of each counted from the line's row, and the sizes of the second and the third. */
const firstPlaces: number[] = [];
const secondPlaces: number[] = [];
const thirdPlaces: number[] = [];
const secondSizes: number[] = [];
const thirdSizes: number[] = [];

/** Adds a template of up to three atoms, each with its distance in lines. */
function add(topic: FeatureTopic, ...joined: readonly (readonly [atom: Atom, offset: number])[]): void {
	const places = joined.map(([atom, offset]) => offset * rowSize + atomNames.indexOf(atom));
	const sizes = joined.map(([atom]) => atomSizes[atom]);
	topics.push(topic);
	firstPlaces.push(places[0] ?? noAtom);
	secondPlaces.push(places[1] ?? noAtom);
	thirdPlaces.push(places[2] ?? noAtom);
	secondSizes.push(sizes[1] ?? 1);
	thirdSizes.push(sizes[2] ?? 1);
	templateSizes.push(sizes.reduce((product, size) => product * size, 1));
}

// What the line and its neighbours look like.
for (let offset = -reach; offset <= reach; offset++) {
	for (const atom of ['width', 'words', 'ending', 'beginning', 'casing', 'relative'] as const) add('shape', [atom, offset]);
	add('type', ['type', offset]);
	add('gap', ['gap', offset]);
	add('gap', ['rawGap', offset]);
	add('gap', ['indent', offset]);
	add('pattern', ['pattern', offset]);
	add('repeat', ['repeat', offset]);
}
for (let offset = -2; offset <= 1; offset++) add('type', ['type', offset], ['type', offset + 1]);
for (let offset = -1; offset <= 1; offset++) {
	add('type', ['type', offset], ['gap', offset]);
	add('type', ['type', offset], ['gap', offset + 1]);
}
add('type', ['type', -1], ['type', 1]);
add('shape', ['width', 0], ['ending', 0]);
add('shape', ['beginning', 0], ['casing', 0]);
add('shape', ['ending', 0], ['ending', -1]);
add('shape', ['width', -1], ['width', 1]);
add('shape', ['width', 0], ['width', 1]);
add('shape', ['casing', 0], ['casing', -1]);
add('shape', ['casing', 0], ['casing', 1]);
add('shape', ['width', 0], ['gap', 0], ['gap', 1]);
add('shape', ['pattern', 0], ['width', 0]);
add('shape', ['words', 0], ['casing', 0], ['ending', 0]);

// Gaps.
add('gap', ['gap', 0], ['gap', 1], ['gap', -1]);
add('gap', ['rawGap', 0], ['rawGap', 1], ['rawGap', 2]);
add('gap', ['gap', 0], ['rawGap', 0]);
add('gap', ['gap', 0], ['relative', 0]);
add('gap', ['gap', 0], ['since', 0], ['until', 0]);

// What else its words show.
add('pattern', ['pattern', 0], ['gap', 0]);
add('pattern', ['pattern', -1], ['pattern', 1]);
add('pattern', ['pattern', 0], ['pattern', 1]);
add('pattern', ['pattern', 0], ['pattern', -1]);
add('pattern', ['pattern', 1], ['pattern', 2]);
add('pattern', ['date', 0], ['date', 1], ['date', -1]);
add('repeat', ['repeat', 0], ['gap', 0]);
add('repeat', ['repeat', 0], ['repeat', 1], ['repeat', -1]);

// The topic.
for (const atom of ['near', 'middle', 'far', 'rank', 'known', 'knownNames', 'ahead', 'behind'] as const) {
	add('topic', [atom, 0]);
	if (atom !== 'near' && atom !== 'ahead' && atom !== 'behind') add('topic', [atom, 0], ['gap', 0]);
}
add('topic', ['aheadThird', 0], ['behindThird', 0]);
add('topic', ['middle', 0], ['known', 0]);
add('topic', ['change', 0], ['change', -1]);
add('topic', ['change', 0], ['change', 1]);
add('topic', ['change', 0], ['type', 0]);
add('topic', ['change', 0], ['type', -1]);
add('topic', ['ahead', 0], ['until', 0]);
add('topic', ['change', 0], ['since', 0], ['until', 0]);

// How it compares with the layout elsewhere in the document.
for (const atom of ['since', 'until', 'openingTypes', 'openingCues', 'elsewhere'] as const) add('layout', [atom, 0]);
add('layout', ['since', 0], ['until', 0]);
add('layout', ['openingTypes', 0], ['openingCues', 0]);
add('layout', ['openingTypes', 0], ['gap', 0], ['openingCues', 0]);
add('layout', ['elsewhere', 0], ['gap', 0]);
add('layout', ['openingTypes', 0], ['change', 0], ['openingCues', 0]);
add('layout', ['openingCues', 0], ['type', 0]);
add('layout', ['change', 0], ['elsewhere', 0]);

/** The number of features that each line has. */
export const templateCount = templateSizes.length;
const starts = new Uint32Array(templateCount);
let total = 0;
templateSizes.forEach((size, index) => {
	starts[index] = total;
	total += size;
});

/** The number of features that there are. */
export const featureCount = total;

/** What each feature is about. */
export const featureTopics: readonly FeatureTopic[] = topics.flatMap((topic, index) => new Array<FeatureTopic>(templateSizes[index]!).fill(topic));

const [firstOf, secondOf, thirdOf] = [firstPlaces, secondPlaces, thirdPlaces].map(places => Int32Array.from(places)) as [
	Int32Array,
	Int32Array,
	Int32Array,
];
const [secondSize, thirdSize] = [secondSizes, thirdSizes].map(sizes => Int32Array.from(sizes)) as [Int32Array, Int32Array];

/** Writes the features of the line at `at` to `into`, one for each template, from `offset` on. */
export function writeFeatures(atoms: LineAtoms, at: number, into: Uint16Array, offset: number): void {
	const row = (at + reach) * rowSize;
	for (let index = 0; index < templateCount; index++) {
		const two = atoms[row + firstOf[index]!]! * secondSize[index]! + atoms[row + secondOf[index]!]!;
		into[offset + index] = starts[index]! + two * thirdSize[index]! + atoms[row + thirdOf[index]!]!;
	}
}
