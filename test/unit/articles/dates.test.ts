import { describe, expect, it } from 'vitest';
import { isoOf, parseDateLine } from '../../../server/core/articles/dates.ts';

describe('the day of a line', () => {
	it.each([
		['Updated 09 August 2025', '2025-08-09'],
		['August 9, 2025 10:30', '2025-08-09'],
		['Sat, 9 Aug 2025', '2025-08-09'],
		['2025-08-09T10:00:00+0000', '2025-08-09'],
		['11-MAR-1987 09:00:34.25', '1987-03-11'],
		['Stand: 03.04.2025 10:00', '2025-04-03'],
		['9. August 2025', '2025-08-09'],
		['1er août 2025', '2025-08-01'],
		['9 de agosto de 2025', '2025-08-09'],
		['9 de setembro de 2025', '2025-09-09'],
		['9 settembre 2025', '2025-09-09'],
		['9 augustus 2025', '2025-08-09'],
		['9 września 2025', '2025-09-09'],
		['9 září 2025', '2025-09-09'],
		['9 августа 2025', '2025-08-09'],
		['9 серпня 2025', '2025-08-09'],
		['2025. augusztus 9.', '2025-08-09'],
		['2025 m. rugpjūčio 9 d.', '2025-08-09'],
		['9 Ağustos 2025', '2025-08-09'],
		['9 Agustus 2025', '2025-08-09'],
		['9 Agosti 2025', '2025-08-09'],
		['9 tháng 8 năm 2025', '2025-08-09'],
		['٩ أغسطس ٢٠٢٥', '2025-08-09'],
		['9 अगस्त 2025', '2025-08-09'],
		['9 สิงหาคม 2568', '2025-08-09'],
		['2025年8月9日', '2025-08-09'],
		['2025년 8월 9일', '2025-08-09'],
		['13/04/2025', '2025-04-13'],
		['04/13/2025', '2025-04-13'],
	])('%s is %s', (line, iso) => {
		expect(parseDateLine(line)?.iso).toBe(iso);
	});

	it('is left open where it could be two days, until a hint settles it', () => {
		expect(parseDateLine('03/04/2025')).toEqual({ iso: null, span: { from: 0, to: 10 } });
		expect(parseDateLine('03/04/2025', { order: 'day-first' })?.iso).toBe('2025-04-03');
		expect(parseDateLine('03/04/2025', { order: 'month-first' })?.iso).toBe('2025-03-04');
		expect(parseDateLine('NEW YORK, March 18 -')).toEqual({ iso: null, span: { from: 10, to: 18 } });
		expect(parseDateLine('NEW YORK, March 18 -', { year: 1987 })?.iso).toBe('1987-03-18');
	});

	it('is never made up', () => {
		expect(parseDateLine('31 February 2025')?.iso).toBeNull();
		for (const line of ['', 'No date at all', 'Flight 12 left at 10:30', 'He may go', 'Section 3.4.1', 'Call 555-1234-99', 'In 1999, 12 people']) {
			expect(parseDateLine(line)?.iso ?? null).toBeNull();
		}
		expect(isoOf(2023, 2, 29)).toBeNull();
		expect(isoOf(2024, 2, 29)).toBe('2024-02-29');
	});

	it('has its span where it stands', () => {
		const line = 'Posted at 4:01 pm, Aug 9, 2025 by staff';
		const span = parseDateLine(line)!.span;
		expect(line.slice(span.from, span.to)).toBe('Aug 9, 2025');
	});
});
