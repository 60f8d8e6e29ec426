/** The word or words that open a document. Case is not distinguished in recognition; canonical is upper case. */
export type DialectKeyword = 'FILE' | 'BEGIN FILE' | 'BEGIN_FILE' | 'START_FILE' | 'FILE_START';

/** How an end marker is written; `none` in an open dialect. */
export type EndForm = 'none' | 'END' | 'END FILE' | 'END_FILE' | 'ENDFILE' | '/FILE' | 'FILE END' | 'FILE_END' | 'END name' | 'END FILE: name';

/** The parameters in which real corpora differ (format.md, Dialects). A marker off the corpus' majority is a finding with a fix. */
export interface Dialect {
	readonly keyword: DialectKeyword;
	readonly separator: ' ' | ':' | ': ';
	readonly nameForm: 'bare' | 'quoted' | 'path=' | 'name=';
	/** 3 to 12, on each side. */
	readonly brackets: number;
	readonly end: EndForm;
	/** `<<<FILE name` … body … `>>>` alone on a line. */
	readonly wrapped: boolean;
}

/** `<<<FILE name attribute=value>>>`, without end markers. */
export const canonicalDialect: Dialect = Object.freeze({
	keyword: 'FILE',
	separator: ' ',
	nameForm: 'bare',
	brackets: 3,
	end: 'none',
	wrapped: false,
});
