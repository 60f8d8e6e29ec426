import * as vscode from 'vscode';
import type { EntityRow, OccurrenceRow } from '../../server/lsp/protocol.ts';
import type { CorpusServer } from './corpusServer.ts';
import { rangeFromServer } from './positions.ts';

const pageSize = 1000;

/** Every mention of an entity in the corpus, by the dates of the articles: a heading for each day says how many there are. */
export async function showTimeline(server: CorpusServer, uri: vscode.Uri, row: EntityRow): Promise<void> {
	const { occurrences, total } = await timelineOf(server, uri, row);
	const items = timelineItems(occurrences);
	const days = new Set(occurrences.flatMap(({ date }) => date ?? [])).size;
	const shown = occurrences.length < total ? `the first ${occurrences.length.toLocaleString('en')} of ` : '';
	const placeHolder = `${row.name}: ${shown}${count(total, 'mention')} on ${count(days, 'day')}`;
	const chosen = await vscode.window.showQuickPick(items, { placeHolder, matchOnDescription: true, matchOnDetail: true });
	if (!chosen?.place) return;
	const selection = rangeFromServer(chosen.place.range);
	await vscode.commands.executeCommand('vscode.open', vscode.Uri.parse(chosen.place.uri, true), { selection });
}

interface TimelineItem extends vscode.QuickPickItem {
	readonly place?: OccurrenceRow['location'];
}

/** Rows in the order of the server, which is that of the dates; undated ones come last. Exported for its test. */
export function timelineItems(occurrences: readonly OccurrenceRow[]): TimelineItem[] {
	const perDay = new Map<string | null, number>();
	for (const { date } of occurrences) perDay.set(date, (perDay.get(date) ?? 0) + 1);
	const items: TimelineItem[] = [];
	let day: string | null | undefined;
	for (const { date, headline, documentName, context, text, location } of occurrences) {
		if (date !== day) {
			day = date;
			items.push({ label: `${date ?? 'no date'} · ${count(perDay.get(date) ?? 0, 'mention')}`, kind: vscode.QuickPickItemKind.Separator });
		}
		items.push({ label: text, description: `${date ?? 'no date'} · ${headline ?? documentName}`, detail: context, place: location });
	}
	return items;
}

/** The mentions, as many as the setting lets a list have, and how many there are. */
async function timelineOf(server: CorpusServer, uri: vscode.Uri, { key }: EntityRow): Promise<{ occurrences: OccurrenceRow[]; total: number }> {
	const longest = vscode.workspace.getConfiguration('corpus', uri).get<number>('limits.timeline')!;
	const textDocument = { uri: uri.toString() };
	const occurrences: OccurrenceRow[] = [];
	let total = longest;
	while (occurrences.length < Math.min(total, longest)) {
		const offset = occurrences.length;
		const page = await server.request('corpus/occurrences', { textDocument, key, offset, limit: Math.min(pageSize, longest - offset) });
		if (!page || page.items.length === 0) return { occurrences, total: offset };
		occurrences.push(...page.items);
		total = page.total;
	}
	return { occurrences, total };
}

function count(number: number, noun: string): string {
	return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;
}
