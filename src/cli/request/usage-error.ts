/** A wrong call of the program: exit code 2, with the word to the user. */
export class UsageError extends Error {}
