import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { NameType } from '../../server/core/entities/recogniser.ts';
import { readMarkedText } from './markedText.ts';

export interface GoldMention {
	readonly from: number;
	readonly to: number;
	readonly type: NameType;
}

/** A labelled text. `number` counts the documents of its set from 0. */
export interface LabelledDocument {
	readonly set: string;
	readonly number: number;
	readonly text: string;
	readonly mentions: readonly GoldMention[];
}

/** Where the labelled data of others lies: beside the project, never in it. */
export const dataFolder = new URL('../../../shared/data/ner/', import.meta.url);

/** The column sets that may train what ships. */
const columnSets = [
	'wikigold',
	'gum.free',
	'wnut17.train',
	'wnut17.dev',
	'ewt.dev.fill',
	'ewt.test.fill',
	'btc.fill2',
	'crossner.all',
	'clean.upper',
];

const classOfNewsType: Record<string, NameType> = {
	PER: 'PER',
	ORG: 'ORG',
	LOC: 'LOC',
	FAC: 'LOC',
	NORP: 'MISC',
	EVENT: 'MISC',
	WORK: 'MISC',
	PROD: 'MISC',
	LAW: 'MISC',
};

/**
 * Sets that label by guidelines of their own. What holds in one of them alone is learnt apart, by weights that count for that set only and
 * do not ship (Daumé 2007), so that the model labels as the guide of labelled-news says. Numbered from 1; 0 for all other sets.
 */
const styleOfSet: Readonly<Record<string, number>> = { 'gum.free': 1, wikigold: 2, 'crossner.all': 2, 'clean.upper': 2 };
export const styleCount = 1 + Math.max(...Object.values(styleOfSet));

export function styleOf(set: string): number {
	return styleOfSet[set] ?? 0;
}

/** Every labelled document that may train what ships, in a fixed order; labelled-news once. */
export function readLabelledDocuments(): LabelledDocument[] {
	return [...readNews(), ...readWritten(), ...columnSets.flatMap(readColumns)];
}

const sampledSets: readonly string[] = ['labelled-news', 'written', 'gum.free'];

/** Whether development scores are measured on this document, so that a development model must not see it. */
export function isHeldOut(document: LabelledDocument): boolean {
	const { set, number } = document;
	return set === 'wnut17.dev' || set === 'ewt.dev.fill' || (sampledSets.includes(set) && number % 10 === 0);
}

/** Where the texts lie that were written and labelled for this project, in the form of `readMarkedText`. */
const writtenFolder = new URL('written/', import.meta.url);

function readWritten(): LabelledDocument[] {
	const files = readdirSync(writtenFolder).sort();
	const documents = files.flatMap(file => readMarkedText(readFileSync(new URL(file, writtenFolder), 'utf8'), 'written', file));
	return documents.map((document, number) => ({ ...document, number }));
}

function readNews(): LabelledDocument[] {
	const lines = readFileSync(new URL('labelled-news/news.jsonl', dataFolder), 'utf8').trim().split('\n');
	return lines.map((line, number) => {
		const { text, mentions } = JSON.parse(line) as { text: string; mentions: { start: number; end: number; type: string }[] };
		return {
			set: 'labelled-news',
			number,
			text,
			mentions: mentions.map(({ start, end, type }) => ({ from: start, to: end, type: classOfNewsType[type]! })),
		};
	});
}

function readColumns(set: string): LabelledDocument[] {
	const content = gunzipSync(readFileSync(new URL(`train-free/${set}.bio.gz`, dataFolder))).toString('utf8');
	const documents: LabelledDocument[] = [];
	for (const block of content.split(/^-DOCSTART-.*\n/m)) {
		const builder = new TextBuilder(set === 'gum.free');
		for (const sentence of block.split(/\n\n+/)) {
			const rows = sentence.split('\n').filter(row => row.includes('\t'));
			if (rows.length > 0) builder.addSentence(rows.map(row => row.split('\t') as [string, string]));
		}
		if (builder.text !== '') documents.push({ set, number: documents.length, text: builder.text, mentions: builder.mentions });
	}
	return documents;
}

const noSpaceBefore = /^(?:[,.;:!?)\]}%”…]|\.\.+|['’](?:s|re|ve|ll|d|m|S)|n['’]t|N['’]T)$/;
const noSpaceAfter = /^[([{$£€“‘#@]$/;

/** Puts tokens back together as a text would have them, and keeps track of the names. */
class TextBuilder {
	text = '';
	readonly mentions: GoldMention[] = [];

	/** `joinsHyphens`: the set cuts hyphenated words at their hyphens. */
	constructor(readonly joinsHyphens: boolean) {}

	addSentence(rows: readonly (readonly [string, string])[]): void {
		if (this.text !== '') this.text += /[.!?"”)]$/.test(this.text) ? ' ' : '\n';
		let previous = '';
		let isQuoteOpen = false;
		let open: { from: number; to: number; type: NameType } | undefined;
		for (const [word, label] of rows) {
			const isQuote = word === '"';
			const joins =
				previous === '' ||
				noSpaceBefore.test(word) ||
				noSpaceAfter.test(previous) ||
				(isQuote && isQuoteOpen) ||
				(previous === '"' && isQuoteOpen) ||
				(this.joinsHyphens && (word === '-' || previous === '-'));
			if (!joins) this.text += ' ';
			const from = this.text.length;
			this.text += word;
			if (isQuote) isQuoteOpen = !isQuoteOpen;
			if (label.startsWith('I-') && open) open.to = this.text.length;
			else {
				if (open) this.mentions.push(open);
				open = label === 'O' ? undefined : { from, to: this.text.length, type: label.slice(2) as NameType };
			}
			previous = word;
		}
		if (open) this.mentions.push(open);
	}
}
