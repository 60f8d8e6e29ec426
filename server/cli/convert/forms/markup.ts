/** Signs that markup must not hold as they are. */
export function escapeMarkup(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** The value of an attribute in double quotes. */
export function escapeAttribute(value: string): string {
	return escapeMarkup(value)
		.replaceAll('"', '&quot;')
		.replace(/[\t\n\r]/g, sign => `&#${sign.charCodeAt(0)};`);
}

const named: Readonly<Record<string, string>> = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	apos: "'",
	nbsp: '\u00a0',
	ndash: '–',
	mdash: '—',
	lsquo: '‘',
	rsquo: '’',
	ldquo: '“',
	rdquo: '”',
	hellip: '…',
	copy: '©',
	reg: '®',
	trade: '™',
	euro: '€',
	pound: '£',
	bull: '•',
	middot: '·',
};

/** Character references resolved: numbers, and the names that texts use. What is none stays. */
export function unescapeMarkup(text: string): string {
	return text.replace(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z]+));/g, (whole, decimal?: string, hexadecimal?: string, name?: string) => {
		if (name !== undefined) return named[name] ?? whole;
		const code = decimal === undefined ? Number.parseInt(hexadecimal!, 16) : Number(decimal);
		return code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000) ? String.fromCodePoint(code) : whole;
	});
}

/** The attributes of a tag's inside, in their order: `id="a" lang='en'`. */
export function readTagAttributes(inside: string): readonly { readonly key: string; readonly value: string }[] {
	return [...inside.matchAll(/([A-Za-z_][\w:.-]*)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g)].map(([, key, double, single, bare]) => ({
		key: key!,
		value: unescapeMarkup(double ?? single ?? bare ?? ''),
	}));
}

/** What a page says, without its tags: blocks on lines of their own, scripts and styles left out. */
export function markupText(html: string): string {
	const text = html
		.replace(/<(script|style|head)\b[\s\S]*?<\/\1\s*>/gi, '')
		.replace(/<!--[\s\S]*?-->/g, '')
		.replace(/\s+/g, ' ')
		.replace(/<(?:br|\/?(?:p|div|h[1-6]|li|tr|ul|ol|table|section|article|header|footer|blockquote|pre))\b[^>]*>/gi, '\n')
		.replace(/<[^>]*>/g, '');
	const lines = unescapeMarkup(text)
		.split('\n')
		.map(line => line.trim());
	return `${lines
		.join('\n')
		.replace(/\n{3,}/g, '\n\n')
		.trim()}\n`;
}
