import { createText } from '../../server/core/source/chunkedText.ts';
import { openCorpus, editCorpus } from '../../server/core/corpus/corpusVersion.ts';
import { outline } from '../../server/core/features/outline.ts';
import { noAnalyses } from '../../server/core/features/analyses.ts';
import { symbolOf } from '../../server/lsp/convert.ts';
import { corpusFindings, documentFindings } from '../../server/core/rules/runRules.ts';
import { newsCorpus } from './newsCorpus.ts';
const s = newsCorpus(10e6);
const cpu = (): number => { const u = process.cpuUsage(); return (u.user + u.system) / 1000; };
let t = cpu();
const lap = (n: string): void => { const x = cpu(); console.log(n, (x - t).toFixed(1)); t = cpu(); };
const text = createText(s); lap('createText');
let c = openCorpus('a', 1, text); lap('openCorpus');
for (let i = 0; i < c.index.count; i++) c.document(i).source(); lap('source');
for (let i = 0; i < c.index.count; i++) c.document(i).parsed(); lap('parsed');
let o = outline(c, noAnalyses, 'parts', 5000); lap('outline');
let j = JSON.stringify(o.items.map(symbolOf)); lap('json ' + j.length);
for (let r = 0; r < 6; r++) {
	const at = c.document(1000 + r).span.from + 200;
	c = editCorpus(c, 2 + r, [{ from: at, to: at, insert: 'word ' }]); lap(' edit');
	o = outline(c, noAnalyses, 'parts', 5000); lap(' outline');
	j = JSON.stringify(o.items.map(symbolOf)); lap(' json');
}
const settings = { rules: {} };
for (let r = 0; r < 3; r++) {
corpusFindings(c, settings); lap('corpusFindings');
for (let i = 0; i < c.index.count; i++) documentFindings(c.document(i), settings); lap('documentFindings');
	const at = c.document(1000 + r).span.from + 200;
	c = editCorpus(c, 12 + r, [{ from: at, to: at, insert: 'word ' }]); lap(' edit');
}
