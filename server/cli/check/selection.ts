import type { Rule, Severity } from '../../core/rules/rule.ts';
import type { CorpusConfiguration } from '../../core/workspace/configuration.ts';
import { namesOneRule, selectRules } from '../../core/workspace/ruleSelector.ts';
import { UsageError } from '../exitCode.ts';

/** Which rules the command line asks for; what it does not say, the configuration does. */
export interface RuleSelection {
	/** Ids of the only rules that count; undefined where all do. */
	readonly selected: ReadonlySet<string> | undefined;
	readonly ignored: ReadonlySet<string>;
	/** Ids of rules that were named one by one: their fixes on request are wanted too. */
	readonly named: ReadonlySet<string>;
}

/** Takes `--select` and `--ignore` apart: ids, the beginnings of ids, names, or `ALL`, each with commas or given several times. */
export function readSelection(rules: readonly Rule[], select: readonly string[], ignore: readonly string[]): RuleSelection {
	const selectors = select.flatMap(list => list.split(',')).filter(selector => selector.trim() !== '');
	const named = rules.filter(rule => selectors.some(selector => namesOneRule(rule, selector)));
	return {
		selected: selectors.length > 0 ? idsOf(rules, selectors, '--select') : undefined,
		ignored: idsOf(
			rules,
			ignore.flatMap(list => list.split(',')).filter(selector => selector.trim() !== ''),
			'--ignore',
		),
		named: new Set(named.map(rule => rule.id)),
	};
}

function idsOf(rules: readonly Rule[], selectors: readonly string[], option: string): Set<string> {
	const ids = new Set<string>();
	for (const selector of selectors) {
		const selected = selectRules(rules, selector);
		if (selected.length === 0) throw new UsageError(`${option}: no rule is called "${selector}". \`corpus rules\` lists their ids and names.`);
		for (const rule of selected) ids.add(rule.id);
	}
	return ids;
}

/**
 * The configuration with the selection in it: what is not selected is off, and what is selected by its own name is on again, at its default severity, where
 * the configuration turns it off.
 */
export function applySelection(rules: readonly Rule[], configuration: CorpusConfiguration, selection: RuleSelection): CorpusConfiguration {
	const settled: Record<string, Severity | 'off'> = { ...configuration.rules };
	for (const rule of rules) {
		const isWanted = selection.selected?.has(rule.id) ?? true;
		if (!isWanted || selection.ignored.has(rule.id)) settled[rule.id] = 'off';
		else if (settled[rule.id] === 'off' && selection.named.has(rule.id)) settled[rule.id] = rule.severity;
	}
	return { ...configuration, rules: settled };
}
