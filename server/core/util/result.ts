/** A value, or the reason why there is none. The core returns errors; only the edges (`lsp`, `cli`, `client`) throw or print them. */
export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

export function success<T>(value: T): Result<T, never> {
	return { ok: true, value };
}

export function failure<E>(error: E): Result<never, E> {
	return { ok: false, error };
}
