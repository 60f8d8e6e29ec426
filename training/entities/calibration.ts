import type { NameMention } from '../../server/core/entities/recogniser.ts';
import type { LabelledDocument } from './corpora.ts';

/** Fits how sure a confidence of p is in truth: the slope and offset that bring ln(p / (1 - p)) to what is right (Platt 1999, by gradient descent). */
export function fitCalibration(
	documents: readonly LabelledDocument[],
	recognise: (text: string) => readonly NameMention[],
): { slope: number; offset: number } {
	const points: { logit: number; right: number }[] = [];
	for (const { text, mentions } of documents) {
		const gold = new Set(mentions.map(({ from, to, type }) => `${from} ${to} ${type}`));
		for (const { span, type, confidence } of recognise(text)) {
			const bounded = Math.min(0.9999, Math.max(0.0001, confidence));
			points.push({ logit: Math.log(bounded / (1 - bounded)), right: gold.has(`${span.from} ${span.to} ${type}`) ? 1 : 0 });
		}
	}
	let slope = 1;
	let offset = 0;
	for (let round = 0; round < 2000; round++) {
		let slopeGradient = 0;
		let offsetGradient = 0;
		for (const { logit, right } of points) {
			const error = 1 / (1 + Math.exp(-(slope * logit + offset))) - right;
			slopeGradient += error * logit;
			offsetGradient += error;
		}
		slope -= (0.05 * slopeGradient) / points.length;
		offset -= (0.2 * offsetGradient) / points.length;
	}
	return { slope, offset };
}
