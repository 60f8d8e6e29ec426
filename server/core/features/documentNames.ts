import type { Corpus } from '../corpus/corpus.ts';
import { foldName, unsafeNameReason } from '../corpus/names.ts';
import { encodeToken } from '../corpus/tokens.ts';
import { type Span, shiftSpan } from '../source/span.ts';
import type { TextChange } from '../source/text.ts';
import { failure, type Result, success } from '../util/result.ts';

/** The name in the delimiter at an offset, and what it says; undefined where there is none. Spans in the corpus' coordinates. */
export function nameAt(corpus: Corpus, offset: number): { readonly span: Span; readonly name: string; readonly ordinal: number } | undefined {
	const ordinal = corpus.ordinalAt(offset);
	if (ordinal < 0) return undefined;
	const document = corpus.document(ordinal);
	const { opener, end, name } = document.parsed().value;
	const at = offset - document.span.from;
	const span = [opener.nameSpan, end?.nameSpan].find(candidate => candidate && candidate.from <= at && at <= candidate.to);
	return span && { span: shiftSpan(span, document.span.from), name, ordinal };
}

/** Every place where the document's name stands: its opener, and its end marker where that echoes it. */
export function nameOccurrences(corpus: Corpus, ordinal: number): Span[] {
	const document = corpus.document(ordinal);
	const { opener, end } = document.parsed().value;
	return [opener.nameSpan, end?.nameSpan].flatMap(span => (span ? [shiftSpan(span, document.span.from)] : []));
}

/** Gives a document another name, in its opener and its end marker. An error says, for the user, why the name cannot be given. */
export function renameDocument(corpus: Corpus, ordinal: number, newName: string): Result<readonly TextChange[], string> {
	const reason = newName === '' ? 'A document needs a name.' : unsafeNameReason(newName);
	if (reason) return failure(newName === '' ? reason : `${newName} cannot be a document's name: ${reason}.`);
	const folded = foldName(newName);
	for (let other = 0; other < corpus.index.count; other++) {
		if (other === ordinal) continue;
		const { name } = corpus.document(other).parsed().value;
		if (name === newName) return failure(`Document ${other + 1}, on line ${corpus.document(other).line + 1}, has the name ${newName} already.`);
		if (foldName(name) === folded) {
			return failure(
				`Document ${other + 1}, on line ${corpus.document(other).line + 1}, is called ${name}: on many file systems that is the same name as ${newName}.`,
			);
		}
		if (name.startsWith(`${newName}/`) || newName.startsWith(`${name}/`)) {
			return failure(
				`${newName} cannot be both a document and a folder: document ${other + 1}, on line ${corpus.document(other).line + 1}, is called ${name}.`,
			);
		}
	}
	const document = corpus.document(ordinal);
	const { rename, end } = document.parsed().value;
	const changes = [...rename(newName)];
	if (end?.nameSpan) changes.push({ ...end.nameSpan, insert: encodeToken(newName) });
	return success(changes.map(change => ({ ...shiftSpan(change, document.span.from), insert: change.insert })));
}
