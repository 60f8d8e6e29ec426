/**
 * Where lines end.
 *
 * A line ends at LF, at CR LF, or at a CR that no LF follows: what LSP says, and what VS Code splits at. Nothing else ends
 * a line, although other tools think so: U+2028, U+2029, U+0085, vertical tab and form feed are content (CF136 reports
 * them). JavaScript's own idea is wider, so `^`, `$` and `.` of its regular expressions must never decide about lines here.
 *
 * Line ends are found once for each chunk of a text, when the chunk is made, and kept as offsets in the chunk of the last
 * unit of each line end: the LF of a CR LF. An offset is then on the line whose number is the count of line ends *below*
 * it, and the offset between a CR and its LF still counts to the line that the pair ends.
 *
 * A chunk is never cut between a CR and its LF (nor inside a surrogate pair). That is the one rule that keeps every chunk's
 * count right on its own: without it, the meaning of a CR at a chunk's end would depend on a neighbour that an edit can
 * replace. `splitsUnit` is the test, and whoever puts two chunks side by side asks it.
 */

const LF = 0x0a;
const CR = 0x0d;

/** The offsets in `chunk` of the last unit of every line end in it. */
export function lineEndsOf(chunk: string): Uint32Array {
	const ends: number[] = [];
	let carriageReturn = chunk.indexOf('\r');
	let lineFeed = chunk.indexOf('\n');
	while (carriageReturn >= 0) {
		while (lineFeed >= 0 && lineFeed < carriageReturn) {
			ends.push(lineFeed);
			lineFeed = chunk.indexOf('\n', lineFeed + 1);
		}
		if (lineFeed !== carriageReturn + 1) ends.push(carriageReturn);
		carriageReturn = chunk.indexOf('\r', carriageReturn + 1);
	}
	while (lineFeed >= 0) {
		ends.push(lineFeed);
		lineFeed = chunk.indexOf('\n', lineFeed + 1);
	}
	return new Uint32Array(ends);
}

/** Whether a cut between these two units would separate a CR from its LF or the halves of a surrogate pair. NaN stands for no unit. */
export function splitsUnit(before: number, after: number): boolean {
	if (before === CR) return after === LF;
	return before >= 0xd800 && before < 0xdc00 && after >= 0xdc00 && after < 0xe000;
}

/** The length of the line end that ends just before `end`: 0, 1 or 2. */
export function lineEndLength(text: string, end: number = text.length): 0 | 1 | 2 {
	const last = text.charCodeAt(end - 1);
	if (last === CR) return 1;
	if (last !== LF) return 0;
	return text.charCodeAt(end - 2) === CR ? 2 : 1;
}
