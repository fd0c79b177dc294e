// What do the forms of this page get back, and what do they show again?
import type { CorrectionForm } from '$lib/server/correcting.ts';
import type { NotSaved } from '$lib/components/deciding/forms.ts';

export type { CorrectionForm, NotSaved };

/** What was typed into the form that was refused, by the names of its fields. */
export function allTyped(refused: NotSaved | null): Map<string, string[]> {
  const typed = new Map<string, string[]>();
  for (const [name, value] of refused?.typed ?? [])
    typed.set(name, [...(typed.get(name) ?? []), value]);
  return typed;
}

/** The answer to the form that sent `which`; null where another was sent, or none. */
export function refusedAs(form: NotSaved | null, which: string): NotSaved | null {
  return form?.typed.some(([name, value]) => name === 'which' && value === which) ? form : null;
}
