import { parseDocument } from '../../core/corpus/documentParser.ts';
import type { ByteFile } from '../files/byteFile.ts';
import { readStretch } from '../sections/readStretch.ts';
import { countLineEnds, decodePiece } from '../sections/survey.ts';
import { type CheckedSection, checkSection } from './checkSection.ts';
import type { SectionWork } from './checkWork.ts';

/** What can only be said of a document whose end was seen. */
const needsWholeDocument = new Set(['CF110', 'CF131', 'CF138']);

/** Checks the delimiter of a document that is too long to be held. Its text is not looked at; the report says so. */
export async function checkLongDocument(file: ByteFile, work: SectionWork): Promise<CheckedSection> {
	const { from, starts } = work.stretch;
	const [start] = starts;
	if (start === undefined) return { findings: [], excerpts: [], otherMismatches: [] };
	const bytes = await readStretch(file, work.stretch);
	const source = decodePiece(bytes.subarray(start - from), start === 0);
	const { body } = parseDocument(source, work.dialect).value;
	const headLines = countLineEnds(decodePiece(bytes.subarray(0, start - from), from === 0)) + Math.max(1, countLineEnds(source.slice(0, body.from)));
	const { findings, excerpts } = checkSection({ ...work, bytes, from, starts, asksOtherDecision: false });
	return {
		findings: findings.filter(({ finding }) => finding.range.end.line < headLines && !needsWholeDocument.has(finding.rule)),
		excerpts,
		otherMismatches: [],
	};
}
