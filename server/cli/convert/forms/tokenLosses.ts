import type { Losses } from '../losses.ts';

/** Counts what a form of tokens does not keep of a text: spacing, and characters that are no part of a token. `kept` is the text as it is read back. */
export function countTokenLosses(name: string, text: string, kept: string, losses: Losses): void {
	let spacings = 0;
	let characters = 0;
	let at = 0;
	let keptAt = 0;
	while (at < text.length || keptAt < kept.length) {
		const gap = spaceAt(text, at);
		const keptGap = spaceAt(kept, keptAt);
		if (gap !== keptGap) spacings++;
		at += gap.length;
		keptAt += keptGap.length;
		while (at < text.length && !isSpace(text.charCodeAt(at))) {
			if (text.charCodeAt(at) === kept.charCodeAt(keptAt)) keptAt++;
			else if (keptAt < kept.length && isSpace(kept.charCodeAt(keptAt))) break;
			else characters++;
			at++;
		}
		if (at >= text.length) break;
	}
	losses.add('{amount} gaps between the tokens of {documents} come back with other white space, or some where there was none.', spacings, name);
	losses.add('{amount} characters of {documents} belong to no token and are lost.', characters, name);
}

const space = /\s*/y;

function spaceAt(text: string, from: number): string {
	space.lastIndex = from;
	return space.exec(text)![0];
}

function isSpace(unit: number): boolean {
	return /\s/.test(String.fromCharCode(unit));
}
