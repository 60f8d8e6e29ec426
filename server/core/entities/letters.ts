/** Letters without what varies from writer to writer: case, accents, width, curly quotes. Two spellings of one name fold to one string. */
export function foldLetters(text: string): string {
	if (isPlain(text)) return text.toLowerCase();
	return text
		.normalize('NFKD')
		.replace(/\p{Mn}+/gu, '')
		.toLowerCase()
		.replace(/[‘’ʼ`´ʻ]/g, "'")
		.replace(/[‐‑–−]/g, '-')
		.replace(/[łøđßæœıħþðŀ]/g, letter => undecomposed[letter] ?? letter);
}

/** Letters that Unicode does not take apart, as names are usually written without them. */
const undecomposed: Readonly<Record<string, string>> = {
	ł: 'l',
	ø: 'o',
	đ: 'd',
	ß: 'ss',
	æ: 'ae',
	œ: 'oe',
	ı: 'i',
	ħ: 'h',
	þ: 'th',
	ð: 'd',
	ŀ: 'l',
};

function isPlain(text: string): boolean {
	for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) > 126) return false;
	return true;
}
