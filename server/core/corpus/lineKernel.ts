/// <reference path="../source/webAssembly.d.ts" />
import { firstByteMayOpen, lastByteMayClose } from './candidate.ts';
import { lineKernelModule } from './lineKernelModule.ts';

/**
 * The innermost loop of a scan by bytes: where lines end, how many there are, and which of them are worth a second look by their first and last
 * byte. It is all that happens to most of a corpus, so that it decides how long a gigabyte takes.
 *
 * It exists twice. As a small WebAssembly module it looks at sixteen bytes at a time, five to ten times as fast as a loop in JavaScript, on every
 * platform and without a native file. Where a page's security policy or an old engine does not let it run, the plain loop below gives the same answers; the property
 * tests compare the two.
 */
export interface LineKernel {
	/** What is looked at is put in here first. */
	readonly window: Uint8Array;
	/** Of each line found worth a look: where it starts and ends in the window, and its number. The first `count` triples hold. */
	readonly found: Int32Array;
	readonly count: number;
	/** How much of the window has been taken: up to the start of the line that is not yet whole, or less where `found` was full. */
	readonly taken: number;
	/** The number of the line that starts there. */
	readonly line: number;
	/** Looks at the first `length` bytes of the window, which start with the line of that number and must not end between CR and LF. */
	find(length: number, line: number): void;
}

export const windowBytes = 128 * 1024;
const maximumFound = 4096;

/** The fastest kernel that runs here. */
export function createLineKernel(): LineKernel {
	try {
		return createWebAssemblyKernel();
	} catch {
		return createPlainKernel();
	}
}

const LF = 0x0a;
const CR = 0x0d;

/** The kernel in JavaScript. */
export function createPlainKernel(): LineKernel {
	const window = new Uint8Array(windowBytes);
	const found = new Int32Array(maximumFound * 3);
	const kernel = { window, found, count: 0, taken: 0, line: 0, find };
	function find(length: number, firstLine: number): void {
		let start = 0;
		let line = firstLine;
		let at = 0;
		for (let index = 0; index < length && at < found.length; index++) {
			const byte = window[index]!;
			if (byte !== LF && byte !== CR) continue;
			if (byte === LF && index === start && index > 0 && window[index - 1] === CR) {
				start = index + 1;
				continue;
			}
			if (index > start && (firstByteMayOpen[window[start]!]! | lastByteMayClose[window[index - 1]!]!) !== 0) {
				found[at++] = start;
				found[at++] = index;
				found[at++] = line;
			}
			start = index + 1;
			line++;
		}
		kernel.count = at / 3;
		kernel.taken = start;
		kernel.line = line;
	}
	return kernel;
}

// Where things stand in the module's memory, in bytes: the two tables, what `find` hands back beside its result, what is found, and the window.
const firstTableAt = 0;
const lastTableAt = 256;
const stateAt = 512;
const foundAt = 1024;
const windowAt = 64 * 1024;
const pageBytes = 64 * 1024;

/** The kernel as WebAssembly. Throws where that is not to be had. */
export function createWebAssemblyKernel(): LineKernel {
	// A step of sixteen bytes may look beyond the window's end, at bytes that it then leaves out.
	const memory = new WebAssembly.Memory({ initial: Math.ceil((windowAt + windowBytes + 16) / pageBytes) });
	const module = new WebAssembly.Module(lineKernelModule({ firstTableAt, lastTableAt, stateAt }));
	const { find } = new WebAssembly.Instance(module, { host: { memory } }).exports;
	const run = find as (position: number, end: number, start: number, line: number, found: number, foundEnd: number) => number;
	new Uint8Array(memory.buffer, firstTableAt, 256).set(firstByteMayOpen);
	new Uint8Array(memory.buffer, lastTableAt, 256).set(lastByteMayClose);
	const state = new Int32Array(memory.buffer, stateAt, 2);
	const kernel = {
		window: new Uint8Array(memory.buffer, windowAt, windowBytes),
		found: new Int32Array(memory.buffer, foundAt, maximumFound * 3),
		count: 0,
		taken: 0,
		line: 0,
		find: (length: number, line: number): void => {
			const foundEnd = run(windowAt, windowAt + length, windowAt, line, foundAt, foundAt + maximumFound * 12);
			kernel.count = (foundEnd - foundAt) / 12;
			kernel.taken = state[0]! - windowAt;
			kernel.line = state[1]!;
		},
	};
	return kernel;
}

/** How far `found` counts from the window's start: addresses in the module's memory, offsets in the plain kernel. */
export function windowOffset({ window }: LineKernel): number {
	return window.byteOffset;
}
