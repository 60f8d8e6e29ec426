import * as vscode from 'vscode';
import type { EntityRow, OccurrenceRow } from '../../server/lsp/protocol.ts';
import type { CorpusServer } from './corpusServer.ts';
import { rangeFromServer } from './positions.ts';

const pageSize = 1000;
/** A list to choose from has no more rows: the busiest entities of a long corpus have tens of thousands. */
const longestTimeline = 20_000;

/** Every mention of an entity in the corpus, by the dates of the articles: a heading for each day says how many there are. */
export async function showTimeline(server: CorpusServer, uri: vscode.Uri, row: EntityRow): Promise<void> {
	const occurrences = await allOccurrences(server, uri, row);
	const items = timelineItems(occurrences);
	const days = new Set(occurrences.flatMap(({ date }) => date ?? [])).size;
	const placeHolder = `${row.name}: ${count(occurrences.length, 'mention')} on ${count(days, 'day')}`;
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

async function allOccurrences(server: CorpusServer, uri: vscode.Uri, { key }: EntityRow): Promise<OccurrenceRow[]> {
	const rows: OccurrenceRow[] = [];
	for (let offset = 0; offset < longestTimeline; offset += pageSize) {
		const page = await server.request('corpus/occurrences', { textDocument: { uri: uri.toString() }, key, offset, limit: pageSize });
		rows.push(...(page?.items ?? []));
		if (!page || rows.length >= page.total) break;
	}
	return rows;
}

function count(number: number, noun: string): string {
	return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;
}
