// Which keys do what?

/** A key or keys, and what they do. */
export interface Key {
  keys: readonly string[];
  does: string;
  /** a single character: those who speak to their computer must be able to turn it off */
  isSingle?: boolean;
}

export const KEYS: readonly Key[] = [
  { keys: ['Ctrl K', '⌘ K'], does: 'Find a page, a view or an incident' },
  { keys: ['/'], does: 'To the search field of the page', isSingle: true },
  { keys: ['?'], does: 'These keys', isSingle: true },
  { keys: ['↓', '↑'], does: 'From row to row in a table, once a row has the focus' },
  { keys: ['←', '→', '↑', '↓'], does: 'From mark to mark in a chart, once a mark has the focus' },
  { keys: ['e'], does: 'Edit the promise of the row that has the focus', isSingle: true },
  { keys: ['d'], does: 'Mark it done', isSingle: true },
  { keys: ['x'], does: 'Choose it, to change several at once', isSingle: true },
  { keys: ['u'], does: 'Take back what was just saved', isSingle: true },
  { keys: ['Ctrl Enter', '⌘ Enter'], does: 'Save the form that you write in' },
  { keys: ['Home', 'End'], does: 'To the first or last row or mark' },
  { keys: ['Enter'], does: 'Open what has the focus' },
  { keys: ['Esc'], does: 'Close what is open: evidence, a choice, a dialog' },
];
