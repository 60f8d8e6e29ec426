/**
 * `npm run train`: trains the recogniser on everything that may train what ships, and writes models/entities.bin.gz, the same bytes every time, and
 * what models/NOTICE.md says of it.
 */

import { readFileSync, writeFileSync } from 'node:fs';
import { constants, gzipSync } from 'node:zlib';
import { readLabelledDocuments } from './corpora.ts';
import { withEntitiesSection } from './notice.ts';
import { trainModel } from './recipe.ts';
import { readKnowledgeTables } from './resources.ts';

const started = Date.now();
const report = (message: string): void => console.log(`${((Date.now() - started) / 1000).toFixed(0).padStart(5)} s  ${message}`);
const documents = readLabelledDocuments();
const packed = trainModel(documents, readKnowledgeTables(), report);
// Columns of numbers hold few repetitions: this strategy looks for long ones only, and saves 2 %.
const compressed = gzipSync(packed, { level: 9, strategy: constants.Z_FILTERED });
// The tenth byte of a gzip file names the operating system: 255 is "unknown", so that the file is the same everywhere.
compressed[9] = 255;
const target = new URL('../../models/entities.bin.gz', import.meta.url);
writeFileSync(target, compressed);
report(`models/entities.bin.gz: ${compressed.length} bytes (${packed.length} unpacked)`);
const notice = new URL('../../models/NOTICE.md', import.meta.url);
writeFileSync(notice, withEntitiesSection(readFileSync(notice, 'utf8'), documents));
report('models/NOTICE.md: its section on entities.bin.gz');
