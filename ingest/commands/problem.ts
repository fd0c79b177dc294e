// What stands in the way of a command, in one line that says what to do?

/** Ends a command with exit code 1; its message is shown to people as it stands, without a stack. */
export class Problem extends Error {
  override name = 'Problem';
}

/** The exit codes of the command line. */
export const EXIT = { done: 0, failed: 1, usage: 2, unreadable: 3 } as const;
