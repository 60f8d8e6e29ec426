import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { allRules } from '../server/core/rules/allRules.ts';
import { renderRuleIndex, renderRulePage } from '../server/core/rules/rulePage.ts';

/**
 * Writes docs/rules from the rules' own metadata: one page each and an index. With `--check`, writes nothing and exits 1 where a page is
 * out of date.
 */
const folder = new URL('../docs/rules/', import.meta.url);
const pages = new Map([['README.md', renderRuleIndex(allRules)], ...allRules.map(rule => [`${rule.id}.md`, renderRulePage(rule)] as const)]);
mkdirSync(folder, { recursive: true });
const present = readdirSync(folder).filter(name => name.endsWith('.md') && /^(?:C[AEF]\d+|README)\.md$/.test(name));
if (process.argv.includes('--check')) {
	const stale = [...pages]
		.filter(([name, page]) => !present.includes(name) || readFileSync(new URL(name, folder), 'utf8') !== page)
		.map(([name]) => name);
	if (stale.length > 0) {
		console.error(`docs/rules is out of date: ${stale.join(', ')}. Run: npm run docs:rules`);
		process.exitCode = 1;
	}
} else {
	for (const name of present) if (!pages.has(name)) rmSync(new URL(name, folder));
	for (const [name, page] of pages) writeFileSync(new URL(name, folder), page);
	console.log(`Wrote ${pages.size} pages to docs/rules.`);
}
