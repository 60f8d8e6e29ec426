import { describe, expect, it } from 'vitest';
import { isoOf, parseDateLine } from '../../../server/core/articles/dates.ts';
import { dateForms } from './dateForms.ts';

describe('the day of a line', () => {
	const forms = Object.entries(dateForms).flatMap(([language, list]) =>
		list.map(form => (typeof form === 'string' ? ([language, form, '2025-08-09'] as const) : ([language, form[0], form[1]] as const))),
	);
	it.each(forms)('%s: %s is %s', (_, form, iso) => {
		expect(parseDateLine(form)?.iso).toBe(iso);
	});

	it.each([
		['2025-08-09T10:00:00+0000', '2025-08-09'],
		['2025/08/09', '2025-08-09'],
		['2025.08.09', '2025-08-09'],
		['11-MAR-1987 09:00:34.25', '1987-03-11'],
		['13/04/2025', '2025-04-13'],
		['04/13/2025', '2025-04-13'],
		['13-04-2025', '2025-04-13'],
		['08/08/2025', '2025-08-08'],
		['Updated 09 August 2025', '2025-08-09'],
	])('in numbers and with words about it: %s is %s', (line, iso) => {
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
		for (const line of [
			'',
			'No date at all',
			'Flight 12 left at 10:30',
			'He may go',
			'Section 3.4.1',
			'Call 555-1234-99',
			'In 1999, 12 people',
			'۱۴۰۴/۰۵/۱۸',
			'18 مرداد 1404',
			'15 صفر 1447 هـ',
			'ታኅሣሥ 09/2015 ዓ.ም.',
			'09/08/25',
			'9-Aug-25',
			'2025-13-01',
			'2025年13月1日',
			'8月9日',
			'May 2025',
			'Mar 3',
			'3.4.1 of 2025',
			'Sept 31, 2025',
			'7/24 2025',
			'1:30-2025',
			'Sat 12 noon 2025',
			'IP 10.2.2025.1',
		]) {
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
