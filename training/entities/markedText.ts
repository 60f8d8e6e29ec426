import type { NameType } from '../../server/core/entities/recogniser.ts';
import type { LabelledDocument } from './corpora.ts';

const mark = /\[(PER|ORG|LOC|MISC) ([^[\]\n]+)\]/g;

/**
 * The documents of a text whose names are marked in place (`[PER Ada Lund]`), a blank line between documents. Throws where a square bracket is left that belongs to
 * no mark, with the line that it stands in: such a text may have no others.
 */
export function readMarkedText(content: string, set: string, fileName: string): LabelledDocument[] {
	return content
		.trimEnd()
		.split('\n\n')
		.map((marked, number) => {
			const mentions: { from: number; to: number; type: NameType }[] = [];
			let text = '';
			let end = 0;
			for (const { 0: whole, 1: type, 2: name, index } of marked.matchAll(mark)) {
				text += marked.slice(end, index);
				mentions.push({ from: text.length, to: text.length + name!.length, type: type as NameType });
				text += name!;
				end = index + whole.length;
			}
			text += marked.slice(end);
			const faulty = text.split('\n').find(line => /[[\]]/.test(line));
			if (faulty !== undefined)
				throw new Error(`${fileName}, document ${number + 1}: "${faulty.slice(0, 80)}" has a bracket of no mark; names are marked [PER Ada Lund].`);
			return { set, number, text, mentions };
		});
}
