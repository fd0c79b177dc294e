// How is a form sent so that what was typed is still there when it is refused?
import { enhance } from '$app/forms';

/** For `use:`: without scripting the form is sent as any other. */
export function keepOpen(form: HTMLFormElement): { destroy(): void } {
  return enhance(form, () => async ({ update, result }) => {
    await update({ reset: false });
    if (result.type === 'failure')
      form.querySelector<HTMLElement>('[role="alert"]')?.focus({ preventScroll: false });
  });
}
