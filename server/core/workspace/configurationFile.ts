import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Severity } from '../rules/rule.ts';
import type { Position } from '../source/span.ts';
import { type RuleName, selectRules } from './ruleSelector.ts';

/** What one configuration file may set. The same keys, with `files`, make an override. */
export interface ConfigurationSettings {
	/** By rule id: selectors for groups of rules are already taken apart. */
	readonly rules: Readonly<Record<string, Severity | 'off'>>;
	readonly newlineBeforeEnd: 'auto' | 'marker' | 'content' | undefined;
	readonly aliases: readonly (readonly string[])[];
	readonly maximumSymbols: number | undefined;
	readonly maximumDiagnostics: number | undefined;
}

/** Settings for the files that one of the globs matches. */
export interface ConfigurationOverride extends ConfigurationSettings {
	readonly files: readonly string[];
}

/** What one `corpus.config.jsonc` says, checked. Nothing in it is ever executed. */
export interface ConfigurationFile extends ConfigurationSettings {
	/** A path with `/`, or a URI. */
	readonly path: string;
	/** Relative paths of configuration files that this one builds on, in order. */
	readonly extends: readonly string[];
	/** Globs of files that are left out when a folder or a glob is searched. */
	readonly ignore: readonly string[];
	/** The relative path of the sidecar with suppressions. */
	readonly suppressions: string | undefined;
	readonly overrides: readonly ConfigurationOverride[];
}

/** Something in a configuration file that cannot be followed. The rest of the file still counts. */
export interface ConfigurationProblem {
	readonly path: string;
	/** Where in the file, as LSP counts. */
	readonly position: Position;
	/** What stands there, what was expected, and what to do. */
	readonly message: string;
}

export interface ReadConfiguration {
	readonly value: ConfigurationFile;
	readonly problems: readonly ConfigurationProblem[];
}

const severities: readonly string[] = ['error', 'warning', 'information', 'hint', 'off'];
const settingKeys = ['rules', 'newlineBeforeEnd', 'aliases', 'outline', 'diagnostics'];
const fileKeys = [...settingKeys, '$schema', 'extends', 'ignore', 'suppressions', 'overrides'];
const overrideKeys = [...settingKeys, 'files'];

/** Reads JSON with comments and trailing commas. Never fails: what is wrong becomes a problem, and what is right counts. */
export function readConfigurationFile(path: string, text: string, rules: readonly RuleName[]): ReadConfiguration {
	const reader = new SettingsReader(path, text, rules);
	return { value: reader.file(), problems: reader.problems };
}

class SettingsReader {
	readonly problems: ConfigurationProblem[] = [];
	readonly #root: Node | undefined;

	constructor(
		readonly path: string,
		readonly text: string,
		readonly rules: readonly RuleName[],
	) {
		const errors: ParseError[] = [];
		this.#root = parseTree(text, errors, { allowTrailingComma: true });
		for (const error of errors) this.#report(error.offset, `This is no valid JSON: ${wordsOf(printParseErrorCode(error.error))}.`);
		if (this.#root && this.#root.type !== 'object') {
			this.#report(this.#root.offset, `A configuration is an object, { … }, but this is ${article(this.#root.type)}.`);
		}
	}

	file(): ConfigurationFile {
		const node = this.#root?.type === 'object' ? this.#root : undefined;
		this.#refuseUnknownKeys(node, fileKeys);
		const extended = find(node, 'extends');
		return {
			path: this.path,
			...this.#settings(node),
			extends: extended?.type === 'string' ? this.#paths([extended]) : this.#paths(this.#array(extended)),
			ignore: this.#strings(find(node, 'ignore')),
			suppressions: this.#paths(listOf(find(node, 'suppressions')))[0],
			overrides: this.#array(find(node, 'overrides')).flatMap(item => this.#override(item)),
		};
	}

	#override(node: Node): ConfigurationOverride[] {
		if (node.type !== 'object') {
			this.#report(node.offset, `An override is an object with "files" and settings, but this is ${article(node.type)}.`);
			return [];
		}
		this.#refuseUnknownKeys(node, overrideKeys);
		const files = this.#strings(find(node, 'files'));
		if (files.length === 0) this.#report(node.offset, 'An override needs "files": a list of globs, such as ["raw/**"].');
		return [{ files, ...this.#settings(node) }];
	}

	#settings(node: Node | undefined): ConfigurationSettings {
		const outline = this.#object(find(node, 'outline'), ['maximumSymbols']);
		const diagnostics = this.#object(find(node, 'diagnostics'), ['maximum']);
		return {
			rules: this.#ruleSeverities(find(node, 'rules')),
			newlineBeforeEnd: this.#choice(find(node, 'newlineBeforeEnd')),
			aliases: this.#array(find(node, 'aliases')).map(list => this.#strings(list)),
			maximumSymbols: this.#count(find(outline, 'maximumSymbols')),
			maximumDiagnostics: this.#count(find(diagnostics, 'maximum')),
		};
	}

