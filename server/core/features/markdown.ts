/** Text as it is, inside markdown: nothing in an article may become a link, an image, a heading or markup. */
export function escapeMarkdown(text: string): string {
	return text
		.replace(/\s+/gu, ' ')
		.replace(/[\\`*_[\]<>|~&]/g, '\\$&')
		.replace(/:\/\/|www\./gi, address => address.replace(/[^a-z]/gi, '\\$&'))
		.replace(/^(\s*)([-+#=]|\d+[.)])/, (_match, blanks: string, sign: string) => `${blanks}${sign.slice(0, -1)}\\${sign.slice(-1)}`);
}
