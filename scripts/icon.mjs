// Draws icon.png: a stack of articles, the top one opened by a delimiter. usage: node scripts/icon.mjs
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { projectFolder } from './machine/project.mjs';

const size = 256;
const ground = [0x1f, 0x2a, 0x44];
const sheet = [0xf4, 0xf1, 0xe8];
const ink = [0x8a, 0x93, 0xa6];
const accent = [0xe0, 0x7a, 0x2f];

/** Left, top, right, bottom, colour; later ones lie on top. */
const rectangles = [
	[0, 0, 256, 256, ground],
	[68, 30, 220, 170, ink],
	[52, 48, 204, 192, [0xc9, 0xcd, 0xd6]],
	[36, 66, 188, 226, sheet],
	[84, 86, 168, 98, accent],
	...[116, 136, 156, 176, 196].map((top, index) => [52, top, index === 4 ? 120 : 172, top + 8, ink]),
];

/** Three chevrons before the orange bar, for `<<<`. */
function isChevron(x, y) {
	const fromMiddle = Math.abs(y - 92);
	return [50, 60, 70].some(left => fromMiddle <= 10 && x >= left + fromMiddle * 0.7 && x < left + fromMiddle * 0.7 + 5);
}

const rows = Buffer.alloc(size * (size * 3 + 1));
for (let y = 0; y < size; y++) {
	for (let x = 0; x < size; x++) {
		const covering = rectangles.findLast(([left, top, right, bottom]) => x >= left && x < right && y >= top && y < bottom);
		rows.set(isChevron(x, y) ? accent : covering[4], y * (size * 3 + 1) + 1 + x * 3);
	}
}

function chunk(type, data) {
	const head = Buffer.from(type, 'latin1');
	const length = Buffer.alloc(4);
	length.writeUInt32BE(data.length);
	const check = Buffer.alloc(4);
	check.writeUInt32BE(crc32(Buffer.concat([head, data])));
	return Buffer.concat([length, head, data, check]);
}

const header = Buffer.alloc(13);
header.writeUInt32BE(size, 0);
header.writeUInt32BE(size, 4);
header.set([8, 2, 0, 0, 0], 8);
const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
writeFileSync(
	join(projectFolder, 'icon.png'),
	Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]),
);
