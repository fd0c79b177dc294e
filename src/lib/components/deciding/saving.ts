// What happens to a form when scripts run? It is sent without leaving the page: figures change, the reader stays where they are.
import { goto } from '$app/navigation';
import type { SubmitFunction } from '@sveltejs/kit';
import type { NotSaved } from './forms.ts';

export interface Ways {
  /** after the page shows what was saved */
  saved: () => void | Promise<void>;
  /** nothing was saved; everything that was typed still stands in the form */
  failed: (why: NotSaved) => void;
}

/** For `use:enhance`. While it is under way the form cannot be sent a second time. */
export function saving({ saved, failed }: Ways): SubmitFunction {
  return ({ formData, formElement, submitter, cancel }) => {
    if (formElement.ariaBusy === 'true') {
      cancel();
      return;
    }
    formElement.ariaBusy = 'true';
    // the button that was pressed keeps its place and its focus
    submitter?.setAttribute('aria-disabled', 'true');
    return async ({ result }) => {
      formElement.ariaBusy = null;
      submitter?.removeAttribute('aria-disabled');
      if (result.type === 'redirect') {
        // eslint-disable-next-line svelte/no-navigation-without-resolve -- the address comes from our own server
        await goto(result.location, {
          noScroll: true,
          keepFocus: true,
          replaceState: true,
          invalidateAll: true,
        });
        await saved();
      } else failed(whyOf(result, formData));
    };
  };
}

type Result = Parameters<Exclude<Awaited<ReturnType<SubmitFunction>>, void>>[0]['result'];

/** Where the server did not answer, or refused at its door, the form says so too. */
function whyOf(result: Result, formData: FormData): NotSaved {
  if (result.type === 'failure' && isNotSaved(result.data)) return result.data;
  const error: unknown = 'error' in result ? result.error : result;
  const message =
    typeof error === 'object' && error && 'message' in error && typeof error.message === 'string'
      ? error.message
      : 'the server did not answer';
  const typed = [...formData].flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[name, value]] : [],
  );
  return { message: `Nothing was saved: ${message}`, field: null, clash: null, typed };
}

/** What our own server sends needs no closer look than this. */
function isNotSaved(data: unknown): data is NotSaved {
  return typeof data === 'object' && data !== null && 'message' in data && 'typed' in data;
}
