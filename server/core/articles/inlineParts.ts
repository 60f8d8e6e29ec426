import type { Part } from './article.ts';
import { findDateline } from './dateline.ts';
import { type DateHints, parseDateLine } from './dates.ts';
import type { LogicalLine } from './logicalLines.ts';
import { findQuotations } from './quotations.ts';

/** Datelines and quotations within one line. A dateline opens one of the article's first two paragraphs; `mayHaveDateline` is for those, while none was found. */
export function inlineParts(line: LogicalLine, mayHaveDateline: boolean, hints: DateHints, body: string): Part[] {
	const parts: Part[] = [];
	// Offsets are the body's, where hard wraps are line ends of one or two units; the text that is read has one blank for each.
	const { text, offsetOf } = placeText(line, body);
	if (mayHaveDateline) {
		const found = findDateline(text, true);
		if (found) {
			const written = found.date ? parseDateLine(text.slice(found.date.from, found.date.to), hints) : null;
			parts.push({
				kind: 'dateline',
				span: { from: offsetOf(found.span.from), to: offsetOf(found.span.to) },
				value: { place: found.place, date: written?.iso ?? null, agency: found.agency },
				confidence: 0.97,
			});
		}
	}
	for (const { span, speaker } of findQuotations(text)) {
		parts.push({
			kind: 'quotation',
			span: { from: offsetOf(span.from), to: offsetOf(span.to) },
			value: speaker && { speaker: speaker.text, speakerSpan: { from: offsetOf(speaker.span.from), to: offsetOf(speaker.span.to) } },
			confidence: speaker === null ? 0.9 : 0.8,
		});
	}
	return parts;
}

function placeText(line: LogicalLine, body: string): { text: string; offsetOf: (at: number) => number } {
	const raw = body.slice(line.from, line.to);
	if (raw.length === line.text.length) return { text: raw, offsetOf: at => line.from + at };
	const places: number[] = [];
	let text = '';
	for (let at = 0; at < raw.length; at++) {
		const char = raw.charAt(at);
		const isBreak = char === '\n' || char === '\r';
		if (isBreak) {
			while (text.endsWith(' ')) {
				text = text.slice(0, -1);
				places.pop();
			}
			places.push(line.from + at);
			text += ' ';
			while (/\s/.test(raw.charAt(at + 1))) at++;
			continue;
		}
		places.push(line.from + at);
		text += char;
	}
	places.push(line.to);
	return { text, offsetOf: at => places[at] ?? line.to };
}
