/** The name of the sidecar where the configuration names none: beside the configuration, or in the folder of the corpus. */
export const suppressionsFileName = 'corpus.suppressions.json';
