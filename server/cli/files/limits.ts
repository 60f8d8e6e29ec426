/** The most that is read as one text: JavaScript's longest string is not much longer. */
export const maximumTextBytes = 480 * 1024 * 1024;
