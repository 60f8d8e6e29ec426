import fc from 'fast-check';

/** Lines of corpora in every dialect, whole, broken and near misses. */
export const corpusLine = fc.constantFrom(
	'<<<FILE a.txt>>>',
	'<<<FILE b/c.txt lang=en>>>',
	'<<<FILE "two words">>>',
	'<<<FILE d.txt noeol >>>',
	'<<<FILE: e.txt>>>',
	'<<<FILE ../x//y>>>',
	'<<<FILE END>>>',
	'<<<FILE >>>',
	'<<<FILE /FILE>>>',
	'<<<FILE x.txt>>>>',
	'<<<<FILE f.txt>>>>',
	'<<<BEGIN FILE g.txt>>>',
	'<<<FILE path=h.txt>>>',
	'<<<END FILE>>>',
	'<<<END>>>',
	'<<<FILE i.txt',
	'>>>',
	'FILE>>>',
	'  <<<FILE j.txt>>>',
	'<<FILE k.txt>>>',
	'<<<FIEL l.txt>>>',
	'\ufeff<<<FILE m.txt>>>',
	'＜＜＜FILE n.txt＞＞＞',
	'&lt;&lt;&lt;FILE o.txt&gt;&gt;&gt;',
	'\\<<<FILE p.txt>>>',
	'<<<FILE q.txt>>> text behind',
	'<<<FILENAME>>>',
	'<<<<<<< HEAD',
	'<<<FILE',
	'text',
	'An article, with a full stop.',
	'دنیا 漢字 😀',
	'',
);

const lineEnd = fc.oneof({ weight: 6, arbitrary: fc.constant('\n') }, { weight: 2, arbitrary: fc.constantFrom('\r\n', '\r', '') });

/** The text of a corpus, or of something like one. */
export const corpusText = fc.array(fc.tuple(corpusLine, lineEnd), { maxLength: 30 }).map(lines => lines.flat().join(''));

/** What people and programs put in: parts of lines, lines, nothing. */
const insertion = fc.oneof(corpusText, corpusLine, fc.constantFrom('', '\n', '\r', '<', '>', '>>>', 'x', '\\', 'FILE'));

/** A batch of sorted changes that do not overlap, for a text whose length is known only later. Many are short, as typing is. */
export const corpusChanges = fc
	.array(fc.tuple(fc.nat({ max: 100_000 }), fc.nat({ max: 12 }), insertion), { minLength: 1, maxLength: 4 })
	.map(points => (length: number) => {
		const sorted = points.map(([at, size, insert]) => ({ at: Math.floor((at / 100_000) * length), size, insert })).sort((a, b) => a.at - b.at);
		let end = 0;
		return sorted.map(({ at, size, insert }) => {
			const from = Math.max(end, at);
			end = Math.min(length, from + size);
			return { from, to: end, insert };
		});
	});
