import type { GoldMention, LabelledDocument } from './corpora.ts';
import type { Finder } from './scoring.ts';

/**
 * What went wrong with a name: its ends (type right), its type (ends right), both, nothing found that overlaps it (missed), or something
 * found where no name is (invented).
 */
export const errorKinds = ['ends', 'type', 'both', 'missed', 'invented'] as const;
export type ErrorKind = (typeof errorKinds)[number];

export interface NameError {
	readonly kind: ErrorKind;
	readonly document: LabelledDocument;
	readonly gold: GoldMention | undefined;
	readonly found: GoldMention | undefined;
}

/** Every error of the finder in these documents. A name that was found in two pieces is one error of each piece's kind, never counted as missed. */
export function findErrors(documents: readonly LabelledDocument[], finder: Finder): NameError[] {
	return documents.flatMap(document => {
		const found = finder(document.text);
		const errors: NameError[] = [];
		for (const gold of document.mentions) {
			if (!found.some(other => overlap(gold, other))) errors.push({ kind: 'missed', document, gold, found: undefined });
		}
		for (const mention of found) {
			const touched = document.mentions.filter(other => overlap(mention, other));
			if (touched.some(gold => haveSameEnds(mention, gold) && mention.type === gold.type)) continue;
			const gold = touched.find(other => haveSameEnds(mention, other)) ?? touched.find(({ type }) => type === mention.type) ?? touched[0];
			errors.push({ kind: kindOf(mention, gold), document, gold, found: mention });
		}
		return errors;
	});
}

function kindOf(found: GoldMention, gold: GoldMention | undefined): ErrorKind {
	if (!gold) return 'invented';
	if (haveSameEnds(found, gold)) return 'type';
	return found.type === gold.type ? 'ends' : 'both';
}

function overlap(left: GoldMention, right: GoldMention): boolean {
	return left.from < right.to && right.from < left.to;
}

function haveSameEnds(left: GoldMention, right: GoldMention): boolean {
	return left.from === right.from && left.to === right.to;
}

/** Counts by kind and type (`PER>ORG` for a type taken for another), commonest first, then one line an error: what was expected, what was found, where. */
export function formatErrors(errors: readonly NameError[]): string[] {
	const counts = new Map<string, number>();
	for (const error of errors) {
		const key = `${error.kind.padEnd(9)} ${typesOf(error)}`;
		counts.set(key, (counts.get(key) ?? 0) + 1);
	}
	const lines = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([key, count]) => `${String(count).padStart(5)}  ${key}`);
	for (const kind of errorKinds) for (const error of errors) if (error.kind === kind) lines.push(formatError(error));
	return lines;
}

function typesOf({ gold, found }: NameError): string {
	if (gold && found && gold.type !== found.type) return `${gold.type}>${found.type}`;
	return (gold ?? found)?.type ?? '';
}

const contextUnits = 40;

function formatError(error: NameError): string {
	const { document, kind, gold, found } = error;
	const from = Math.min(gold?.from ?? found!.from, found?.from ?? gold!.from);
	const to = Math.max(gold?.to ?? found!.to, found?.to ?? gold!.to);
	const shown = (mention: GoldMention | undefined): string => (mention ? `[${document.text.slice(mention.from, mention.to)}]` : '-');
	const context = document.text.slice(Math.max(0, from - contextUnits), to + contextUnits).replace(/\s+/g, ' ');
	return `${document.set}:${document.number}  ${kind} ${typesOf(error)}  ${shown(gold)} ${shown(found)}  …${context}…`;
}
