import type { ArticleModel } from '../../server/core/articles/articleModel.ts';
import { lookCueCount, noTrees } from '../../server/core/articles/boundaryTrees.ts';
import { documentCues } from '../../server/core/articles/documentCues.ts';
import { firstLook } from '../../server/core/articles/firstLook.ts';
import { lineAtoms } from '../../server/core/articles/lineFeatures.ts';
import { logicalLines } from '../../server/core/articles/logicalLines.ts';
import { createSecondLook, isDoubtful, type SecondLook } from '../../server/core/articles/secondLook.ts';
import { runSteps } from '../../server/core/util/steps.ts';
import { bodyOf, type LabelledBlock } from './labelledBlock.ts';
import type { LineTables } from './trainTables.ts';
import type { TreeRows } from './trainTrees.ts';

/** A false start in a document of one article counts this much more than any other fault. */
const singleWeight = 1.5;

/** The lines that tables leave in doubt, of documents whose articles the tables have not seen: with others they would look surer than they are. */
export function doubtfulRows(tables: LineTables, blocks: readonly LabelledBlock[]): TreeRows {
	const model: ArticleModel = { ...tables, threshold: 1, trees: noTrees };
	let size = 0;
	for (const block of blocks) size += block.lines.length;
	const cues = new Uint8Array(size * lookCueCount);
	const isTrue = new Uint8Array(size);
	const base = new Float32Array(size);
	const weights = new Float32Array(size);
	let count = 0;
	for (const block of blocks) {
		const lines = logicalLines(bodyOf(block));
		const placed = runSteps(documentCues(lines));
		const first = runSteps(firstLook(model, placed, lineAtoms(placed), true));
		const weight = block.lines.filter(({ startsArticle }) => startsArticle).length === 1 ? singleWeight : 1;
		let look: SecondLook | undefined;
		for (let at = 0; at < lines.length; at++) {
			if (!isDoubtful(first, at)) continue;
			look ??= createSecondLook(placed, first);
			look(at, cues, count * lookCueCount);
			isTrue[count] = Number(block.lines[lines[at]!.firstLine]!.startsArticle);
			base[count] = first.odds[at]!;
			weights[count++] = weight;
		}
	}
	return {
		count,
		width: lookCueCount,
		cues: cues.slice(0, count * lookCueCount),
		isTrue: isTrue.slice(0, count),
		base: base.slice(0, count),
		weights: weights.slice(0, count),
	};
}

export function joinRows(parts: readonly TreeRows[]): TreeRows {
	const count = parts.reduce((sum, part) => sum + part.count, 0);
	const joined: TreeRows = {
		count,
		width: lookCueCount,
		cues: new Uint8Array(count * lookCueCount),
		isTrue: new Uint8Array(count),
		base: new Float32Array(count),
		weights: new Float32Array(count),
	};
	let next = 0;
	for (const part of parts) {
		joined.cues.set(part.cues, next * lookCueCount);
		joined.isTrue.set(part.isTrue, next);
		joined.base.set(part.base, next);
		joined.weights.set(part.weights, next);
		next += part.count;
	}
	return joined;
}
