import type { Severity } from '../rules/rule.ts';

/** What a user may set, from the editor's settings or `corpus.config.jsonc`, defaults filled in. */
export interface CorpusConfiguration {
	/** Rule id to severity, or `off`. What is not named has its default. */
	readonly rules: Readonly<Record<string, Severity | 'off'>>;
	/** Whether the line end before an end marker belongs to the content; `auto` decides as format.md says. */
	readonly newlineBeforeEnd: 'auto' | 'marker' | 'content';
	readonly maximumSymbols: number;
	readonly maximumDiagnostics: number;
	/** Names that a person decided are one: each list's first is the entity's name. */
	readonly aliases: readonly (readonly string[])[];
}

export const defaultConfiguration: CorpusConfiguration = Object.freeze({
	rules: {},
	newlineBeforeEnd: 'auto',
	maximumSymbols: 5000,
	maximumDiagnostics: 1000,
	aliases: [],
});
