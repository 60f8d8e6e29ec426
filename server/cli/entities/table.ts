import { printable, type Styles } from '../terminal.ts';
import type { DocumentEntities } from './entitiesOfDocument.ts';

/** The entities of one document for a person: most mentioned first, with their other forms; then the dates, amounts and quantities. */
export function entityTable(path: string, document: DocumentEntities, styles: Styles): string {
	const rows = [...document.entities]
		.sort((a, b) => b.mentions - a.mentions)
		.map(entity => [entity.type, String(entity.mentions), entity.name, entity.aliases.join(', ')]);
	const values = document.mentions
		.filter(mention => mention.entity === null && mention.value !== null)
		.map(mention => [mention.type, '', mention.text, valueText(mention.value)]);
	if (rows.length + values.length === 0) return '';
	const head = `${styles.bold(printable(document.name) || '(no name)')} ${styles.dim(printable(path))}\n`;
	return `${head}${[...rows, ...values].map(([type, count, name, more]) => `  ${styles.cyan((type ?? '').padEnd(8))} ${(count ?? '').padStart(5)}  ${printable(name ?? '')}${more ? styles.dim(`  ${printable(more)}`) : ''}\n`).join('')}\n`;
}

function valueText(value: DocumentEntities['mentions'][number]['value']): string {
	if (value === null) return '';
	if ('timex' in value) return value.start === null ? value.timex : value.start === value.end ? value.start : `${value.start} to ${value.end}`;
	const to = value.upTo === undefined ? '' : ` to ${value.upTo}`;
	if ('amount' in value) return `${value.amount}${to} ${value.currency ?? ''}`.trim();
	return 'unit' in value ? `${value.number}${to} ${value.unit}` : `${value.number}${to} %`;
}
