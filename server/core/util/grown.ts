type Column = Uint8Array | Uint32Array | Int32Array | Float64Array;

/** A longer copy of a column of numbers, of the same kind, with zeros behind what it holds. */
export function grown<T extends Column>(column: T, length: number): T {
	const longer = new (column.constructor as new (length: number) => T)(length);
	longer.set(column);
	return longer;
}
