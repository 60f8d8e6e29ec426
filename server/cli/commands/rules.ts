import { Command, Option } from 'commander';
import type { Rule } from '../../core/rules/rule.ts';
import { docsOf } from '../../core/rules/ruleDocs.ts';
import { selectRules } from '../../core/workspace/ruleSelector.ts';
import { rules } from '../engine.ts';
import { UsageError } from '../exitCode.ts';
import type { CommandContext } from './context.ts';

/** `corpus rules`: every rule, its severity, and what kind of fix it has. */
export function rulesCommand({ terminal }: CommandContext): Command {
	return new Command('rules')
		.summary('list the rules')
		.description('Lists every rule with its default severity and the kind of its fix.')
		.addOption(new Option('--format <format>', 'how they are written').choices(['table', 'json']).default('table'))
		.action(async ({ format }: { format: 'table' | 'json' }) => {
			if (format === 'json') {
				const listed = rules.map(rule => {
					const { id, name, severity, fix, group } = rule;
					return { id, name, severity, fix, group, summary: docsOf(rule).summary };
				});
				await terminal.out(`${JSON.stringify({ version: 1, rules: listed })}\n`);
				return;
			}
			for (const { id, name, severity, fix } of rules) {
				await terminal.out(`${terminal.styles.bold(id)}  ${name.padEnd(26)}  ${severity.padEnd(11)}  ${fixWord(fix)}\n`);
			}
		});
}

/** `corpus explain RULE`: what a rule finds, why it matters, what its fix does, before and after. */
export function explainCommand({ terminal }: CommandContext): Command {
	return new Command('explain')
		.summary('explain a rule')
		.description('Explains a rule: what it finds, why that matters, what its fixes do, with an example.')
		.argument('<rule>', 'an id such as CF101, or a name such as unclosed-delimiter')
		.action(async (selector: string) => {
			const selected = selectRules(rules, selector);
			if (selected.length === 0) throw new UsageError(`No rule is called "${selector}". \`corpus rules\` lists their ids and names.`);
			for (const rule of selected) await terminal.out(explanation(rule));
		});
}

function explanation(rule: Rule): string {
	const { id, name, severity, fix } = rule;
	const docs = docsOf(rule);
	const example = (title: string, text: string) =>
		text === ''
			? []
			: [
					`## ${title}`,
					'',
					...text
						.trimEnd()
						.split('\n')
						.map(line => `    ${line}`),
					'',
				];
	return [
		`# ${id} ${name}`,
		'',
		docs.summary,
		'',
		`Severity: ${severity}. Fix: ${fixWord(fix)}.`,
		'',
		docs.why,
		'',
		docs.fix,
		'',
		...example('Wrong', docs.bad),
		...example('Right', docs.good),
		'',
	].join('\n');
}

function fixWord(fix: Rule['fix']): string {
	if (fix === null) return 'none';
	return { safe: 'safe', requested: 'on request', unsafe: 'unsafe' }[fix];
}
