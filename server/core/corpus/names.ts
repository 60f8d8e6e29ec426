import { transliterated } from './transliteration.ts';

/** Why a name may not stand in a corpus at all (CF122); undefined when it may. */
export function unsafeNameReason(name: string): string | undefined {
	if (name === '') return 'it is empty';
	if (/\p{Cc}/u.test(name)) return 'it holds a control character';
	if (/[\ud800-\udfff]/.test(name.replace(/[\ud800-\udbff][\udc00-\udfff]/g, ''))) return 'it holds half a surrogate pair';
	if (/^[A-Za-z]:(?:[\\/]|$)/.test(name)) return 'it starts with a drive';
	if (/^(?:\\\\|\/\/)/.test(name)) return 'it is a network path';
	if (name.includes('\\')) return 'it holds a backslash; / is the separator';
	if (name.startsWith('/')) return 'it is absolute';
	const segments = name.split('/');
	if (segments.includes('..')) return 'it leaves its folder by ..';
	if (segments.includes('.')) return 'it has a segment that is only a dot';
	if (segments.includes('')) return 'it has an empty segment';
	return undefined;
}

/** Names that Windows keeps for devices, with or without an extension. */
const deviceName = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\.|$)/i;

/** What Windows takes for a whole path, and what a format for archives takes at least. */
const maximumPathBytes = 255;

