// Which dialog is open, and do single keys do something?

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
