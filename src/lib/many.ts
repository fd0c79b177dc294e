// From how many on are marks gathered? A link in each of three drawings weighs about two kilobytes, and a page should stay light.

/** At most so many marks are drawn one by one; more become cells or bins. */
export const MOST = {
  /** dots of the large picture over time */
  scatter: 150,
  /** dots of the overruns */
  overruns: 60,
  /** dots of all clocks together */
  clocks: 120,
} as const;