/** The name as a program sees it that decodes `%2e`, or turns characters of other widths into plain ones: `..%2f` and `．．／` climb there. */
function asOthersRead(name: string): string {
	const decoded = name.replace(/%(?:25)*(2e|2f|5c|00)/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
	return decoded.replace(/[\u2024\u2025\u2044\u2215\ufe52\ufe68\uff0e\uff0f\uff3c\u29f5\u29f8]/g, sign => plainPathSigns[sign] ?? sign);
}

const plainPathSigns: Readonly<Record<string, string>> = {
	'\u2024': '.',
	'\u2025': '..',
	'\u2044': '/',
	'\u2215': '/',
	'\ufe52': '.',
	'\ufe68': '\\',
	'\uff0e': '.',
	'\uff0f': '/',
	'\uff3c': '\\',
	'\u29f5': '\\',
	'\u29f8': '/',
};

/** Why a valid name cannot be a file everywhere (CF123); undefined when it can. */
export function unportableNameReason(name: string): string | undefined {
	for (const segment of name.split('/')) {
		if (deviceName.test(segment.trimEnd())) return `${segment} is a device on Windows`;
		if (/[. ]$/.test(segment)) return 'a segment ends in a dot or a blank, which Windows drops';
		const sign = /[:*?"<>|]/.exec(segment);
		if (sign) return `${sign[0]} cannot stand in a file name on Windows`;
		if (utf8Length(segment) > 255) return 'a segment is longer than 255 bytes';
	}
	if (utf8Length(name) > maximumPathBytes) return `it is longer than ${maximumPathBytes} bytes`;
	if (/^~[^/]*\//.test(name)) return '~ at its start stands for the home folder in a shell';
	const read = asOthersRead(name);
	if (unsafeNameReason(read) !== undefined) return `a program that decodes or normalises names reads it as ${JSON.stringify(read)}`;
	return undefined;
}

/** The number of bytes of a string's UTF-8. */
export function utf8Length(text: string): number {
	let length = 0;
	for (let index = 0; index < text.length; index++) {
		const unit = text.charCodeAt(index);
		length += unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3;
		if (unit >= 0xd800 && unit < 0xdc00 && (text.charCodeAt(index + 1) & 0xfc00) === 0xdc00) {
			index++;
			length++;
		}
	}
	return length;
}

/** Equal for names that a file system may take for one: Unicode normal form C and case are folded. */
export function foldName(name: string): string {
	return name.normalize('NFC').toLowerCase().toUpperCase().toLowerCase().normalize('NFC');
}

/** The nearest name that is valid: separators turned, drives and leading slashes dropped, dot segments resolved, controls replaced. */
export function safeName(name: string): string {
	const cleaned = name
		.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '-')
		.replace(/\p{Cc}+/gu, '-')
		.replace(/^[A-Za-z]:(?=[\\/]|$)/, '')
		.replaceAll('\\', '/');
	const segments: string[] = [];
	for (const segment of cleaned.split('/')) {
		if (segment !== '' && segment !== '.' && segment !== '..') segments.push(segment);
	}
	return segments.join('/') || 'document.txt';
}

/** The nearest name that can be a file everywhere. `name` must be valid. */
export function portableName(name: string): string {
	const read = asOthersRead(name);
	const isUnsafe = unsafeNameReason(read) !== undefined;
	const segments = (isUnsafe ? safeName(read) : name.replace(/^~[^/]*\//, '')).split('/').map(segment => {
		// Short first: a pattern that looks for the end of a run costs the square of a long one.
		const plain = shorten(segment, 255)
			.replace(/[:*?"<>|]+/g, '-')
			.replace(/[. ]+$/, '')
			.trimStart();
		const shortened = plain === '' ? '-' : plain;
		return deviceName.test(shortened) ? `_${shortened}` : shortened;
	});
	// The last folders and the file's own name say most.
	let room = maximumPathBytes - utf8Length(segments.at(-1)!);
	let kept = segments.length - 1;
	while (kept > 0 && (room -= utf8Length(segments[kept - 1]!) + 1) >= 0) kept--;
	return segments.slice(kept).join('/');
}

function shorten(segment: string, maximumBytes: number): string {
	if (utf8Length(segment) <= maximumBytes) return segment;
	const dot = segment.lastIndexOf('.');
	const extension = dot > 0 && segment.length - dot <= 16 ? segment.slice(dot) : '';
	let room = maximumBytes - utf8Length(extension);
	let stem = '';
	for (const character of segment.slice(0, segment.length - extension.length)) {
		room -= utf8Length(character);
		if (room < 0 && stem !== '') break;
		stem += character;
	}
	return stem.replace(/[. ]+$/, '') + extension;
}

/**
 * The first of `name`, `name-2`, `name-3`, ... (before the extension) that `isTaken` denies. Where many names are given and none becomes free again, `numbers`
 * remembers how far each has been numbered, so that a hundred thousand of one name cost no more than their number.
 */
export function nextFreeName(name: string, isTaken: (candidate: string) => boolean, numbers?: Map<string, number>): string {
	if (!isTaken(name)) return name;
	for (let number = numbers?.get(name) ?? 2; ; number++) {
		const candidate = numberedName(name, number);
		if (isTaken(candidate)) continue;
		numbers?.set(name, number);
		return candidate;
	}
}

/** A name with a number before its extension: `a.txt` and 2 give `a-2.txt`. */
export function numberedName(name: string, number: number): string {
	const slash = name.lastIndexOf('/');
	const dot = name.lastIndexOf('.');
	const cut = dot > slash + 1 ? dot : name.length;
	return `${name.slice(0, cut)}-${number}${name.slice(cut)}`;
}

/** A name made of a headline's words: `Floods close the pass` gives `floods-close-the-pass.txt`. In Latin letters where their table is loaded, else in its own script. */
export function nameFromHeadline(headline: string): string {
	const wordsOf = (text: string): string[] =>
		text
			.normalize('NFC')
			.toLowerCase()
			.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
	const latin = wordsOf(transliterated(headline));
	const words = latin.length > 0 ? latin : wordsOf(headline);
	let stem = '';
	for (const word of words) {
		const longer = stem === '' ? word : `${stem}-${word}`;
		if (utf8Length(longer) > 80 && stem !== '') break;
		stem = longer;
	}
	stem = shorten(stem, 120);
	return stem === '' ? 'document.txt' : portableName(`${stem}.txt`);
}
