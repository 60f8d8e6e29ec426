import { mayBeDelimiter } from './candidate.ts';
import { canonicalDialect, type Dialect, type DialectKeyword, type EndForm } from './dialect.ts';
import { endFormOf } from './endReader.ts';
import { isReserved } from './escape.ts';
import { readInner } from './nameReader.ts';
import { isPlainOpener, plainOpenerHead } from './plainOpener.ts';
import { readShape, type Shape } from './shape.ts';
import { encodeToken } from './tokens.ts';

const maximumCandidates = 200;
const maximumUnits = 256 * 1024;
/** What is longer is no name. */
const maximumNameUnits = 300;
const plainHead = plainOpenerHead(canonicalDialect);

/**
 * The dialect of a corpus, by majority among its first 200 candidate lines or 256 Ki units, whichever comes first (format.md, Dialects).
 * Reads no more lines than it needs. A tie, or nothing that could be a delimiter: canonical.
 */
export function detectDialect(lines: Iterable<string>): Dialect {
	const ballot = new Ballot();
	let units = 0;
	let candidates = 0;
	for (const line of lines) {
		if (mayBeDelimiter(line) && ballot.count(units === 0 && line.charCodeAt(0) === 0xfeff ? line.slice(1) : line)) candidates++;
		units += line.length + 1;
		if (candidates >= maximumCandidates || units >= maximumUnits) break;
	}
	return ballot.result();
}

type OpenerVote = Pick<Dialect, 'keyword'> & { readonly [K in 'separator' | 'nameForm' | 'brackets']: Dialect[K] | undefined };

class Ballot {
	#openers = 0;
	#unclosed = 0;
	#wrappedEnds = 0;
	/** `<<<FILE END>>>` reads as a document named END too: it counts as a marker only where the same line comes again and again. */
	readonly #namedEnds = new Map<string, number>();
	readonly #keywords = new Map<DialectKeyword, number>();
	readonly #separators = new Map<Dialect['separator'], number>();
	readonly #nameForms = new Map<Dialect['nameForm'], number>();
	readonly #brackets = new Map<number, number>();
	readonly #ends = new Map<EndForm, number>();

	/** Whether the line counted. */
	count(line: string): boolean {
		if (/^(?:FILE)?>{3,12}[ \t]*$/.test(line)) {
			this.#wrappedEnds++;
			return true;
		}
		// What is not reserved is text to the strict reader, and must not have a vote.
		if (!isReserved(line)) return false;
		if (/^<{3,12}FILE END>{3,12}[ \t]*$/i.test(line)) {
			add(this.#namedEnds, line.trimEnd());
			return true;
		}
		if (plainHead !== undefined && line.length <= maximumNameUnits && isPlainOpener(line, plainHead)) return this.#addOpener(canonicalDialect);
		const shape = readShape(line);
		if (!shape || shape.openBrackets < 3 || shape.oddity || shape.start > 0 || shape.after !== '') return false;
		if (shape.keyword.quality !== 'exact' && shape.keyword.quality !== 'case') return false;
		return shape.keyword.kind === 'end' ? this.#countEnd(shape) : this.#countOpener(shape);
	}

	#countEnd(shape: Shape): boolean {
		if (shape.closeBrackets < 3) return false;
		add(this.#ends, endFormOf(shape, shape.skeleton.text.slice(shape.innerFrom, shape.innerTo).trim()));
		return true;
	}

	#countOpener(shape: Shape): boolean {
		const { form } = shape.keyword;
		if (form === 'BEGIN' || form === 'START') return false;
		const inner = readInner(shape.skeleton.text.slice(shape.innerFrom, shape.innerTo));
		if (inner.name === '' || inner.name.length > maximumNameUnits) return false;
		const { separator } = shape;
		if (shape.closeBrackets === 0) this.#unclosed++;
		return this.#addOpener({
			keyword: form as DialectKeyword,
			separator: separator === ' ' || separator === ':' || separator === ': ' ? separator : undefined,
			nameForm: inner.nameForm !== 'quoted' || encodeToken(inner.name) === inner.name ? inner.nameForm : undefined,
			brackets: shape.closeBrackets === shape.openBrackets ? shape.openBrackets : undefined,
		});
	}

	/** What an opener says of its dialect; what it leaves open is undefined. */
	#addOpener({ keyword, separator, nameForm, brackets }: OpenerVote): true {
		this.#openers++;
		add(this.#keywords, keyword);
		if (brackets !== undefined) add(this.#brackets, brackets);
		if (separator !== undefined) add(this.#separators, separator);
		if (nameForm !== undefined) add(this.#nameForms, nameForm);
		return true;
	}

	result(): Dialect {
		const openers = Math.max(1, this.#openers);
		const wrapped = this.#unclosed * 2 > this.#openers && this.#wrappedEnds * 2 >= openers;
		let ends = 0;
		for (const count of this.#ends.values()) ends += count;
		const named = Math.max(0, ...this.#namedEnds.values());
		const namedEnds = named >= 2 && named * 2 >= openers ? named : 0;
		const isClosed = !wrapped && this.#openers > 0 && (ends + namedEnds) * 2 >= openers;
		const end = isClosed ? (namedEnds > ends ? 'FILE END' : winner(this.#ends, 'none')) : 'none';
		return {
			keyword: winner(this.#keywords, canonicalDialect.keyword),
			separator: winner(this.#separators, canonicalDialect.separator),
			nameForm: winner(this.#nameForms, canonicalDialect.nameForm),
			brackets: winner(this.#brackets, canonicalDialect.brackets),
			end: isClosed && end === 'none' ? firstKey(this.#ends) : end,
			wrapped,
		};
	}
}

function add<K>(votes: Map<K, number>, choice: K): void {
	votes.set(choice, (votes.get(choice) ?? 0) + 1);
}

/** The choice with the most votes; `otherwise` on a tie or without any vote. */
function winner<K>(votes: ReadonlyMap<K, number>, otherwise: K): K {
	let best: K = otherwise;
	let most = 0;
	let isTie = false;
	for (const [choice, count] of votes) {
		if (count === most) isTie = true;
		if (count > most) {
			best = choice;
			most = count;
			isTie = false;
		}
	}
	return isTie ? otherwise : best;
}

function firstKey(votes: ReadonlyMap<EndForm, number>): EndForm {
	for (const key of votes.keys()) return key;
	return 'none';
}
