// Corpora whose findings lie within documents, across documents and across files, so that parts of them know less than the whole.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** @param {string} folder */
export function writeShardedCorpora(folder) {
	const lines = (/** @type {number} */ count) =>
		Array.from({ length: count }, (_, index) => `Line ${index} of what was said, and who said it.\n`).join('');
	let open = 'Text before the first document.\n';
	let closed = '';
	for (let index = 0; index < 400; index++) {
		const body = `The National Tea Board (NTB) met for the ${index}th time.\n\n${lines(20 + (index % 7))}`;
		// Names that parts far from each other share, one that differs in case alone, one that is also a folder.
		const name = index % 37 === 5 ? 'same.txt' : index % 41 === 7 ? 'SAME.txt' : index % 53 === 9 ? 'same.txt/inner.txt' : `n/${index}.txt`;
		open += `${index % 29 === 3 ? `<<<FILE ${name}` : `<<<FILE ${name}>>>`}\n${body.replaceAll('\n', index === 200 ? '\r\n' : '\n')}`;
		if (index === 300) open += 'The Northern Tram Bureau (NTB) has the same letters.\n';
		closed += `<<<FILE c/${index % 60 === 0 ? 0 : index}.txt bytes=${Buffer.byteLength(body)}>>>\n${body}\n<<<END>>>\n${index % 90 === 4 ? 'between\n' : ''}`;
	}
	writeFileSync(join(folder, 'open.corpus'), open);
	writeFileSync(join(folder, 'closed.corpus.txt'), closed);
}
