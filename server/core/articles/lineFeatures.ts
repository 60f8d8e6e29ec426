import type { PlacedCues } from './documentCues.ts';
import { bucket } from './lineCues.ts';

/**
 * The one definition of features, for the trainer and for the analyser alike. A feature is a template and its value; a line has one of each template,
 * given as a number below `featureCount`. The order of templates is part of the model's file.
 */

/** What a template is about, for the words of the evidence. */
export type FeatureTopic = 'shape' | 'type' | 'gap' | 'pattern' | 'repeat' | 'topic' | 'layout';

interface Template {
	readonly topic: FeatureTopic;
	/** Values are 0 to size - 1. */
	readonly size: number;
	readonly value: (around: Around) => number;
}

/** The cues of a line and its neighbours; a line outside the document is `null`. */
type Around = readonly (PlacedCues | null)[];

const reach = 3;
const outside = 17;
const templates: Template[] = [];

function add(topic: FeatureTopic, size: number, value: (around: Around) => number): void {
	templates.push({ topic, size, value });
}

const typeAt = (around: Around, offset: number): number => around[reach + offset]?.type ?? 16;
const gapAt = (around: Around, offset: number): number => around[reach + offset]?.gapBefore ?? 4;
const rawGapAt = (around: Around, offset: number): number => around[reach + offset]?.rawGap ?? 4;
const repeatAt = (around: Around, offset: number): number => around[reach + offset]?.repeat ?? 5;
const patternAt = (around: Around, offset: number): number => around[reach + offset]?.pattern ?? 14;
const here = (around: Around): PlacedCues => around[reach]!;
const fine = [0.02, 0.05, 0.1, 0.16, 0.24, 0.34, 0.5];
const coarse = [0.04, 0.12, 0.25];
const shares = [0.08, 0.16, 0.25, 0.35, 0.45, 0.6, 0.75];
const fineOf = (value: number | undefined): number => (value === undefined ? 8 : bucket(value, fine));
const coarseOf = (value: number | undefined): number => (value === undefined ? 4 : bucket(value, coarse));
const shareOf = (value: number | undefined): number => (value === undefined ? 8 : value < 0 ? 9 : bucket(value, shares));
const thirdOf = (value: number | undefined): number => (value === undefined ? 3 : value < 0.15 ? 0 : value < 0.4 ? 1 : 2);

// What the line and its neighbours look like.
for (let offset = -reach; offset <= reach; offset++) {
	add('type', outside, around => typeAt(around, offset));
	add('gap', 5, around => gapAt(around, offset));
	add('gap', 5, around => rawGapAt(around, offset));
	add('pattern', 15, around => patternAt(around, offset));
	add('repeat', 6, around => repeatAt(around, offset));
	add('shape', 9, around => around[reach + offset]?.widthBucket ?? 8);
	add('shape', 7, around => around[reach + offset]?.wordsBucket ?? 6);
	add('shape', 9, around => around[reach + offset]?.ending ?? 8);
	add('shape', 9, around => around[reach + offset]?.beginning ?? 8);
	add('shape', 7, around => around[reach + offset]?.casing ?? 6);
	add('shape', 5, around => around[reach + offset]?.relativeWidth ?? 4);
	add('gap', 4, around => around[reach + offset]?.indent ?? 3);
}
for (let offset = -2; offset <= 1; offset++) add('type', 17 * 17, around => typeAt(around, offset) * 17 + typeAt(around, offset + 1));
for (let offset = -1; offset <= 1; offset++) {
	add('type', 17 * 5, around => typeAt(around, offset) * 5 + gapAt(around, offset));
	add('type', 17 * 5, around => typeAt(around, offset) * 5 + gapAt(around, offset + 1));
}
add('type', 17 * 17, around => typeAt(around, -1) * 17 + typeAt(around, 1));
add('shape', 8 * 8, around => here(around).widthBucket * 8 + here(around).ending);
add('shape', 8 * 6, around => here(around).beginning * 6 + here(around).casing);
add('shape', 8 * 9, around => here(around).ending * 9 + (around[reach - 1]?.ending ?? 8));
add('shape', 9 * 9, around => (around[reach - 1]?.widthBucket ?? 8) * 9 + (around[reach + 1]?.widthBucket ?? 8));
add('shape', 8 * 9, around => here(around).widthBucket * 9 + (around[reach + 1]?.widthBucket ?? 8));
add('shape', 6 * 7, around => here(around).casing * 7 + (around[reach - 1]?.casing ?? 6));
add('shape', 6 * 7, around => here(around).casing * 7 + (around[reach + 1]?.casing ?? 6));

// Gaps.
add('gap', 125, around => (gapAt(around, 0) * 5 + gapAt(around, 1)) * 5 + gapAt(around, -1));
add('gap', 125, around => (rawGapAt(around, 0) * 5 + rawGapAt(around, 1)) * 5 + rawGapAt(around, 2));
add('gap', 25, around => gapAt(around, 0) * 5 + rawGapAt(around, 0));
add('gap', 25, around => Math.min(4, gapAt(around, 0)) * 5 + (around[reach]!.relativeWidth ?? 4));
add('gap', 5 * 6 * 6, around => (gapAt(around, 0) * 6 + here(around).sinceShort) * 6 + here(around).untilShort);

