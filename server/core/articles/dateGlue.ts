/** Words and marks that stand between a day, a month and a year: `9 de agosto de 2025`, `9th of August, 2025`, `9. august 2025`, `9 ngày`. */
export const dateGlue: ReadonlySet<string> = new Set(
	'de del of di den the st nd rd th er er. º ª a ta mh . , - / ، da i m d năm ngày г от ya tarehe á na gada жылғы yil ng ga พ.ศ. ค.ศ. ឆ្នាំ'.split(' '),
);
