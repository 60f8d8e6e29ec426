import type { Rule } from './rule.ts';
import { docsOf } from './ruleDocs.ts';

/** A rule's page, in Markdown, from its own metadata: what docs/rules holds and `corpus explain` prints. */
export function renderRulePage(rule: Rule): string {
	const docs = docsOf(rule);
	return [
		`# ${rule.id} ${rule.name}`,
		'',
		`Severity: ${rule.severity}. Fix: ${fixWords(rule)}.`,
		'',
		docs.summary,
		'',
		'## Why',
		'',
		docs.why,
		'',
		'## Fix',
		'',
		docs.fix,
		'',
		'## Example',
		'',
		'Found:',
		'',
		fenced(docs.bad),
		'',
		'Clean:',
		'',
		fenced(docs.good),
		'',
		'## Silence it',
		'',
		`Set \`"${rule.id}": "off"\` (or another severity) under \`rules\` in \`corpus.config.jsonc\`, for all files or for a path. Text files take no comments, so nothing is written into the corpus.`,
		'',
	].join('\n');
}

/** The list of all rules, with a link to each page. */
export function renderRuleIndex(rules: readonly Rule[]): string {
	const rows = rules.map(rule => `| [${rule.id}](${rule.id}.md) | ${rule.name} | ${rule.severity} | ${fixWords(rule)} | ${docsOf(rule).summary} |`);
	return [
		'# Rules',
		'',
		'Ids are stable. Safe fixes touch delimiters and invisible bytes only and leave the content of every document as it is, byte for byte; the others are done when asked for.',
		'',
		'| id | name | severity | fix | what it finds |',
		'|---|---|---|---|---|',
		...rows,
		'',
	].join('\n');
}

function fixWords({ fix }: Rule): string {
	return fix === null ? 'none' : fix === 'safe' ? 'safe' : fix === 'requested' ? 'on request' : 'unsafe, asks first';
}

/** An example as a block of text, with characters that show nothing written out. */
function fenced(example: string): string {
	const visible = example.replace(/[\ufeff\u2028\u2029\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, character => {
		return character === '\r' ? '␍' : `[U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}]`;
	});
	return `\`\`\`text\n${visible.replace(/\n$/, '')}\n\`\`\``;
}
