import type { Severity } from '../core/rules/rule.ts';
import { type CorpusConfiguration, defaultConfiguration } from '../core/workspace/configuration.ts';
import type { OutlineDepth } from './protocol.ts';

/** What a user may set that concerns the editor alone, defaults filled in. */
export interface EditorSettings {
	readonly outlineDepth: OutlineDepth;
	/** Whether anatomy and entity findings are shown at all. */
	readonly qualityDiagnostics: boolean;
	readonly entityHovers: boolean;
	readonly entityHighlighting: boolean;
	readonly maximumFolds: number;
	/** Symbols of a whole workspace that are given at once. */
	readonly maximumWorkspaceSymbols: number;
	readonly maximumReferences: number;
	readonly maximumLinks: number;
	/** Documents whose names are looked for as files beside the corpus. */
	readonly maximumLinkedNames: number;
	readonly maximumSemanticTokens: number;
	/** Corpora of the workspace that are not open and are searched for references, and the longest of them. */
	readonly maximumSearchedFiles: number;
	readonly searchedBytes: number;
	/** Longer corpora have entities where somebody looks, not everywhere; in UTF-16 units. */
	readonly maximumEntityUnits: number;
	/** What names and headlines of a corpus on disk may take in memory, so that lists can be sorted and filtered by them. */
	readonly listMemoryBytes: number;
	/** Larger corpora on disk are read through only when a list is sorted by what that tells. */
	readonly backgroundBytes: number;
	/** Larger corpora on disk have articles where somebody looks, not everywhere. */
	readonly articlesOnDiskBytes: number;
	/** Larger corpora are rewritten only when the user has agreed. */
	readonly confirmSaveBytes: number;
	/** Whether corpora of the workspace that are not open are indexed, and how many at most. */
	readonly indexesWorkspace: boolean;
	readonly maximumWorkspaceFiles: number;
	readonly paranoid: boolean;
}

export interface Settings {
	readonly configuration: CorpusConfiguration;
	readonly editor: EditorSettings;
	/** What was wrong in what the client sent, for the log. The default stands in for it. */
	readonly mistakes: readonly string[];
}

/** A million: sizes in settings are in megabytes, or in millions of characters. */
export const megabyte = 1_000_000;

export const defaultEditorSettings: EditorSettings = Object.freeze({
	outlineDepth: 'parts',
	qualityDiagnostics: true,
	entityHovers: true,
	entityHighlighting: true,
	maximumFolds: 5000,
	maximumWorkspaceSymbols: 500,
	maximumReferences: 10_000,
	maximumLinks: 10_000,
	maximumLinkedNames: 10_000,
	maximumSemanticTokens: 100_000,
	maximumSearchedFiles: 200,
	searchedBytes: 8 * megabyte,
	maximumEntityUnits: 16 * megabyte,
	listMemoryBytes: 64 * megabyte,
	backgroundBytes: 1024 * megabyte,
	articlesOnDiskBytes: 256 * megabyte,
	confirmSaveBytes: 1000 * megabyte,
	indexesWorkspace: true,
	maximumWorkspaceFiles: 1000,
	paranoid: false,
});

const severities = ['error', 'warning', 'information', 'hint', 'off'] as const;
const depths = ['documents', 'articles', 'parts'] as const;

