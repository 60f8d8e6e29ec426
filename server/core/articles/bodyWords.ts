import { blank, characterKinds, digit, ideograph, mark, other, upper } from './characterKinds.ts';
import type { LogicalLine } from './logicalLines.ts';

/** The stems of a body in order: what topic features count. A stem is a number below `stemSpace`; different words may share one. */
export interface BodyWords {
	readonly stems: Uint16Array;
	/** 1 where the word looks like a name: capitalised and not first in its sentence. */
	readonly names: Uint8Array;
	/** For each line, where its stems start; one more at the end. */
	readonly lineStart: Uint32Array;
	/** How telling a stem is in this body: rare ones more, those in most lines not at all. */
	readonly weights: Float32Array;
}

export const stemSpace = 4096;
/** Words are compared by their first letters, so that inflected forms meet. */
const stemUnits = 7;

/** Lines between two steps. */
const linesPerStep = 32;

/** Cuts the lines into stems; scripts without blanks give pairs of letters. In steps, for a caller that gives way. */
export function* bodyWords(lines: readonly LogicalLine[]): Generator<undefined, BodyWords> {
	const kinds = characterKinds();
	let units = 0;
	for (const line of lines) units += line.text.length;
	const stems = new Uint16Array(units + 1);
	const names = new Uint8Array(units + 1);
	const lineStart = new Uint32Array(lines.length + 1);
	const linesWith = new Uint32Array(stemSpace);
	const lastLine = new Int32Array(stemSpace).fill(-1);
	let count = 0;
	for (let index = 0; index < lines.length; index++) {
		if (index % linesPerStep === 0) yield;
		lineStart[index] = count;
		const { text } = lines[index]!;
		const folded = text.toLowerCase();
		const low = folded.length === text.length ? folded : text;
		let opensSentence = true;
		for (let at = 0; at < text.length; ) {
			const code = text.charCodeAt(at);
			const kind = kinds[code]!;
			if (kind === blank || kind === other || kind === digit || kind === mark) {
				if (kind === other && (code === 46 || code === 33 || code === 63 || code === 58 || code === 34 || code === 0x201c || code === 0xab))
					opensSentence = true;
				at++;
				continue;
			}
			let stem = 7;
			let isName = 0;
			if (kind === ideograph) {
				stem = (Math.imul(code, 0x9e3779b1) ^ Math.imul(text.charCodeAt(at + 1) | 0, 0x85ebca6b)) >>> 0;
				at++;
				if (at >= text.length || kinds[text.charCodeAt(at)] !== ideograph) continue;
			} else {
				const start = at;
				while (at < text.length) {
					const next = kinds[text.charCodeAt(at)]!;
					if (next < upper || next === digit || next === ideograph) break;
					if (at - start < stemUnits) stem = Math.imul(stem, 31) + low.charCodeAt(at);
					at++;
				}
				if (at - start < 3) {
					opensSentence = false;
					continue;
				}
				isName = kind === upper && !opensSentence ? 1 : 0;
				stem = Math.imul(stem, 0x9e3779b1) >>> 0;
			}
			opensSentence = false;
			const id = (stem ^ (stem >>> 15)) & (stemSpace - 1);
			stems[count] = id;
			names[count++] = isName;
			if (lastLine[id] !== index) {
				lastLine[id] = index;
				linesWith[id]!++;
			}
		}
	}
	lineStart[lines.length] = count;
	const weights = new Float32Array(stemSpace);
	for (let at = 0; at < count; at++) {
		const id = stems[at]!;
		if (weights[id] === 0) weights[id] = Math.log((1 + lines.length) / (0.5 + linesWith[id]!)) ** 2;
	}
	return { stems: stems.subarray(0, count), names: names.subarray(0, count), lineStart, weights };
}
