// Which keys do what, and which of the two dialogs is open?

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
  { keys: ['Home', 'End'], does: 'To the first or last row or mark' },
  { keys: ['Enter'], does: 'Open what has the focus' },
  { keys: ['Esc'], does: 'Close what is open: evidence, a choice, a dialog' },
];

type Opened = 'palette' | 'help' | null;
let opened = $state<Opened>(null);

/** The dialog that is open. */
export function openedKeys(): Opened {
  return opened;
}

/** Opens a dialog, or closes the one that is open (`null`). */
export function openKeys(which: Opened): void {
  opened = which;
}

const STORE = 'hindsight-single-keys';

/** Whether keys that are one character do something: they do until the reader turns them off. */
export function hasSingleKeys(): boolean {
  try {
    return localStorage.getItem(STORE) !== 'off';
  } catch {
    return true;
  }
}

/** Turns them on or off for this browser. */
export function setSingleKeys(on: boolean): void {
  try {
    if (on) localStorage.removeItem(STORE);
    else localStorage.setItem(STORE, 'off');
  } catch {
    // a browser that remembers nothing asks again next time
  }
}

/** True while somebody writes: then every key belongs to the field. */
export function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.closest('textarea, select') !== null ||
      (target instanceof HTMLInputElement &&
        !['checkbox', 'radio', 'button', 'submit', 'reset'].includes(target.type)))
  );
}