/** Reads the section `corpus` of a client's settings. Whatever does not fit is named, and has its default. */
export function readSettings(section: unknown): Settings {
	const mistakes: string[] = [];
	const root = recordOf(section) ?? {};
	const outline = recordOf(root.outline) ?? {};
	const diagnostics = recordOf(root.diagnostics) ?? {};
	const entities = recordOf(root.entities) ?? {};
	const limits = recordOf(root.limits) ?? {};
	const read = <T>(name: string, value: unknown, fallback: T, test: (value: unknown) => value is T): T => {
		if (value === undefined || value === null) return fallback;
		if (test(value)) return value;
		mistakes.push(`corpus.${name}: ${JSON.stringify(value)} is not allowed here; ${JSON.stringify(fallback)} is used instead.`);
		return fallback;
	};
	const workspace = recordOf(root.workspace) ?? {};
	const limit = (name: string, value: unknown, fallback: number): number => read(`limits.${name}`, value, fallback, isLimit);
	const megabytes = (name: string, value: unknown, fallback: number): number => limit(name, value, fallback / megabyte) * megabyte;
	const configuration: CorpusConfiguration = {
		...defaultConfiguration,
		rules: readRules(root.rules, mistakes),
		newlineBeforeEnd: read(
			'newlineBeforeEnd',
			root.newlineBeforeEnd,
			defaultConfiguration.newlineBeforeEnd,
			oneOf(['auto', 'marker', 'content'] as const),
		),
		maximumSymbols: read('outline.maximumSymbols', outline.maximumSymbols, defaultConfiguration.maximumSymbols, isLimit),
		maximumDiagnostics: read('diagnostics.maximum', diagnostics.maximum, defaultConfiguration.maximumDiagnostics, isLimit),
		aliases: read('aliases', root.aliases, defaultConfiguration.aliases, isAliases),
	};
	const editor: EditorSettings = {
		outlineDepth: read('outline.depth', outline.depth, defaultEditorSettings.outlineDepth, oneOf(depths)),
		qualityDiagnostics: read('diagnostics.quality', diagnostics.quality, defaultEditorSettings.qualityDiagnostics, isBoolean),
		entityHovers: read('entities.hover', entities.hover, defaultEditorSettings.entityHovers, isBoolean),
		entityHighlighting: read('entities.highlight', entities.highlight, defaultEditorSettings.entityHighlighting, isBoolean),
		maximumFolds: limit('folds', limits.folds, defaultEditorSettings.maximumFolds),
		maximumWorkspaceSymbols: limit('workspaceSymbols', limits.workspaceSymbols, defaultEditorSettings.maximumWorkspaceSymbols),
		maximumReferences: limit('references', limits.references, defaultEditorSettings.maximumReferences),
		maximumLinks: limit('links', limits.links, defaultEditorSettings.maximumLinks),
		maximumLinkedNames: limit('linkedNames', limits.linkedNames, defaultEditorSettings.maximumLinkedNames),
		maximumSemanticTokens: limit('semanticTokens', limits.semanticTokens, defaultEditorSettings.maximumSemanticTokens),
		maximumSearchedFiles: limit('searchedFiles', limits.searchedFiles, defaultEditorSettings.maximumSearchedFiles),
		searchedBytes: megabytes('searchedMegabytes', limits.searchedMegabytes, defaultEditorSettings.searchedBytes),
		maximumEntityUnits: megabytes('entityMegacharacters', limits.entityMegacharacters, defaultEditorSettings.maximumEntityUnits),
		listMemoryBytes: megabytes('listMegabytes', limits.listMegabytes, defaultEditorSettings.listMemoryBytes),
		backgroundBytes: megabytes('backgroundMegabytes', limits.backgroundMegabytes, defaultEditorSettings.backgroundBytes),
		articlesOnDiskBytes: megabytes('articleMegabytes', limits.articleMegabytes, defaultEditorSettings.articlesOnDiskBytes),
		confirmSaveBytes: megabytes('confirmSaveMegabytes', limits.confirmSaveMegabytes, defaultEditorSettings.confirmSaveBytes),
		indexesWorkspace: read('workspace.index', workspace.index, defaultEditorSettings.indexesWorkspace, isBoolean),
		maximumWorkspaceFiles: read('workspace.maximumFiles', workspace.maximumFiles, defaultEditorSettings.maximumWorkspaceFiles, isLimit),
		paranoid: read('paranoid', root.paranoid, defaultEditorSettings.paranoid, isBoolean),
	};
	return { configuration, editor, mistakes };
}

function readRules(value: unknown, mistakes: string[]): Record<string, Severity | 'off'> {
	const rules: Record<string, Severity | 'off'> = {};
	const isSeverity = oneOf(severities);
	for (const [rule, severity] of Object.entries(recordOf(value) ?? {})) {
		if (isSeverity(severity)) rules[rule] = severity;
		else mistakes.push(`corpus.rules: ${rule} has ${JSON.stringify(severity)}, expected one of ${severities.join(', ')}; its default is used.`);
	}
	return rules;
}

function recordOf(value: unknown): Record<string, unknown> | undefined {
	return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
}

function oneOf<T extends string>(values: readonly T[]): (value: unknown) => value is T {
	return (value): value is T => values.some(allowed => allowed === value);
}

function isBoolean(value: unknown): value is boolean {
	return typeof value === 'boolean';
}

function isLimit(value: unknown): value is number {
	return typeof value === 'number' && Number.isInteger(value) && value > 0;
}

function isAliases(value: unknown): value is string[][] {
	return Array.isArray(value) && value.every(names => Array.isArray(names) && names.every(name => typeof name === 'string'));
}
