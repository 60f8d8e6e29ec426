/**
 * The kernel of lineKernel.ts as a WebAssembly module, put together from its instructions: some 300 bytes, which no tool has to make and no file has
 * to carry. Numbers are those of the WebAssembly Core Specification 2.0, chapters 5.4 (instructions) and 5.5 (modules).
 *
 * In short: for each sixteen bytes, one comparison with LF and one with CR give a mask with a bit for each line end, and the bits are taken one by
 * one. Memory is the host's.
 */

/** Where the tables for first and last bytes stand in memory, and where the place reached and its line are left. */
export interface KernelLayout {
	readonly firstTableAt: number;
	readonly lastTableAt: number;
	readonly stateAt: number;
}

// Parameters and locals of the one function.
const position = 0;
const end = 1;
const start = 2;
const line = 3;
const found = 4;
const foundEnd = 5;
const mask = 6;
const lineEnd = 7;

const i32 = 0x7f;
const noResult = 0x40;
const LF = 0x0a;
const CR = 0x0d;
const stepBytes = 16;
const tripleBytes = 12;

type Code = readonly number[];

const get = (local: number): Code => [0x20, local];
const set = (local: number, value: Code): Code => [...value, 0x21, local];
const constant = (value: number): Code => [0x41, ...signed(value)];
const loadByte = (address: Code, offset = 0): Code => [...address, 0x2d, 0, ...unsigned(offset)];
const store = (address: Code, offset: number, value: Code): Code => [...address, ...value, 0x36, 2, ...unsigned(offset)];
const equal = (one: Code, other: Code): Code => [...one, ...other, 0x46];
const unequal = (one: Code, other: Code): Code => [...one, ...other, 0x47];
const isBelow = (one: Code, other: Code): Code => [...one, ...other, 0x49];
const isAtLeast = (one: Code, other: Code): Code => [...one, ...other, 0x4f];
const trailingZeros = (value: Code): Code => [...value, 0x68];
const add = (one: Code, other: Code): Code => [...one, ...other, 0x6a];
const subtract = (one: Code, other: Code): Code => [...one, ...other, 0x6b];
const and = (one: Code, other: Code): Code => [...one, ...other, 0x71];
const or = (one: Code, other: Code): Code => [...one, ...other, 0x72];
const shiftLeft = (one: Code, other: Code): Code => [...one, ...other, 0x74];
const block = (...body: readonly Code[]): Code => [0x02, noResult, ...body.flat(), 0x0b];
const loop = (...body: readonly Code[]): Code => [0x03, noResult, ...body.flat(), 0x0b];
const when = (condition: Code, ...body: readonly Code[]): Code => [...condition, 0x04, noResult, ...body.flat(), 0x0b];
/** Leaves a block, or begins a loop anew; `depth` counts the enclosing ones from the inside. */
const branch = (depth: number): Code => [0x0c, depth];
const branchIf = (depth: number, condition: Code): Code => [...condition, 0x0d, depth];

/** The bits of those of the sixteen bytes at an address that are LF or CR. */
function lineEndMask(address: Code): Code {
	const load = [...address, 0xfd, 0x00, 0, 0];
	const isByte = (byte: number): Code => [...load, 0xfd, 0x0c, ...new Array<number>(stepBytes).fill(byte), 0xfd, 0x23];
	return [...isByte(LF), ...isByte(CR), 0xfd, 0x50, 0xfd, 0x64];
}

function body({ firstTableAt, lastTableAt, stateAt }: KernelLayout): Code {
	const isSecondOfPair = [
		branchIf(0, unequal(get(lineEnd), get(start))),
		branchIf(0, unequal(loadByte(get(lineEnd)), constant(LF))),
		branchIf(0, unequal(loadByte(subtract(get(lineEnd), constant(1))), constant(CR))),
		set(start, add(get(lineEnd), constant(1))),
		branch(1),
	];
	const mayOpen = loadByte(loadByte(get(start)), firstTableAt);
	const mayClose = loadByte(loadByte(subtract(get(lineEnd), constant(1))), lastTableAt);
	const keep = when(
		or(mayOpen, mayClose),
		store(get(found), 0, get(start)),
		store(get(found), 4, get(lineEnd)),
		store(get(found), 8, get(line)),
		set(found, add(get(found), constant(tripleBytes))),
	);
	return [
		...block(
			loop(
				branchIf(1, isAtLeast(get(position), get(end))),
				set(mask, lineEndMask(get(position))),
				when(
					isBelow(subtract(get(end), get(position)), constant(stepBytes)),
					set(mask, and(get(mask), subtract(shiftLeft(constant(1), subtract(get(end), get(position))), constant(1)))),
				),
				block(
					loop(
						branchIf(1, equal(get(mask), constant(0))),
						set(lineEnd, add(get(position), trailingZeros(get(mask)))),
						set(mask, and(get(mask), subtract(get(mask), constant(1)))),
						block(
							block(...isSecondOfPair),
							when(unequal(get(lineEnd), get(start)), keep),
							set(start, add(get(lineEnd), constant(1))),
							set(line, add(get(line), constant(1))),
							// Full: out of the five blocks and loops around.
							when(isAtLeast(get(found), get(foundEnd)), branch(5)),
						),
						branch(0),
					),
				),
				set(position, add(get(position), constant(stepBytes))),
				branch(0),
			),
		),
		...store(constant(stateAt), 0, get(start)),
		...store(constant(stateAt), 4, get(line)),
		...get(found),
	];
}

/** The module: imports `host.memory`, exports `find(position, end, start, line, found, foundEnd)`, which answers the end of what it found. */
export function lineKernelModule(layout: KernelLayout): Uint8Array<ArrayBuffer> {
	const code = [1, 2, i32, ...body(layout), 0x0b];
	return Uint8Array.from([
		...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
		...section(1, [1, 0x60, 6, i32, i32, i32, i32, i32, i32, 1, i32]),
		...section(2, [1, ...name('host'), ...name('memory'), 2, 0, 1]),
		...section(3, [1, 0]),
		...section(7, [1, ...name('find'), 0, 0]),
		...section(10, [1, ...unsigned(code.length), ...code]),
	]);
}

function section(id: number, content: Code): Code {
	return [id, ...unsigned(content.length), ...content];
}

function name(text: string): Code {
	return [text.length, ...Array.from(text, character => character.charCodeAt(0))];
}

/** LEB128. */
function unsigned(value: number): Code {
	return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
}

/** Signed LEB128, of a number that is not negative. */
function signed(value: number): Code {
	return value < 0x40 ? [value] : [(value & 0x7f) | 0x80, ...signed(value >>> 7)];
}
