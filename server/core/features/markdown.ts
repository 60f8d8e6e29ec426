/** Text as it is, inside markdown: nothing in an article may become a link, an image, a heading or markup. */
export function escapeMarkdown(text: string): string {
	return text.replace(/[\\`*_{}[\]()#+\-.!<>|~&]/g, '\\$&').replace(/\s+/gu, ' ');
}
