import type { Dialect } from './dialect.ts';
import { isReserved } from './escape.ts';
import type { InnerReading } from './nameReader.ts';
import { escapesBodies } from './render.ts';
import type { Shape } from './shape.ts';
import type { Oddity } from './skeleton.ts';
import { fitsNameForm } from './strictReader.ts';

/** What is wrong with an opener, and what its fix is called. */
export interface OpenerFault {
	readonly rule: string;
	readonly message: string;
	readonly title: string;
	readonly severity?: 'error' | 'warning';
}

const oddityMessages: Readonly<Record<Oddity, string>> = {
	bracket: 'The delimiter has brackets that only look like < and >.',
	escape: 'The brackets or signs of the delimiter are written as an escape, such as &lt;.',
	invisible: 'The delimiter holds a character that shows nothing (zero-width, or a direction mark).',
	blank: 'The delimiter holds a blank that is none of the plain ones, such as a no-break space.',
	sign: 'The delimiter holds a sign that only looks like the plain one, such as a full-width colon.',
};

/** The one finding about the shape of an opener that is not strictly valid: the first that applies, in format.md's order. */
export function judgeOpener(line: string, shape: Shape, inner: InnerReading, dialect: Dialect): OpenerFault {
	return (
		oddFault(shape) ??
		keywordFault(line, shape) ??
		bracketFault(shape, dialect) ??
		textAfterFault(line, shape) ??
		innerFault(inner) ??
		dialectFault(shape, inner, dialect)
	);
}

function oddFault(shape: Shape): OpenerFault | undefined {
	if (shape.skeleton.byteOrderMark) return { rule: 'CF106', message: oddityMessages.invisible, title: 'Write the delimiter with plain characters' };
	return shape.oddity && { rule: 'CF106', message: oddityMessages[shape.oddity], title: 'Write the delimiter with plain characters' };
}

function keywordFault(line: string, shape: Shape): OpenerFault | undefined {
	const { keyword, skeleton } = shape;
	const written = skeleton.text.slice(shape.keywordFrom, shape.keywordTo);
	const inner = skeleton.text.slice(shape.innerFrom, shape.innerTo);
	const make = (message: string, title: string): OpenerFault => ({
		rule: 'CF103',
		message,
		title,
		...(isReserved(line) ? {} : { severity: 'warning' }),
	});
	if (keyword.quality === 'glued') return make('There is no blank between FILE and the name.', 'Put a blank behind the keyword');
	if (keyword.form === 'BEGIN' || keyword.form === 'START') return make(`${written} opens no document: FILE was expected.`, 'Write FILE');
	if (keyword.quality !== 'exact')
		return make(`${written} is not the keyword: FILE, in capitals, was expected.`, 'Write the keyword as it should be');
	if (shape.blankBeforeKeyword) return make('A blank stands between the brackets and the keyword.', 'Remove the blank before the keyword');
	if (shape.separator === '' && shape.innerTo > shape.innerFrom)
		return make('There is no blank between the keyword and the name.', 'Put a blank behind the keyword');
	if (!/^(?: |:|: | :| : )?$/.test(shape.separator))
		return make(`${shape.separator.trim()} stands between the keyword and the name, where a blank was expected.`, 'Put a blank behind the keyword');
	if (/^(?:[ \t]*<+[ \t]*)?FILE:?[ \t]+\S/.test(inner) || /^[ \t]*<+/.test(inner))
		return make('The keyword is written twice.', 'Write the keyword once');
	return undefined;
}

function bracketFault(shape: Shape, dialect: Dialect): OpenerFault | undefined {
	if (shape.start > 0)
		return { rule: 'CF104', message: 'The delimiter is indented; it must start at the beginning of the line.', title: 'Remove the indentation' };
	const { openBrackets: open, closeBrackets: close } = shape;
	const expected = dialect.brackets;
	const title = `Write ${expected} brackets on each side`;
	if (shape.oddOpen || shape.oddClose)
		return { rule: 'CF102', message: `The brackets are broken up or point the wrong way: ${expected} together were expected on each side.`, title };
	if (open !== expected) return { rule: 'CF102', message: `The delimiter opens with ${count(open)}; ${expected} were expected.`, title };
	if (dialect.wrapped) return undefined;
	if (close === 0)
		return {
			rule: 'CF101',
			message: `The delimiter is not closed: ${'>'.repeat(expected)} was expected at the end of the line.`,
			title: `Close the delimiter with ${'>'.repeat(expected)}`,
		};
	if (close !== expected) return { rule: 'CF102', message: `The delimiter closes with ${count(close)}; ${expected} were expected.`, title };
	return undefined;
}

function count(brackets: number): string {
	return brackets === 0 ? 'no bracket' : brackets === 1 ? '1 bracket' : `${brackets} brackets`;
}

function textAfterFault(line: string, shape: Shape): OpenerFault | undefined {
	if (shape.after !== '')
		return { rule: 'CF105', message: 'Text stands behind the delimiter, on the same line.', title: 'Give the text a line of its own' };
	if (shape.closeBrackets > 0 && line.length > line.trimEnd().length) {
		return { rule: 'CF105', message: 'Blanks stand behind the delimiter.', title: 'Remove the blanks behind the delimiter', severity: 'warning' };
	}
	return undefined;
}

function innerFault(inner: InnerReading): OpenerFault | undefined {
	if (inner.name === '') return { rule: 'CF107', message: 'The delimiter has no name.', title: 'Name the document' };
	const attribute = inner.attributes.find(({ fault }) => fault !== undefined);
	if (attribute) return { rule: 'CF108', message: `${sentence(attribute.fault!)}.`, title: 'Correct the attributes' };
	if (inner.nameFault !== undefined) return { rule: 'CF125', message: `${sentence(inner.nameFault)}.`, title: 'Quote the name' };
	return undefined;
}

function sentence(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}

function dialectFault(shape: Shape, inner: InnerReading, dialect: Dialect): OpenerFault {
	const expected = escapesBodies(dialect) && dialect.keyword === 'FILE' ? `<<<FILE${dialect.separator}name>>>` : 'the form of the other delimiters';
	const differs =
		shape.keyword.form !== dialect.keyword
			? 'keyword'
			: shape.separator.trim() !== dialect.separator.trim() || (dialect.separator !== ' ' && shape.separator !== dialect.separator)
				? 'separator'
				: !fitsNameForm(inner.nameForm, dialect)
					? 'form of the name'
					: 'form';
	return {
		rule: 'CF113',
		message: `The ${differs} of this delimiter is not that of this corpus: ${expected} was expected.`,
		title: 'Write the delimiter as the others are',
	};
}
