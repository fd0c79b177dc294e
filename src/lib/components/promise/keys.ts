// Which keys work on the row of a promise?
import type { Desk } from './desk.svelte.ts';
import { hasSingleKeys, isWriting } from '../keys.svelte.ts';

interface RowKeys {
  edit: (actionId: string) => void;
  done: (actionId: string) => void;
  /** null where only one is edited at a time */
  choose: ((actionId: string) => void) | null;
  /** takes back what was just saved */
  undo: () => void;
  /** closes what is open; false where nothing is */
  close: () => boolean;
}

/** Put on the element around a table whose rows carry `data-action`; gives what undoes it. */
export function deskKeys(
  desk: Desk,
  more: Pick<RowKeys, 'done' | 'choose'>,
): (element: HTMLElement) => () => void {
  return rowKeys({
    ...more,
    edit: (id) => void desk.toggle(id),
    undo() {
      document.querySelector<HTMLFormElement>('[data-saved] form')?.requestSubmit();
    },
    close() {
      const isOpen = desk.opened !== null;
      if (isOpen) void desk.close();
      return isOpen;
    },
  });
}

function rowKeys(does: RowKeys): (element: HTMLElement) => () => void {
  return (element) => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (!(event.target instanceof Element) || isWriting(event.target)) return;
      if (event.key === 'Escape') {
        if (does.close()) event.preventDefault();
        return;
      }
      if (!hasSingleKeys()) return;
      const row = event.target.closest<HTMLElement>('tr[data-action]')?.dataset.action;
      if (event.key === 'u') does.undo();
      else if (row === undefined) return;
      else if (event.key === 'e') does.edit(row);
      else if (event.key === 'd') does.done(row);
      else if (event.key === 'x' && does.choose) does.choose(row);
      else return;
      event.preventDefault();
    };
    element.addEventListener('keydown', press);
    return () => element.removeEventListener('keydown', press);
  };
}