	#ruleSeverities(node: Node | undefined): Record<string, Severity | 'off'> {
		const settled: Record<string, Severity | 'off'> = {};
		for (const { key, keyNode, value } of properties(this.#object(node, undefined))) {
			const selected = selectRules(this.rules, key);
			if (selected.length === 0) this.#report(keyNode.offset, `No rule is called "${key}". \`corpus rules\` lists their ids and names.`);
			const severity = value?.value;
			if (!isSeverity(severity)) {
				this.#report((value ?? keyNode).offset, `The severity of "${key}" must be one of ${severities.map(each => `"${each}"`).join(', ')}.`);
				continue;
			}
			for (const rule of selected) settled[rule.id] = severity;
		}
		return settled;
	}

	#choice(node: Node | undefined): 'auto' | 'marker' | 'content' | undefined {
		if (!node) return undefined;
		const { value } = node;
		if (value === 'auto' || value === 'marker' || value === 'content') return value;
		this.#report(node.offset, '"newlineBeforeEnd" must be "auto", "marker" or "content".');
		return undefined;
	}

	#count(node: Node | undefined): number | undefined {
		if (!node) return undefined;
		const { value } = node;
		if (typeof value === 'number' && Number.isInteger(value) && value >= 1) return value;
		this.#report(node.offset, 'A whole number of at least 1 is expected here.');
		return undefined;
	}

	#paths(nodes: readonly Node[]): string[] {
		return nodes.flatMap(node => {
			const { value } = node;
			if (typeof value === 'string' && value !== '' && !/^([a-z][a-z\d+.-]*:|[\\/])/i.test(value)) return [value];
			this.#report(node.offset, 'A relative path is expected here, such as "../shared.corpus.jsonc"; addresses and packages are not read.');
			return [];
		});
	}

	#strings(node: Node | undefined): string[] {
		return this.#array(node).flatMap(item => {
			const { value } = item;
			if (typeof value === 'string' && value.trim() !== '') return [value];
			this.#report(item.offset, `A text is expected here, but this is ${typeof value === 'string' ? 'empty' : article(item.type)}.`);
			return [];
		});
	}

	#array(node: Node | undefined): readonly Node[] {
		if (!node) return [];
		if (node.type === 'array') return node.children ?? [];
		this.#report(node.offset, `A list, [ … ], is expected here, but this is ${article(node.type)}.`);
		return [];
	}

	#object(node: Node | undefined, keys: readonly string[] | undefined): Node | undefined {
		if (!node) return undefined;
		if (node.type === 'object') {
			if (keys) this.#refuseUnknownKeys(node, keys);
			return node;
		}
		this.#report(node.offset, `An object, { … }, is expected here, but this is ${article(node.type)}.`);
		return undefined;
	}

	#refuseUnknownKeys(node: Node | undefined, known: readonly string[]): void {
		for (const { key, keyNode } of properties(node)) {
			if (!known.includes(key)) this.#report(keyNode.offset, `"${key}" is no setting. Known here: ${known.join(', ')}.`);
		}
	}

	#report(offset: number, message: string): void {
		const before = this.text.slice(0, offset).split(/\r\n|\r|\n/);
		this.problems.push({ path: this.path, position: { line: before.length - 1, character: before.at(-1)?.length ?? 0 }, message });
	}
}

function find(node: Node | undefined, key: string): Node | undefined {
	return node ? findNodeAtLocation(node, [key]) : undefined;
}

function listOf(node: Node | undefined): readonly Node[] {
	return node ? [node] : [];
}

function* properties(node: Node | undefined): Generator<{ key: string; keyNode: Node; value: Node | undefined }> {
	for (const property of node?.children ?? []) {
		const [keyNode, value] = property.children ?? [];
		if (keyNode && typeof keyNode.value === 'string') yield { key: keyNode.value, keyNode, value };
	}
}

function isSeverity(value: unknown): value is Severity | 'off' {
	return typeof value === 'string' && severities.includes(value);
}

/** `CommaExpected` as `comma expected`. */
function wordsOf(code: string): string {
	return code.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
}

function article(type: string): string {
	return /^[aeiou]/.test(type) ? `an ${type}` : type === 'null' ? 'null' : `a ${type}`;
}
