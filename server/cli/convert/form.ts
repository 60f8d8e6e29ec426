import type { NewlineBeforeEnd } from '../../core/corpus/newlineBeforeEnd.ts';
import type { AttributeValue } from '../../core/corpus/render.ts';
import type { ByteSource } from '../../core/source/byteSource.ts';
import type { BufferedSink } from '../streams/byteSink.ts';
import type { Entry, EntryContent } from './entry.ts';
import type { Losses } from './losses.ts';
import type { Proof } from './proof.ts';

/** A form that documents are read from, written to, or both. */
export interface Form {
	/** As `--from` and `--to` name it. */
	readonly id: string;
	/** For a list: what it is, in a few words. */
	readonly title: string;
	/** Of file names, with the dot; the first is the usual one. Empty for folders. */
	readonly extensions: readonly string[];
	readonly reader?: FileReader | undefined;
	readonly folderReader?: FolderReader | undefined;
	readonly writer?: FileWriter | undefined;
	readonly folderWriter?: FolderWriter | undefined;
}

/** A document as a form names it, before its name is made safe and unique. */
export interface RawEntry {
	/** Undefined where the form has none: a number makes the name then. */
	readonly name: string | undefined;
	readonly attributes: readonly AttributeValue[];
	readonly content: EntryContent;
}

/** Reads a file's documents one after the other. May be called more than once. Throws `UsageError` on what is none of the form. */
export type FileReader = (source: ByteSource, path: string, options: ReadOptions) => AsyncIterable<RawEntry>;
export type FolderReader = (folder: string, options: ReadOptions) => AsyncIterable<RawEntry>;

/** Writes documents, and tells the proof what reading them must give back. */
export type FileWriter = (entries: AsyncIterable<Entry>, sink: BufferedSink, options: WriteOptions) => Promise<void>;
/** Writes into a new, empty folder. */
export type FolderWriter = (entries: AsyncIterable<Entry>, folder: string, options: WriteOptions) => Promise<void>;

export interface ReadOptions {
	readonly losses: Losses;
	/** Takes a corpus that is broken as the outline shows it. */
	readonly recover: boolean;
	readonly newlineBeforeEnd: NewlineBeforeEnd;
	/** Of tables; found by their usual names where they are not given. */
	readonly nameColumn: string | undefined;
	readonly textColumn: string | undefined;
	onProgress(doneBytes: number, allBytes: number): void;
}

export interface WriteOptions {
	readonly losses: Losses;
	readonly proof: Proof;
	/** How tables hold attributes: in columns of their own, or as one JSON object. */
	readonly attributes: 'columns' | 'json';
	/** The keys of all attributes, in the order of first use; reads the input through. */
	attributeKeys(): Promise<readonly string[]>;
}
