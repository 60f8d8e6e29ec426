/** BCP 47 tags of languages that newspapers are printed in, the most used first: proposals, not a limit. */
export const languageTags: readonly string[] = (
	'en zh es ar hi pt ru ja fr de ko it tr id ur fa bn vi pl uk nl th ro el hu cs sv he fi da nb nn bg sr hr sk lt sl lv et ms fil sw am ha yo ig so ps ku ckb ' +
	'ta te mr gu pa ml kn or as ne si my km lo ka hy az kk uz ky tg tk mn sq mk bs is ga cy eu ca gl mt af zu xh st rw zh-Hant pt-BR en-GB es-419 sr-Latn'
).split(' ');

let names: Intl.DisplayNames | undefined;

/** The English name of a language by its tag; undefined where there is no tag, or none that can be one. */
export function nameOfLanguage(tag: string | null): string | undefined {
	if (tag === null) return undefined;
	names ??= new Intl.DisplayNames('en', { type: 'language' });
	try {
		return names.of(tag);
	} catch {
		return undefined;
	}
}
