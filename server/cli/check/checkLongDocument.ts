import { parseDocument } from '../../core/corpus/documentParser.ts';
import type { ByteFile } from '../files/byteFile.ts';
import { countLineEnds, decodePiece, longDocumentHeadBytes } from '../sections/survey.ts';
import { type CheckedSection, checkSection } from './checkSection.ts';
import type { SectionWork } from './checkWork.ts';

/** What can only be said of a document whose end was seen. */
const needsWholeDocument = new Set(['CF110', 'CF131', 'CF138']);

/** Checks the delimiter of a document that is too long to be held. Its text is not looked at; the report says so. */
export async function checkLongDocument(file: ByteFile, work: SectionWork): Promise<CheckedSection> {
	const { from, starts } = work.stretch;
	if (starts.length === 0) return { findings: [], excerpts: [], otherMismatches: [] };
	const bytes = await file.read(from, from + longDocumentHeadBytes);
	const source = decodePiece(bytes, from === 0);
	const headLines = Math.max(1, countLineEnds(source.slice(0, parseDocument(source, work.dialect).value.body.from)));
	const { findings, excerpts } = checkSection({ ...work, bytes, from, starts, isLast: false, asksOtherDecision: false });
	return {
		findings: findings.filter(({ finding }) => finding.range.end.line < headLines && !needsWholeDocument.has(finding.rule)),
		excerpts,
		otherMismatches: [],
	};
}
