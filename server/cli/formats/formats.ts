import type { Rule, Severity } from '../../core/rules/rule.ts';
import type { Shard } from '../shard/planShard.ts';
import type { Styles } from '../terminal.ts';
import { createGithubReporter, createGitlabReporter, createJunitReporter } from './annotations.ts';
import { createJsonLinesReporter, createJsonReporter } from './json.ts';
import { createConciseReporter, createPrettyReporter } from './pretty.ts';
import type { Reporter } from './reporter.ts';
import { createSarifReporter } from './sarif.ts';
import { createStatisticsReporter } from './statistics.ts';

export const checkFormats = ['pretty', 'concise', 'json', 'jsonl', 'sarif', 'github', 'gitlab', 'junit'] as const;
export type CheckFormat = (typeof checkFormats)[number];

/** What formats need to know beside the findings. */
export interface ReportSetting {
	readonly rules: readonly Rule[];
	/** Of this program. */
	readonly version: string;
	readonly styles: Styles;
	readonly environment: NodeJS.ProcessEnv;
	/** Whether a finding of this severity makes the run fail. */
	fails(severity: Severity): boolean;
	readonly statistics: boolean;
	/** Which part of the corpora is checked, where the result is to be joined with others. */
	readonly shard: Shard | undefined;
}

export function createReporter(format: CheckFormat, setting: ReportSetting): Reporter {
	if (setting.statistics) return createStatisticsReporter(format === 'json' ? 'json' : 'table');
	switch (format) {
		case 'pretty':
			return createPrettyReporter(setting.styles);
		case 'concise':
			return createConciseReporter(setting.styles);
		case 'json':
			return createJsonReporter(setting.shard);
		case 'jsonl':
			return createJsonLinesReporter(setting.shard);
		case 'sarif':
			return createSarifReporter(setting.rules, setting.version, setting.shard);
		case 'github':
			return createGithubReporter(setting.environment['GITHUB_WORKSPACE']);
		case 'gitlab':
			return createGitlabReporter(setting.environment['CI_PROJECT_DIR']);
		case 'junit':
			return createJunitReporter(setting.fails);
	}
}