// What else its words show.
add('pattern', 15 * 5, around => patternAt(around, 0) * 5 + gapAt(around, 0));
add('pattern', 15 * 15, around => patternAt(around, -1) * 15 + patternAt(around, 1));
add('pattern', 15 * 15, around => patternAt(around, 0) * 15 + patternAt(around, 1));
add('pattern', 15 * 15, around => patternAt(around, 0) * 15 + patternAt(around, -1));
add('pattern', 15 * 15, around => patternAt(around, 1) * 15 + patternAt(around, 2));
add(
	'pattern',
	2 * 2 * 2,
	around => (Number(here(around).hasDate) * 2 + Number(around[reach + 1]?.hasDate ?? false)) * 2 + Number(around[reach - 1]?.hasDate ?? false),
);
add('repeat', 6 * 5, around => repeatAt(around, 0) * 5 + gapAt(around, 0));
add('repeat', 6 * 6 * 6, around => (repeatAt(around, 0) * 6 + repeatAt(around, 1)) * 6 + repeatAt(around, -1));

// The topic.
add('topic', 9, around => fineOf(here(around).topic?.near));
add('topic', 9, around => fineOf(here(around).topic?.middle));
add('topic', 9, around => fineOf(here(around).topic?.far));
add('topic', 7, around => here(around).topicRank);
add('topic', 9, around => shareOf(here(around).topic?.known));
add('topic', 10, around => shareOf(here(around).topic?.knownNames));
add('topic', 9, around => shareOf(here(around).topic?.ahead));
add('topic', 9, around => shareOf(here(around).topic?.behind));
add('topic', 16, around => thirdOf(here(around).topic?.ahead) * 4 + thirdOf(here(around).topic?.behind));
add('topic', 9 * 5, around => fineOf(here(around).topic?.middle) * 5 + gapAt(around, 0));
add('topic', 9 * 5, around => fineOf(here(around).topic?.far) * 5 + gapAt(around, 0));
add('topic', 9 * 9, around => fineOf(here(around).topic?.middle) * 9 + shareOf(here(around).topic?.known));
add('topic', 10 * 5, around => shareOf(here(around).topic?.knownNames) * 5 + gapAt(around, 0));
add('topic', 9 * 5, around => shareOf(here(around).topic?.known) * 5 + gapAt(around, 0));
add('topic', 7 * 5, around => here(around).topicRank * 5 + gapAt(around, 0));
add('topic', 5 * 5, around => coarseOf(here(around).topic?.middle) * 5 + coarseOf(around[reach - 1]?.topic?.middle));
add('topic', 5 * 5, around => coarseOf(here(around).topic?.middle) * 5 + coarseOf(around[reach + 1]?.topic?.middle));
add('topic', 5 * 17, around => coarseOf(here(around).topic?.middle) * 17 + typeAt(around, 0));
add('topic', 5 * 17, around => coarseOf(here(around).topic?.middle) * 17 + typeAt(around, -1));
add('topic', 9 * 6, around => shareOf(here(around).topic?.ahead) * 6 + here(around).untilShort);

// How it compares with the layout elsewhere in the document.
add('layout', 6, around => here(around).sinceShort);
add('layout', 6, around => here(around).untilShort);
add('layout', 36, around => here(around).sinceShort * 6 + here(around).untilShort);
add('layout', 5, around => here(around).openingTypes);
add('layout', 4, around => here(around).openingCues);
add('layout', 20, around => here(around).openingTypes * 4 + here(around).openingCues);
add('layout', 25 * 4, around => (here(around).openingTypes * 5 + gapAt(around, 0)) * 4 + here(around).openingCues);
add('layout', 4, around => here(around).patternElsewhere);
add('layout', 20, around => here(around).patternElsewhere * 5 + gapAt(around, 0));
add('layout', 5 * 5 * 4, around => (here(around).openingTypes * 5 + coarseOf(here(around).topic?.middle)) * 4 + here(around).openingCues);
add('layout', 4 * 17, around => here(around).openingCues * 17 + typeAt(around, 0));
add('layout', 5 * 4, around => coarseOf(here(around).topic?.middle) * 4 + here(around).patternElsewhere);

const starts = new Uint32Array(templates.length);
let total = 0;
templates.forEach((template, index) => {
	starts[index] = total;
	total += template.size;
});

/** The number of features that there are. */
export const featureCount = total;
/** The number of features that each line has. */
export const templateCount = templates.length;

/** What each feature is about. */
export const featureTopics: readonly FeatureTopic[] = templates.flatMap(({ topic, size }) => new Array<FeatureTopic>(size).fill(topic));

/** Writes the features of the line at `at` to `into`, one for each template, from `offset` on. */
export function writeFeatures(placed: readonly PlacedCues[], at: number, into: Uint16Array, offset: number): void {
	const around: (PlacedCues | null)[] = [];
	for (let near = at - reach; near <= at + reach; near++) around.push(placed[near] ?? null);
	for (let index = 0; index < templates.length; index++) into[offset + index] = starts[index]! + templates[index]!.value(around);
}
