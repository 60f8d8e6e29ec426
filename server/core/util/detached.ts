/**
 * An equal string that holds nothing else. Engines make a slice of a long text by pointing into it, so that a name of twenty letters that is kept would
 * keep the megabytes that it was read from.
 */
export function detached(text: string): string {
	// Joined to something, it has to be copied; what is then cut from it points into the copy.
	return `\u0000${text}`.slice(1);
}
