// Which promise is opened, which are chosen, and what was not saved? What a table of promises remembers while one works on it.
import { tick } from 'svelte';
import { SvelteSet } from 'svelte/reactivity';
import type { SubmitFunction } from '@sveltejs/kit';
import { askedOf, typedIn, type NotSaved } from '../deciding/forms.ts';
import { saving } from '../deciding/saving.ts';
import { promiseAnchor } from './promise.ts';

export interface Desk {
  /** the promise whose form is open */
  readonly opened: string | null;
  /** true where it was opened just now, by the reader */
  readonly isFresh: boolean;
  readonly chosen: ReadonlySet<string>;
  /** what was not saved, for the forms that `of` names: edit, none, several, undo, done */
  failedOf(...of: string[]): NotSaved | null;
  /** Opens the form of a promise, or closes it; the row stays where it is on the screen. */
  toggle(actionId: string): Promise<void>;
  /** Closes the form; the focus goes to its row. */
  close(): Promise<void>;
  choose(actionIds: readonly string[], chosen: boolean): void;
  /** for the forms of one promise: closes it when it was saved */
  submitOne: SubmitFunction;
  submitSeveral: SubmitFunction;
  /** for what leaves everything as it is: undo, done */
  submitBeside: SubmitFunction;
}

/** A desk that starts from what the address opens and from a form that came back unsaved, for readers without scripts. */
export function createDesk(start: { opened: string | null; failed: NotSaved | null }): Desk {
  const asked = askedOf(start.failed);
  const isOne = ['edit', 'none'].includes(typedIn(start.failed, 'of') ?? '');
  let opened = $state(isOne ? (asked[0] ?? null) : start.opened);
  let isFresh = $state(false);
  let failed = $state.raw(start.failed);
  const chosen = new SvelteSet(typedIn(start.failed, 'of') === 'several' ? asked : []);

  async function still(actionId: string, change: () => void): Promise<void> {
    const top = rowOf(actionId)?.getBoundingClientRect().top;
    change();
    await tick();
    const now = rowOf(actionId)?.getBoundingClientRect().top;
    if (top !== undefined && now !== undefined && Math.abs(now - top) > 1) scrollBy(0, now - top);
  }

  async function toggle(actionId: string): Promise<void> {
    if (opened === actionId) return close();
    await still(actionId, () => {
      failed = null;
      opened = actionId;
      isFresh = true;
    });
    // all of the form in sight, and not a line more
    rowOf(actionId)?.nextElementSibling?.scrollIntoView({ block: 'nearest' });
  }

  async function close(): Promise<void> {
    const was = opened;
    if (was === null) return;
    await still(was, () => {
      opened = null;
      failed = null;
    });
    focusRow(was);
  }

  const fail = (why: NotSaved): void => {
    failed = why;
  };
  return {
    get opened() {
      return opened;
    },
    get isFresh() {
      return isFresh;
    },
    chosen,
    failedOf: (...of) => (failed && of.includes(typedIn(failed, 'of') ?? 'undo') ? failed : null),
    toggle,
    close,
    choose(actionIds, isChosen) {
      for (const id of actionIds)
        if (isChosen) chosen.add(id);
        else chosen.delete(id);
    },
    submitOne(input) {
      const before = placeOf(opened);
      return saving({
        async saved() {
          const was = opened;
          failed = null;
          opened = null;
          await tick();
          if (was !== null && !focusRow(was)) before?.();
        },
        failed: fail,
      })(input);
    },
    submitSeveral: saving({
      saved() {
        failed = null;
        chosen.clear();
        document.querySelector<HTMLFormElement>('#several')?.reset();
      },
      failed: fail,
    }),
    submitBeside: saving({
      saved() {
        failed = null;
      },
      failed: fail,
    }),
  };
}

function rowOf(actionId: string): HTMLElement | null {
  return document.getElementById(promiseAnchor(actionId));
}

/** True where the row is still there. */
function focusRow(actionId: string): boolean {
  const row = rowOf(actionId);
  // a promise that a person added has no sentence to open
  const link = row?.querySelector<HTMLElement>('th > a') ?? row?.querySelector<HTMLElement>('th');
  link?.focus({ preventScroll: true });
  return link != null;
}

/** Puts the focus where a row was that is there no more: on the one that took its place. */
function placeOf(actionId: string | null): (() => void) | null {
  const row = actionId === null ? null : rowOf(actionId);
  const table = row?.closest('table');
  if (!row || !table) return null;
  const rows = (): HTMLElement[] => [...table.querySelectorAll<HTMLElement>('tr[data-action]')];
  const index = rows().indexOf(row);
  return () => {
    const now = rows();
    now[Math.min(index, now.length - 1)]
      ?.querySelector<HTMLElement>('th > a')
      ?.focus({ preventScroll: true });
  };
}
