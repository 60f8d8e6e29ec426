// The Encoding Standard's two classes, which every platform of ours has as globals (Node, browsers, workers), without the rest of their types.
declare class TextDecoder {
	constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
	decode(input?: Uint8Array, options?: { stream?: boolean }): string;
}
declare class TextEncoder {
	encode(input?: string): Uint8Array<ArrayBuffer>;
	encodeInto(source: string, target: Uint8Array): { read: number; written: number };
}
