/**
 * `npm run evaluate:entities`: trains without the held-out documents, then prints precision, recall and F1 on those by set and type, with F1 after the
 * whole analysis of an article and compromise beside it on the same plain text, and how confidence should be calibrated. `--model FILE` saves the
 * development model there, or reads it where the file exists. `--errors SET` prints, of a set, the share of names that are found by what makes them hard, and the errors by kind, instead. `npm run bench` has the speed.
 */

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import nlp from 'compromise';
import { createEntityAnalyser } from '../../server/core/entities/analysis/createEntityAnalyser.ts';
import { type Knowledge, loadKnowledge } from '../../server/core/entities/knowledge/loadKnowledge.ts';
import type { MentionType } from '../../server/core/entities/mention.ts';
import { loadRecogniser, type NameType } from '../../server/core/entities/recogniser.ts';
import { calibrationError, fitCalibration } from './calibration.ts';
import { type GoldMention, isHeldOut, readLabelledDocuments } from './corpora.ts';
import { readDevelopmentSets } from './developmentSets.ts';
import { findErrors, formatErrors } from './errors.ts';
import { trainModel } from './recipe.ts';
import { readKnowledgeTables } from './resources.ts';
import { type Finder, formatCounts, scoreDocuments } from './scoring.ts';
import { formatTraits } from './traits.ts';

const { values: options } = parseArgs({ options: { model: { type: 'string' }, errors: { type: 'string' } } });
const documents = readLabelledDocuments();
const heldOut = [...documents.filter(isHeldOut), ...readDevelopmentSets()];
const report = (message: string): void => console.error(message);

function developmentModel(): Uint8Array {
	if (options.model && existsSync(options.model)) return readFileSync(options.model);
	// clean.upper repeats sentences of GUM, held-out ones among them.
	const packed = trainModel(
		documents.filter(document => !isHeldOut(document) && document.set !== 'clean.upper'),
		readKnowledgeTables(),
		report,
	);
	if (options.model) writeFileSync(options.model, packed);
	return packed;
}

const packed = developmentModel();
const recogniser = loadRecogniser(packed);

const ours: Finder = text => recogniser.recognise(text).map(({ type, span }) => ({ type, from: span.from, to: span.to }));
const analyser = createEntityAnalyser({ recogniser, knowledge: readKnowledgeBase() });
const analysed: Finder = text =>
	analyser
		.analyseArticle(text, { articleDate: null, country: null, language: 'en' })
		.mentions.flatMap(({ type, span }) => (isNameType(type) ? [{ type, from: span.from, to: span.to }] : []));

function isNameType(type: MentionType): type is NameType {
	return type === 'PER' || type === 'ORG' || type === 'LOC' || type === 'MISC';
}

function readKnowledgeBase(): Knowledge {
	const loaded = loadKnowledge(gunzipSync(readFileSync(new URL('../../models/knowledge.bin.gz', import.meta.url))));
	if (!loaded.ok) throw new Error(loaded.error);
	return loaded.value;
}

if (options.errors) {
	const inSet = heldOut.filter(({ set }) => set === options.errors);
	if (inSet.length === 0) {
		console.error(`--errors ${options.errors}: no such held-out set; they are ${[...new Set(heldOut.map(({ set }) => set))].join(', ')}.`);
		process.exit(2);
	}
	for (const line of formatTraits(inSet, ours)) console.log(line);
	for (const line of formatErrors(findErrors(inSet, ours))) console.log(line);
	process.exit(0);
}

const theirs: Finder = text => {
	const found: GoldMention[] = [];
	const document = nlp(text);
	const collect = (view: { json(options: object): unknown }, type: GoldMention['type']): void => {
		for (const { text: name, offset } of view.json({ offset: true }) as { text: string; offset: { start: number } }[]) {
			const bare = name.replace(/(?:['’]s)?[\s,.;:!?"”)]*$/u, '');
			found.push({ type, from: offset.start, to: offset.start + bare.length });
		}
	};
	collect(document.people(), 'PER');
	collect(document.organizations(), 'ORG');
	collect(document.places(), 'LOC');
	return found;
};

const news = heldOut.filter(document => document.set === 'labelled-news');
console.log(`${'set'.padEnd(16)}${'type'.padEnd(8)}${'names'.padStart(6)}  ${'   P     R     F1'}  analysis  compromise`);
for (const set of new Set(heldOut.map(document => document.set))) {
	const inSet = heldOut.filter(document => document.set === set);
	const mine = scoreDocuments(inSet, ours);
	const shown = scoreDocuments(inSet, analysed);
	const other = scoreDocuments(inSet, theirs);
	for (const types of [['PER'], ['ORG'], ['LOC'], ['MISC'], ['PER', 'ORG', 'LOC']]) {
		const counts = mine.total(types);
		const name = types.length > 1 ? 'three' : types[0]!;
		console.log(
			`${set.padEnd(16)}${name.padEnd(8)}${String(counts.gold).padStart(6)}${formatCounts(counts)}  ${formatCounts(shown.total(types)).slice(-6)}  ${formatCounts(other.total(types))}`,
		);
	}
}
const fit = fitCalibration(news, text => recogniser.recognise(text));
console.log(`expected calibration error on labelled-news: ${calibrationError(news, text => recogniser.recognise(text)).toFixed(3)}`);
console.log(`calibration: slope ${fit.slope.toFixed(3)}, offset ${fit.offset.toFixed(3)} on top of the model's`);
