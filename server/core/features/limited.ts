/** A result that may have been cut, and says so. */
export interface Limited<T> {
	readonly items: readonly T[];
	/** Present when something was left out. `kind` names the setting or the bound that did it. */
	readonly limit?: { readonly kind: string; readonly shown: number; readonly total: number };
}

/** The limit that leaves `shown` of `total`; undefined where nothing is left out. */
export function limitOf(kind: string, shown: number, total: number): Limited<unknown>['limit'] {
	return shown < total ? { kind, shown, total } : undefined;
}
