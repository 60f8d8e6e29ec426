/** The content of a gzip stream (RFC 1952). Rejects where it is damaged. */
export async function gunzip(compressed: Uint8Array): Promise<Uint8Array> {
	const stream = new Blob([new Uint8Array(compressed)]).stream().pipeThrough(new DecompressionStream('gzip'));
	return new Uint8Array(await new Response(stream).arrayBuffer());
}
