/** Writes server/core/articles/monthNames.ts: the names of the months in the Unicode CLDR, as Node's Intl gives them. Run once for a new language: `npx tsx training/articles/makeMonthNames.ts`. */
import { writeFileSync } from 'node:fs';

const languages =
	'en de fr es pt it nl sv da nb fi is et lv lt pl cs sk sl hr sr uk ru be bg mk ro hu el tr az kk sq hy ka ar fa ur he hi bn ta te ml mr ne th vi id ms sw am ti so ha yo ig zu xh af ca eu gl cy ga sn om rw fil km my lo mn uz'.split(
		' ',
	);

const rows: string[] = [];
for (const language of languages) {
	const months: string[] = [];
	for (let month = 0; month < 12; month++) {
		const day = new Date(Date.UTC(2024, month, 15));
		const names = new Set<string>();
		for (const style of ['long', 'short'] as const) {
			for (const options of [{ month: style }, { month: style, day: 'numeric', year: 'numeric' }] as const) {
				const format = new Intl.DateTimeFormat(`${language}-u-ca-gregory-nu-latn`, { ...options, timeZone: 'UTC' });
				for (const part of format.formatToParts(day)) {
					const name = part.value.toLowerCase().replace(/\.$/, '');
					if (part.type === 'month' && /^\p{L}[\p{L}\p{M}'’-]*$/u.test(name) && name.length > 1) names.add(name);
				}
			}
		}
		months.push([...names].join('|'));
	}
	if (months.every(month => month !== '')) rows.push(`\t${language}: '${months.join(' ').replaceAll("'", '’')}',`);
}

writeFileSync(
	new URL('../../server/core/articles/monthNames.ts', import.meta.url),
	`/**
 * The months' names, long, short and inflected, in lower case without a final full stop: twelve to a language, split by blanks, a month's
 * names by bars. From the Unicode CLDR; made by training/articles/makeMonthNames.ts.
 */
export const monthNames: Readonly<Record<string, string>> = {
${rows.join('\n')}
};
`,
);
