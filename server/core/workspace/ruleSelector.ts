/** What naming a rule needs of it. */
export interface RuleName {
	readonly id: string;
	readonly name: string;
}

/**
 * The rules that a selector names: `ALL`, an id (`CF101`), the beginning of ids (`CF`, `CF1`), or a name (`unclosed-delimiter`).
 * Letters are compared without case. Empty where it names none, which is always a mistake of whoever wrote it.
 */
export function selectRules<R extends RuleName>(rules: readonly R[], selector: string): readonly R[] {
	const wanted = selector.trim().toUpperCase();
	if (wanted === '') return [];
	if (wanted === 'ALL') return rules;
	return rules.filter(rule => rule.id.startsWith(wanted) || rule.name.toUpperCase() === wanted);
}

/** Whether a selector names one rule by its whole id or name, and not a group. */
export function namesOneRule(rule: RuleName, selector: string): boolean {
	const wanted = selector.trim().toUpperCase();
	return rule.id === wanted || rule.name.toUpperCase() === wanted;
}
