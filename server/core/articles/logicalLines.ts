/** A line as its writer meant it: hard wraps joined. Offsets count from the body's start, in UTF-16 units. */
export interface LogicalLine {
	/** The first unit that is not blank, and the end of the last line without its blanks. */
	readonly from: number;
	readonly to: number;
	/** Without blanks at its ends; lines that were wrapped are joined by one blank. */
	readonly text: string;
	/** Of the first line, in units. */
	readonly indent: number;
	/** Blank lines straight before it. */
	readonly blanksBefore: number;
	/** The 0-based lines of the body that it spans. */
	readonly firstLine: number;
	readonly lastLine: number;
}

/** Wrapped text is between these wide, in units; whatever is wider was never wrapped. */
const widest = 110;
const narrowest = 36;
/** Lines before and after that a wrap width is taken from. */
const neighbours = 12;

interface PhysicalLine {
	from: number;
	to: number;
	indent: number;
	blanks: number;
	line: number;
}

/** The lines of a body that are not blank, in order, with hard wraps joined. Lines end at LF, CR LF or CR, as in LSP. */
export function logicalLines(body: string): LogicalLine[] {
	const steps = logicalLinesInSteps(body);
	for (;;) {
		const step = steps.next();
		if (step.done) return step.value;
	}
}

/** Lines between two steps. */
const linesPerStep = 200;

/** The same in steps of a fraction of a millisecond, for a caller that gives way. */
export function* logicalLinesInSteps(body: string): Generator<undefined, LogicalLine[]> {
	const lines = yield* physicalLines(body);
	const wraps = yield* wrapWidths(lines);
	const joined: LogicalLine[] = [];
	for (let at = 0; at < lines.length; ) {
		if (joined.length % linesPerStep === 0) yield;
		const first = lines[at]!;
		let last = at;
		while (last + 1 < lines.length && continues(body, lines[last]!, lines[last + 1]!, wraps[last]!)) last++;
		let text = body.slice(first.from, first.to);
		for (let next = at + 1; next <= last; next++) text += ` ${body.slice(lines[next]!.from, lines[next]!.to)}`;
		joined.push({
			from: first.from,
			to: lines[last]!.to,
			text,
			indent: first.indent,
			blanksBefore: first.blanks,
			firstLine: first.line,
			lastLine: lines[last]!.line,
		});
		at = last + 1;
	}
	return joined;
}

function* physicalLines(body: string): Generator<undefined, PhysicalLine[]> {
	const lines: PhysicalLine[] = [];
	let blanks = 0;
	let line = 0;
	let start = 0;
	for (let at = 0; at <= body.length; at++) {
		const code = at < body.length ? body.charCodeAt(at) : 10;
		if (code !== 10 && code !== 13) continue;
		let from = start;
		let to = at;
		while (from < to && isBlank(body.charCodeAt(from))) from++;
		while (to > from && isBlank(body.charCodeAt(to - 1))) to--;
		if (to > from) {
			lines.push({ from, to, indent: from - start, blanks, line });
			blanks = 0;
		} else blanks++;
		if (code === 13 && body.charCodeAt(at + 1) === 10) at++;
		start = at + 1;
		line++;
		if (line % linesPerStep === 0) yield;
	}
	return lines;
}

export function isBlank(code: number): boolean {
	return (
		code === 32 ||
		code === 9 ||
		code === 0xa0 ||
		code === 0x3000 ||
		code === 0xfeff ||
		(code >= 0x2000 && code <= 0x200b) ||
		code === 0x202f ||
		code === 12
	);
}

/** For each line the width that its surroundings were wrapped at; 0 where they were not. */
function* wrapWidths(lines: readonly PhysicalLine[]): Generator<undefined, Float64Array> {
	const widths = new Float64Array(lines.length);
	for (let at = 0; at < lines.length; at++) {
		if (at % linesPerStep === 0) yield;
		let width = 0;
		let full = 0;
		const from = Math.max(0, at - neighbours);
		const to = Math.min(lines.length, at + neighbours + 1);
		for (let near = from; near < to; near++) width = Math.max(width, lines[near]!.to - lines[near]!.from + lines[near]!.indent);
		if (width > widest || width < narrowest) continue;
		for (let near = from; near < to; near++) if (lines[near]!.to - lines[near]!.from + lines[near]!.indent >= width - 12) full++;
		// Wrapped prose fills most of its lines; a list of short lines does not.
		if (full >= 3 && full * 2.5 >= to - from) widths[at] = width;
	}
	return widths;
}

function continues(body: string, line: PhysicalLine, next: PhysicalLine, width: number): boolean {
	if (width === 0 || next.blanks > 0 || next.indent > line.indent) return false;
	let wordEnd = next.from;
	while (wordEnd < next.to && !isBlank(body.charCodeAt(wordEnd))) wordEnd++;
	return line.to - line.from + line.indent + 1 + (wordEnd - next.from) > width;
}
