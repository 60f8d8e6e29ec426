import type { ByteFile } from '../files/byteFile.ts';
import type { ByteSink } from '../streams/byteSink.ts';
import type { ChangedRegions } from './changedRegions.ts';
import { LineWalk } from './lineWalk.ts';

/**
 * A unified diff of two files of which is known where they differ.
 *
 * A diff that compares texts holds both and may cost the square of their lines. Here the places are known, so each is widened to whole lines, those near
 * each other become one hunk, and lines are copied from the files. It works on bytes: `patch` and `git apply` reproduce the new file exactly, whatever
 * its encoding.
 */

/** How many lines around a change are shown. */
const contextLines = 3;

/** Whole lines of the old file and what they are in the new one. Either may be empty. */
interface LineExtent {
	readonly oldFrom: number;
	oldTo: number;
	readonly newFrom: number;
	newTo: number;
	/** Lines before the extent, in the old file and in the new one. */
	readonly oldLine: number;
	readonly newLine: number;
	oldCount: number;
	newCount: number;
}

interface Hunk {
	/** Where its first line of context starts in the old file, and how many there are before the first extent. */
	readonly from: number;
	readonly before: number;
	readonly extents: LineExtent[];
}

/** Writes the diff; nothing where there are no regions. `name` is what the file is called in it. */
export async function writeUnifiedDiff(name: string, before: ByteFile, after: ByteFile, regions: ChangedRegions, sink: ByteSink): Promise<void> {
	let isFirst = true;
	for await (const hunk of hunksOf(before, after, regions)) {
		if (isFirst) await sink.write(`--- ${fileName(`a/${name}`)}\n+++ ${fileName(`b/${name}`)}\n`);
		isFirst = false;
		await writeHunk(hunk, before, after, sink);
	}
}

/** As git writes it: in quotes where a line end, a quote or a backslash would mislead. */
function fileName(name: string): string {
	const relative = name.replace(/^([ab])\/\/+/, '$1/');
	return /[\u0000-\u001f"\\]/.test(relative) ? JSON.stringify(relative) : relative;
}

async function* hunksOf(before: ByteFile, after: ByteFile, regions: ChangedRegions): AsyncGenerator<Hunk> {
	let hunk: Hunk | undefined;
	for await (const { extent, starts } of extentsOf(before, after, regions)) {
		const last = hunk?.extents.at(-1);
		if (hunk && last && extent.oldLine - (last.oldLine + last.oldCount) <= 2 * contextLines) {
			hunk.extents.push(extent);
			continue;
		}
		if (hunk) yield hunk;
		const lines = Math.min(contextLines, starts.length - 1);
		hunk = { from: starts.at(-1 - lines)!, before: lines, extents: [extent] };
	}
	if (hunk) yield hunk;
}

/** The regions as whole lines, those on one line together, each with where its line and those before it start. */
async function* extentsOf(
	before: ByteFile,
	after: ByteFile,
	regions: ChangedRegions,
): AsyncGenerator<{ extent: LineExtent; starts: readonly number[] }> {
	const oldWalk = new LineWalk(before, contextLines);
	const newWalk = new LineWalk(after, 0);
	let open: { extent: LineExtent; starts: readonly number[] } | undefined;
	const close = async (extent: LineExtent): Promise<void> => {
		await oldWalk.advance(extent.oldTo);
		await newWalk.advance(extent.newTo);
		extent.oldCount = linesUpTo(oldWalk, extent.oldFrom) - extent.oldLine;
		extent.newCount = linesUpTo(newWalk, extent.newFrom) - extent.newLine;
	};
	for (const { oldFrom, oldTo, newFrom, newTo } of regions.all()) {
		const end = (await isLineBorder(oldWalk, oldTo, newWalk, newTo)) ? oldTo : await oldWalk.lineEndFrom(oldTo);
		if (!open || !(await isWithin(open.extent, oldFrom, oldWalk))) {
			if (open) {
				await close(open.extent);
				yield open;
			}
			await oldWalk.advance(oldFrom);
			const start = oldWalk.lineStart;
			await newWalk.advance(newFrom - (oldFrom - start));
			const places = { oldFrom: start, oldTo: start, newFrom: newWalk.at, newTo: newWalk.at, oldLine: oldWalk.line, newLine: newWalk.line };
			open = { extent: { ...places, oldCount: 0, newCount: 0 }, starts: [...oldWalk.starts] };
		}
		open.extent.oldTo = end;
		open.extent.newTo = newTo + (end - oldTo);
	}
	if (!open) return;
	await close(open.extent);
	yield open;
}

/** Whether the line of an offset is part of an extent already. The last line of a file may go on at the extent's end. */
async function isWithin({ oldFrom, oldTo }: LineExtent, offset: number, walk: LineWalk): Promise<boolean> {
	return offset < oldTo || (offset === oldTo && oldTo > oldFrom && !(await walk.startsLine(oldTo)));
}

/** Whether a change ends between two lines in both files, so that the line behind it is not touched. */
async function isLineBorder(oldWalk: LineWalk, oldTo: number, newWalk: LineWalk, newTo: number): Promise<boolean> {
	return (await oldWalk.startsLine(oldTo)) && (await newWalk.startsLine(newTo));
}

/** Lines that end or, at the end of a file, break off at or before where a walk stands, if it has left `from`. */
function linesUpTo(walk: LineWalk, from: number): number {
	return walk.line + (walk.at > walk.lineStart && walk.at > from ? 1 : 0);
}

async function writeHunk({ from, before, extents }: Hunk, oldFile: ByteFile, newFile: ByteFile, sink: ByteSink): Promise<void> {
	const first = extents[0]!;
	const last = extents.at(-1)!;
	const tail = new LineWalk(oldFile, 0);
	let to = last.oldTo;
	let after = 0;
	for (; after < contextLines && to < oldFile.size; after++) to = await tail.lineEndFrom(to);
	const oldCount = before + after + (last.oldLine + last.oldCount - first.oldLine);
	const newCount = before + after + (last.newLine + last.newCount - first.newLine);
	await sink.write(`@@ -${rangeText(first.oldLine - before, oldCount)} +${rangeText(first.newLine - before, newCount)} @@\n`);
	let done = from;
	for (const extent of extents) {
		await writeLines(' ', oldFile, done, extent.oldFrom, sink);
		await writeLines('-', oldFile, extent.oldFrom, extent.oldTo, sink);
		await writeLines('+', newFile, extent.newFrom, extent.newTo, sink);
		done = extent.oldTo;
	}
	await writeLines(' ', oldFile, done, to, sink);
}

/** The first line, counted from 1, and how many; of no lines, the line before them is given. */
function rangeText(linesBefore: number, count: number): string {
	return `${count === 0 ? linesBefore : linesBefore + 1},${count}`;
}

const pieceBytes = 1024 * 1024;
const LF = 0x0a;

/** Copies whole lines, each behind a sign. */
async function writeLines(sign: string, file: ByteFile, from: number, to: number, sink: ByteSink): Promise<void> {
	let startsLine = true;
	for (let offset = from; offset < to; offset += pieceBytes) {
		const piece = await file.read(offset, Math.min(to, offset + pieceBytes));
		for (let start = 0; start < piece.length; ) {
			const lineFeed = piece.indexOf(LF, start);
			const end = lineFeed < 0 ? piece.length : lineFeed + 1;
			if (startsLine) await sink.write(sign);
			await sink.write(piece.subarray(start, end));
			startsLine = lineFeed >= 0;
			start = end;
		}
	}
	if (!startsLine) await sink.write('\n\\ No newline at end of file\n');
}
