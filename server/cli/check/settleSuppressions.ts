import path from 'node:path';
import { type Suppression, suppressionKey } from '../../core/workspace/suppressions.ts';
import type { Terminal } from '../terminal.ts';
import type { SettledFile } from './fileTally.ts';
import type { RuleSelection } from './selection.ts';
import { createSuppressionStore } from './suppressionStore.ts';

/**
 * After a run: writes newly accepted findings into their sidecars, and reports, or with `prune` drops, entries that have nothing left to suppress. An entry
 * is out of use only where its file was checked, or is gone, and its rule was on.
 */
export async function settleSuppressions(files: readonly SettledFile[], selection: RuleSelection, prune: boolean, terminal: Terminal): Promise<void> {
	const store = createSuppressionStore();
	const bySidecar = new Map<string, SettledFile[]>();
	for (const file of files) bySidecar.set(file.sidecar, [...(bySidecar.get(file.sidecar) ?? []), file]);
	const ruleRan = (rule: string) => (selection.selected?.has(rule) ?? true) && !selection.ignored.has(rule);
	for (const [sidecarPath, group] of bySidecar) {
		const sidecar = await store.open(sidecarPath);
		let accepted = 0;
		for (const { met, accepted: added } of group) {
			for (const entry of met) sidecar.use(entry.rule, entry.content);
			for (const entry of added) sidecar.add(entry);
			accepted += new Set(added.map(entry => suppressionKey(entry.rule, entry.content))).size;
		}
		const checked = new Set(group.map(file => path.resolve(file.path)));
		const wasChecked = (entry: Suppression) =>
			ruleRan(entry.rule) && (entry.file === '' || checked.has(path.resolve(path.dirname(sidecarPath), entry.file)));
		const unused = sidecar.unused(wasChecked);
		if (prune) sidecar.drop(unused);
		await sidecar.save();
		const shown = path.relative('.', sidecarPath) || sidecarPath;
		if (accepted > 0) terminal.log(`${shown}: ${accepted} added.`);
		if (unused.length > 0) terminal.log(unusedMessage(shown, unused, prune));
	}
}

function unusedMessage(file: string, unused: readonly Suppression[], pruned: boolean): string {
	if (pruned) return `${file}: ${unused.length} that suppressed nothing dropped.`;
	const shown = unused.slice(0, 5).map(entry => `${entry.rule} in ${entry.document || entry.file || entry.content.slice(0, 12)}`);
	const more = unused.length > shown.length ? `, and ${unused.length - shown.length} more` : '';
	return `${file}: ${unused.length} suppress nothing any more (${shown.join('; ')}${more}). --prune-suppressions drops them.`;
}
