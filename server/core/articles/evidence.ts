import type { Evidence } from './article.ts';
import { type ArticleModel, classCount } from './articleModel.ts';
import type { PlacedCues } from './documentCues.ts';
import { linePatterns } from './lineCues.ts';
import { type FeatureTopic, featureTopics } from './lineFeatures.ts';

/** The most reasons that are given. */
const mostReasons = 4;

/** A second look that added less changed little, in nats. */
const leastSecondLook = 0.5;
const secondLookText = 'it stands among the other lines of the document as the start of an article does';

/**
 * Why a line was taken to start an article: what each group of features weighed for the likeliest kind of start against the likeliest kind of line that
 * starts none, in words, and what the second look added (`bySecondLook`, 0 where there was none). Weights are in nats, the most telling first; what spoke
 * against it is left out.
 */
export function boundaryEvidence(
	model: ArticleModel,
	placed: readonly PlacedCues[],
	at: number,
	features: Uint16Array,
	bySecondLook: number,
): Evidence[] {
	const totals = new Float64Array(classCount);
	for (const feature of features) for (let of = 0; of < classCount; of++) totals[of]! += model.boundary[feature * classCount + of]!;
	const start = likeliest(totals, 1);
	const other = likeliest(totals, 0);
	const weights = new Map<FeatureTopic, number>();
	for (const feature of features) {
		const row = feature * classCount;
		const topic = featureTopics[feature]!;
		weights.set(topic, (weights.get(topic) ?? 0) + (model.boundary[row + start]! - model.boundary[row + other]!) * model.boundaryScale);
	}
	const evidence: Evidence[] = [];
	if (bySecondLook >= leastSecondLook) evidence.push({ text: secondLookText, weight: rounded(bySecondLook) });
	for (const [topic, weight] of weights) {
		const text = phrase(topic, placed, at);
		if (text && weight > 0) evidence.push({ text, weight: rounded(weight) });
	}
	evidence.sort((a, b) => b.weight - a.weight);
	return evidence.slice(0, mostReasons);
}

function rounded(weight: number): number {
	return Math.round(weight * 100) / 100;
}

/** The class with the highest sum among those that start an article (odd) or start none (even). */
function likeliest(totals: Float64Array, parity: 0 | 1): number {
	let best: number = parity;
	for (let of = parity + 2; of < classCount; of += 2) if (totals[of]! > totals[best]!) best = of;
	return best;
}

function phrase(topic: FeatureTopic, placed: readonly PlacedCues[], at: number): string | null {
	const cues = placed[at]!;
	switch (topic) {
		case 'gap':
			return cues.gapBefore === 3 ? `more blank lines before it than usual (${cues.rawGap === 3 ? '3 or more' : cues.rawGap})` : null;
		case 'pattern':
			return patternPhrase(placed, at);
		case 'repeat':
			return cues.repeat === 1
				? 'the line is repeated a few lines below'
				: cues.repeat === 3
					? 'nearly the same line follows a few lines below'
					: null;
		case 'topic':
			return topicPhrase(cues);
		case 'layout':
			if (cues.openingCues === 3 && cues.openingTypes >= 2) return 'what follows is laid out like the start of the document';
			return cues.patternElsewhere >= 2 ? 'the same sequence of lines stands elsewhere in the document' : null;
		case 'type':
			return cues.width < 110 && !cues.isSentence ? 'a short line that does not end like a sentence' : null;
		case 'shape':
			return null;
	}
}

function patternPhrase(placed: readonly PlacedCues[], at: number): string | null {
	for (let step = 0; step <= 3; step++) {
		const pattern = linePatterns[placed[at + step]?.pattern ?? 0]!;
		const where = step === 0 ? 'the line is' : step === 1 ? 'the next line is' : `${step} lines below stands`;
		if (pattern === 'date' || pattern === 'date with words') return `${where} a date`;
		if (pattern === 'url') return `${where} an address`;
		if (pattern === 'byline') return `${where} a byline`;
		if (pattern === 'dateline') return `${where} a paragraph with a dateline`;
		if (pattern === 'furniture') return `${where} page furniture`;
	}
	return null;
}

function topicPhrase({ isOpen, topic }: PlacedCues): string | null {
	if (!isOpen) return null;
	if (topic.middle < 0.12) return 'the text after it is about something else';
	if (topic.knownNames >= 0 && topic.knownNames < 0.35) return 'new names follow';
	return topic.known < 0.35 ? 'new words follow' : null;
}
