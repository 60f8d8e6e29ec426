import type { NameMention } from '../../server/core/entities/recogniser.ts';
import type { LabelledDocument } from './corpora.ts';

interface Answer {
	readonly confidence: number;
	readonly isRight: boolean;
}

type Recognise = (text: string) => readonly NameMention[];

/** Every name that is found in the documents: how sure that is, and whether it is right. */
function answersOf(documents: readonly LabelledDocument[], recognise: Recognise): Answer[] {
	return documents.flatMap(({ text, mentions }) => {
		const gold = new Set(mentions.map(({ from, to, type }) => `${from} ${to} ${type}`));
		return recognise(text).map(({ span, type, confidence }) => ({ confidence, isRight: gold.has(`${span.from} ${span.to} ${type}`) }));
	});
}

/** The expected calibration error: how far confidence lies from the share of right answers on average, over ten bins of equal width (Guo and others 2017). */
export function calibrationError(documents: readonly LabelledDocument[], recognise: Recognise): number {
	const answers = answersOf(documents, recognise);
	const bins = Array.from({ length: 10 }, () => ({ confidence: 0, right: 0 }));
	for (const { confidence, isRight } of answers) {
		const bin = bins[Math.min(9, Math.floor(confidence * 10))]!;
		bin.confidence += confidence;
		bin.right += isRight ? 1 : 0;
	}
	return bins.reduce((sum, { confidence, right }) => sum + Math.abs(confidence - right), 0) / Math.max(1, answers.length);
}

/** Fits how sure a confidence of p is in truth: the slope and offset that bring ln(p / (1 - p)) to what is right (Platt 1999, by gradient descent). */
export function fitCalibration(documents: readonly LabelledDocument[], recognise: Recognise): { slope: number; offset: number } {
	const points = answersOf(documents, recognise).map(({ confidence, isRight }) => {
		const bounded = Math.min(0.9999, Math.max(0.0001, confidence));
		return { logit: Math.log(bounded / (1 - bounded)), right: isRight ? 1 : 0 };
	});
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
