import { ByteReader, ByteWriter } from '../../server/core/entities/recogniser/byteStream.ts';
import { hashText } from '../../server/core/entities/recogniser/featureHash.ts';
import { type KnowledgeTables, readKnowledge, writeKnowledge } from '../../server/core/entities/recogniser/knowledgeTables.ts';
import { packModel } from '../../server/core/entities/recogniser/model.ts';
import { phraseHash, type WordKnowledge } from '../../server/core/entities/recogniser/word.ts';
import { tokenize } from '../../server/core/entities/tokenizer.ts';
import type { LabelledDocument } from './corpora.ts';
import { makeExamples } from './examples.ts';
import { bitsOf } from './gazetteerLists.ts';
import { Random } from './random.ts';
import { drawNames, makeResultsPage, namesOf } from './resultsPage.ts';
import { train } from './trainer.ts';
import { asWireCopy } from './wireCopy.ts';

const epochs = 5;
const seed = 20250809;

/** So many pages of results are made of names of all documents, besides those of one article's each. */
const drawnPages = 150;

/** How a path's probability becomes a confidence: fitted on held-out news by `npm run evaluate:entities`, which prints the fit. */
const calibration = { slope: 0.66, offset: -0.32 };

/** What is trained on: the documents, labelled-news and what was written a second time as a wire agency would send it, and pages of results made of the names of each of its articles, and of all. */
export function trainingDocuments(documents: readonly LabelledDocument[], knowledge: WordKnowledge): LabelledDocument[] {
	const random = new Random(seed);
	const news = documents.filter(({ set }) => set === 'labelled-news');
	const written = documents.filter(({ set }) => set === 'written');
	const country = bitsOf('CTRY');
	const isCountry = (name: string): boolean => {
		const lower = name.toLowerCase();
		return (knowledge.lists(phraseHash(tokenize(lower).map(({ from, to }) => hashText(lower, from, to)))) & country) !== 0;
	};
	const names = namesOf(
		// Its names are in capitals.
		documents.filter(({ set }) => set !== 'clean.upper'),
		isCountry,
	);
	return [
		...documents,
		...[...news, ...written].map(document => asWireCopy(document, random)),
		...news.flatMap(document => makeResultsPage(document.number, namesOf([document], isCountry), random) ?? []),
		...Array.from({ length: drawnPages }, (_, number) => makeResultsPage(number, drawNames(names, random), random) ?? []).flat(),
	];
}

/** The whole recipe: the packed model that these documents and tables give. Equal input gives equal bytes. */
export function trainModel(documents: readonly LabelledDocument[], tables: KnowledgeTables, report: (message: string) => void): Uint8Array {
	const writer = new ByteWriter();
	writeKnowledge(tables, writer);
	const knowledge = readKnowledge(new ByteReader(writer.bytes()));
	const examples = makeExamples(trainingDocuments(documents, knowledge), knowledge);
	report(`${documents.length} documents, ${examples.labels.length} tokens, ${examples.featureCount} features`);
	return packModel(train(examples, { epochs, seed, ...calibration, report }), tables);
}
