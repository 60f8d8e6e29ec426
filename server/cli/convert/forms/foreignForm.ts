import { readForeign } from '../../../core/corpus/foreign.ts';
import { readAllBytes } from '../../../core/workspace/openBytes.ts';
import { UsageError } from '../../exitCode.ts';
import { maximumTextBytes } from '../../files/limits.ts';
import type { Form } from '../form.ts';
import { countInvalidBytes, heldEntry } from './plainEntry.ts';

/** Delimiters with a nonce, PATH: headers, ARTICLE and DOC delimiters, the output of head and tail. Read only, and held whole. */
export const foreignForm: Form = {
	id: 'foreign',
	title: 'other delimiters: with a nonce, PATH: headers, <<<ARTICLE n>>>, ==> name <==',
	extensions: [],
	async *reader(source, path, { losses }) {
		if ((await source.size()) > maximumTextBytes)
			throw new UsageError(`${path} is larger than ${maximumTextBytes / 1024 / 1024} MiB, the most that is read of this form.`);
		const bytes = await readAllBytes(source);
		const text = new TextDecoder('utf-8').decode(bytes);
		losses.add('{amount} bytes are no UTF-8: U+FFFD stands for them.', countInvalidBytes(bytes));
		const reading = readForeign(text);
		if (!reading) throw new UsageError(`${path}: it has no delimiters of a form that is known.`);
		let documents = 0;
		for (const { name, start, bodyFrom, bodyTo } of reading.documents) {
			documents += bodyTo - start;
			yield heldEntry(name, [], text.slice(bodyFrom, bodyTo));
		}
		losses.add('{amount} characters before, between or behind the documents are left out, end markers among them.', text.length - documents);
	},
};
