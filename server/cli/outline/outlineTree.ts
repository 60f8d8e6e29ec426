import { append } from '../../core/util/append.ts';
import { printable, type Styles } from '../terminal.ts';
import type { OutlinedArticle, OutlinedCorpus, OutlinedDocument, OutlinedPart } from './outlinedFile.ts';

/** How deep a printed outline goes. */
export const outlineDepths = ['documents', 'articles', 'parts'] as const;
export type TreeDepth = (typeof outlineDepths)[number];

/** The head of a file's tree: its path, its dialect and how many documents follow. */
export function treeHead({ path, dialect }: Pick<OutlinedCorpus, 'path' | 'dialect'>, documents: number, styles: Styles): string {
	return `${styles.bold(printable(path))} ${styles.dim(`(${dialect}, ${documents} ${documents === 1 ? 'document' : 'documents'})`)}\n`;
}

/** One document of a tree, with the lines that its branches hang from. Line numbers count from 1. */
export function treeDocument(document: OutlinedDocument, isLast: boolean, depth: TreeDepth, styles: Styles): string {
	const lines = [`${isLast ? '└─' : '├─'} ${styles.cyan(printable(document.name) || '(no name)')} ${lineNumber(document.range.start.line, styles)}`];
	if (depth !== 'documents') {
		const stem = isLast ? '   ' : '│  ';
		for (const [index, article] of document.articles.entries()) {
			append(lines, treeArticle(article, stem, index === document.articles.length - 1, depth, styles));
		}
	}
	return `${lines.join('\n')}\n`;
}

function treeArticle(article: OutlinedArticle, stem: string, isLast: boolean, depth: TreeDepth, styles: Styles): string[] {
	const detail = [article.date, article.confidence < 1 ? `${Math.round(article.confidence * 100)} %` : undefined].filter(Boolean).join(', ');
	const title = styles.bold(printable(article.headline ?? '(no headline)'));
	const lines = [`${stem}${isLast ? '└─' : '├─'} ${title}${detail ? styles.dim(` ${detail}`) : ''} ${lineNumber(article.range.start.line, styles)}`];
	if (depth === 'parts') {
		const inner = `${stem}${isLast ? '   ' : '│  '}`;
		for (const [index, part] of article.parts.entries())
			lines.push(`${inner}${index === article.parts.length - 1 ? '└─' : '├─'} ${treePart(part, styles)}`);
	}
	return lines;
}

function treePart({ kind, range, value }: OutlinedPart, styles: Styles): string {
	const told = value === null ? '' : ` ${valueText(value)}`;
	return `${kind}${styles.green(printable(told))} ${lineNumber(range.start.line, styles)}`;
}

function valueText(value: NonNullable<OutlinedPart['value']>): string {
	if (typeof value === 'string') return value;
	if ('speaker' in value) return value.speaker;
	return [value.place, value.date, value.agency].filter(each => each !== null).join(', ');
}

function lineNumber(line: number, styles: Styles): string {
	return styles.dim(`:${line + 1}`);
}
