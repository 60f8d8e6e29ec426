import { sniffForeign } from '../../core/corpus/foreign.ts';
import { byteOrderMark } from '../../core/rules/byteOrderMark.ts';
import { foreignDialect } from '../../core/rules/foreignDialect.ts';
import { mixedLineEndings, prevailingLineEndOf } from '../../core/rules/mixedLineEndings.ts';
import type { Rule } from '../../core/rules/rule.ts';
import { openCorpus } from '../engine.ts';
import type { ByteFile } from '../files/byteFile.ts';
import { maximumTextBytes } from '../files/limits.ts';
import { type ByteChange, byteChanges } from '../rewrite/byteChanges.ts';
import type { ChangedCopy } from '../rewrite/changedCopy.ts';
import { decodePiece, hash } from '../sections/survey.ts';
import type { CorpusToFix, FixChoice } from './fixPass.ts';
import type { JoinedSurvey } from './joinedSurvey.ts';

/**
 * The fixes that change a file as a whole, each of which is a pass of its own before those of documents: a byte-order mark at its start, a foreign form,
 * line ends of several kinds. Answers whether one was made, or why it cannot be.
 */
export async function fixWhole(corpus: CorpusToFix, choice: FixChoice, copy: ChangedCopy): Promise<boolean | { readonly problem: string }> {
	if (await dropMarks(corpus, choice, copy)) return true;
	const converted = await convertForeignForm(corpus, choice, copy);
	if (converted !== false) return converted;
	return unifyLineEnds(corpus, choice, copy);
}

function isWanted({ id, severity }: Rule, content: string, { configuration }: CorpusToFix, choice: FixChoice): boolean {
	return (configuration.rules[id] ?? severity) !== 'off' && !choice.isKept(id, content);
}

/** The content that a line belongs to. */
function contentAtLine({ documents, preamble }: JoinedSurvey, line: number): string {
	const ordinal = documents.ordinalAtLine(line);
	return (ordinal < 0 ? preamble?.content : documents.facts(ordinal)?.content) ?? hash('');
}

/** No mark at the start of a file is part of its text, so that no edit of the text can remove it. */
async function dropMarks(corpus: CorpusToFix, choice: FixChoice, copy: ChangedCopy): Promise<boolean> {
	const head = await corpus.file.read(0, markedBytes);
	let to = 0;
	while (head[to] === 0xef && head[to + 1] === 0xbb && head[to + 2] === 0xbf) to += 3;
	if (to === 0 || !isWanted(byteOrderMark, contentAtLine(corpus.survey, 0), corpus, choice)) return false;
	await copy.change([{ from: 0, to, insert: new Uint8Array() }]);
	return true;
}

/** So many bytes of a file are looked through for marks at its start. */
const markedBytes = 64 * 1024;

/** A foreign form is read whole: its bodies are found by what stands behind them. */
async function convertForeignForm(corpus: CorpusToFix, choice: FixChoice, copy: ChangedCopy): Promise<boolean | { readonly problem: string }> {
	const { file, path, survey, configuration } = corpus;
	if (!choice.named.has(foreignDialect.id)) return false;
	const found = sniffForeign(decodePiece(await file.read(0, 256 * 1024), true).slice(0, 64 * 1024));
	if (!found || (survey.documents.length > 0 && found.dialect !== 'nonce')) return false;
	if (file.size > maximumTextBytes)
		return { problem: `its form is converted as one text, which may have ${maximumTextBytes / 1024 / 1024} MiB; "corpus convert" takes more` };
	const bytes = await file.read(0, file.size);
	const opened = openCorpus(path, bytes, configuration);
	const finding = opened.ok ? foreignDialect.checkCorpus?.(opened.value)[0] : undefined;
	if (!opened.ok || !finding) return false;
	const line = opened.value.text.lineAt(finding.span.from);
	const edits = isWanted(foreignDialect, contentAtLine(survey, line), corpus, choice) ? (finding.fixes[0]?.edits() ?? []) : [];
	await copy.change(byteChanges(bytes, edits, opened.value.disk?.startsWithByteOrderMark ? 3 : 0, 0));
	return edits.length > 0;
}

async function unifyLineEnds(corpus: CorpusToFix, choice: FixChoice, copy: ChangedCopy): Promise<boolean> {
	const { file, survey } = corpus;
	const { lineEnds, firstLines } = survey;
	const kinds = (['lf', 'crlf', 'cr'] as const).filter(kind => lineEnds[kind] > 0);
	if (!choice.named.has(mixedLineEndings.id) || kinds.length < 2) return false;
	const prevailing = prevailingLineEndOf(lineEnds);
	const firstOdd = Math.min(...kinds.filter(kind => kind !== prevailing.kind).map(kind => firstLines[kind]?.line ?? 0));
	if (!isWanted(mixedLineEndings, contentAtLine(survey, firstOdd), corpus, choice)) return false;
	for await (const change of lineEndChanges(file, prevailing.text)) await copy.change([change]);
	return true;
}

const pieceBytes = 1024 * 1024;
const LF = 0x0a;
const CR = 0x0d;

/** The changes that make every line end `lineEnd`. Those of lines that follow each other are one change, so that a file of nothing but others has few. */
async function* lineEndChanges(file: ByteFile, lineEnd: string): AsyncGenerator<ByteChange> {
	const wanted = Buffer.from(lineEnd);
	for (let from = 0; from < file.size; ) {
		// A CR at the end of a piece may be half of a line end: it is left to the next.
		let to = Math.min(file.size, from + pieceBytes);
		const bytes = await file.read(from, to);
		if (to < file.size && bytes.at(-1) === CR) to--;
		let open: { from: number; to: number; pieces: Uint8Array[] } | undefined;
		for (let at = 0; at < to - from; at++) {
			if (bytes[at] !== LF && bytes[at] !== CR) continue;
			const end = bytes[at] === CR && bytes[at + 1] === LF ? at + 2 : at + 1;
			if (end - at === wanted.length && bytes[at] === wanted[0]) {
				if (open) yield { from: from + open.from, to: from + open.to, insert: Buffer.concat(open.pieces) };
				open = undefined;
			} else {
				open ??= { from: at, to: at, pieces: [] };
				open.pieces.push(bytes.subarray(open.to, at), wanted);
				open.to = end;
			}
			at = end - 1;
		}
		if (open) yield { from: from + open.from, to: from + open.to, insert: Buffer.concat(open.pieces) };
		from = to;
	}
}
