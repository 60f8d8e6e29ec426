/** Options that every command which reads corpora has. */
export interface InputFlags {
	config?: string;
	stdinFilename?: string;
}
