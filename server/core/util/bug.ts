type BugReporter = (message: string) => void;

let report: BugReporter = () => {};

/** Says what happens on a broken invariant: the edges log it in production, tests throw. */
export function onBug(reporter: BugReporter): void {
	report = reporter;
}

/** Reports a state that the code holds to be impossible. Never for bad input: bad input is a finding or an error value. */
export function bug(message: string): void {
	report(message);
}
