import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { CorpusConfiguration } from '../core/workspace/configuration.ts';
import {
	type ConfigurationChain,
	configurationFor,
	emptyChain,
	isIgnored,
	readConfigurationChain,
	suppressionsPath,
} from '../core/workspace/configurationChain.ts';
import { configurationFileName } from '../core/workspace/configurationPaths.ts';
import type { RuleName } from '../core/workspace/ruleSelector.ts';
import { suppressionsFileName } from '../core/workspace/suppressionsFileName.ts';
import { UsageError } from './exitCode.ts';
import { type Input, readErrorReason } from './files/inputs.ts';

/** Finds and keeps configurations: each folder is looked at once in a run. */
export interface ConfigurationFinder {
	/** What holds for a corpus, by its path. Throws `UsageError` where a configuration cannot be followed. */
	configurationFor(corpusPath: string): Promise<CorpusConfiguration>;
	/**
	 * Inputs without those that the configuration ignores. It says what a search leaves out; a file that is named itself is meant, unless `isForced`. Standard
	 * input is always read: whoever writes it back must not get nothing.
	 */
	withoutIgnored(inputs: readonly Input[], isForced?: boolean): Promise<Input[]>;
	/** Where suppressions of findings in this corpus are kept, whether or not that file exists. */
	suppressionsPath(corpusPath: string): Promise<string>;
}

/**
 * `explicitPath` is the one configuration for everything (`--config`); without it, each corpus has the nearest `corpus.config.jsonc` in its folder
 * or above.
 */
export function createConfigurationFinder(rules: readonly RuleName[], explicitPath: string | undefined): ConfigurationFinder {
	const byFolder = new Map<string, Promise<ConfigurationChain>>();
	const chainOf = (corpusPath: string): Promise<ConfigurationChain> => {
		const folder = explicitPath === undefined ? path.dirname(path.resolve(corpusPath)) : path.dirname(path.resolve(explicitPath));
		return chainOfFolder(folder);
	};
	const chainOfFolder = (folder: string): Promise<ConfigurationChain> => {
		let chain = byFolder.get(folder);
		if (!chain) {
			chain = explicitPath === undefined ? findChain(folder) : readChain(path.resolve(explicitPath));
			byFolder.set(folder, chain);
		}
		return chain;
	};
	const findChain = async (folder: string): Promise<ConfigurationChain> => {
		const file = path.join(folder, configurationFileName);
		if ((await readText(file)) !== undefined) return readChain(file);
		const parent = path.dirname(folder);
		return parent === folder ? emptyChain : chainOfFolder(parent);
	};
	const readChain = async (file: string): Promise<ConfigurationChain> => {
		const chain = await readConfigurationChain(withSlashes(file), readText, rules);
		if (chain.problems.length > 0) {
			const told = chain.problems.map(
				problem => `${problem.path}:${problem.position.line + 1}:${problem.position.character + 1}: ${problem.message}`,
			);
			throw new UsageError(told.join('\n'));
		}
		return chain;
	};
	return {
		configurationFor: async corpusPath => configurationFor(await chainOf(corpusPath), withSlashes(path.resolve(corpusPath))),
		async withoutIgnored(inputs, isForced = false) {
			const kept: Input[] = [];
			for (const input of inputs) {
				const mayBeIgnored = input.kind === 'file' && (isForced || input.found);
				if (!mayBeIgnored || !isIgnored(await chainOf(input.path), withSlashes(path.resolve(input.path)))) kept.push(input);
			}
			return kept;
		},
		async suppressionsPath(corpusPath) {
			const chain = await chainOf(corpusPath);
			const found = chain.files.at(-1);
			return suppressionsPath(chain) ?? path.join(found ? path.dirname(found.path) : path.dirname(path.resolve(corpusPath)), suppressionsFileName);
		},
	};
}

async function readText(file: string): Promise<string | undefined> {
	try {
		return await readFile(file, 'utf8');
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
		throw new UsageError(`${file} cannot be read: ${readErrorReason(error)}.`);
	}
}

function withSlashes(file: string): string {
	return path.sep === '\\' ? file.replaceAll('\\', '/') : file;
}
