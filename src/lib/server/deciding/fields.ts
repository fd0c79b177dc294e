// What stands in a field of a form?

/** The trimmed text of a field; null where it is empty or not sent. */
export function textOf(form: FormData, name: string): string | null {
  const value = form.get(name);
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '' ? null : text;
}

/** All values of a field that may be sent several times, each once. */
export function textsOf(form: FormData, name: string): string[] {
  const values = form.getAll(name).flatMap((value) => (typeof value === 'string' ? [value] : []));
  return [...new Set(values.map((value) => value.trim()).filter(Boolean))];
}
