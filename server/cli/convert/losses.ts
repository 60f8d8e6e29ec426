/** What a conversion does not carry over, counted exactly. */
export class Losses {
	readonly #kinds = new Map<string, { amount: number; documents: number; last: string | undefined }>();

	/**
	 * Counts something that is lost or changed. `what` is a sentence in which `{amount}` stands for how much there is of it and `{documents}` for the number
	 * of documents, noun and all. The documents of one kind must be told one after the other.
	 */
	add(what: string, amount: number, documentName?: string): void {
		if (amount === 0) return;
		const kind = this.#kinds.get(what) ?? { amount: 0, documents: 0, last: undefined };
		kind.amount += amount;
		if (documentName !== undefined && documentName !== kind.last) {
			kind.documents++;
			kind.last = documentName;
		}
		this.#kinds.set(what, kind);
	}

	/** A sentence for each kind, in the order in which they came up. */
	sentences(): readonly string[] {
		return [...this.#kinds].map(([what, { amount, documents }]) =>
			what.replace('{amount}', String(amount)).replace('{documents}', documents === 1 ? '1 document' : `${documents} documents`),
		);
	}
}
