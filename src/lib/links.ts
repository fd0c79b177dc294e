// Where does an incident, a document or a fact live? The address of everything that a page can point at.

/** An incident's id taken apart: `path/to/doc.md#2` is the second incident of that document. */
export interface IncidentKey {
  documentId: string;
  part: number;
}

/** Takes an incident id apart. Null where the text is none. */
export function incidentKey(incidentId: string): IncidentKey | null {
  const match = /^(.+)#([1-9]\d*)$/s.exec(incidentId);
  return match?.[1] && match[2] ? { documentId: match[1], part: Number(match[2]) } : null;
}

/**
 * The page of an incident: `path/to/doc.md#1` lives at `/incidents/path/to/doc.md/1`. Throws for a text that is no
 * incident id.
 */
export function incidentHref(incidentId: string): string {
  const key = incidentKey(incidentId);
  if (!key) throw new Error(`not an incident id: ${incidentId}`);
  return `/incidents/${encodePath(key.documentId)}/${key.part}`;
}

/** The inverse of `incidentHref`: the id behind the route's rest parameter. Null where the path names no incident. */
export function incidentIdOf(path: string): string | null {
  const match = /^(.+)\/([1-9]\d*)$/s.exec(path);
  return match ? `${match[1]}#${match[2]}` : null;
}

/** The page of a document; with a fact, the place in it where that fact was read, its evidence opened. */
export function documentHref(documentId: string, evidenceId: string | null = null): string {
  const page = `/documents/${encodePath(documentId)}`;
  if (evidenceId === null) return page;
  return `${page}?${new URLSearchParams({ fact: evidenceId }).toString()}#${evidenceAnchor(evidenceId)}`;
}

/** The same page with the evidence of one fact opened beside it; other parameters stay. */
export function factHref(page: URL, evidenceId: string): string {
  return withParameters(page, { fact: evidenceId, correct: null });
}

/** The same page with the evidence closed. */
export function closedHref(page: URL): string {
  return withParameters(page, { fact: null, correct: null });
}

/** The same page with the form opened that corrects one of its facts. */
export function correctHref(page: URL, field: string): string {
  return withParameters(page, { fact: null, saved: null, correct: field });
}

/** Where a form of this page goes (`?/undo`): its own address, without what only opened a row or told of the last form. */
export function formHref(page: URL, action: string): string {
  const query = withoutForms(page).toString();
  return `?/${action}${query && `&${query}`}`;
}

/** The parameters of a page without those of its forms: the action, the row that is edited, what was just saved. */
export function withoutForms(page: URL): URLSearchParams {
  return new URLSearchParams(
    [...page.searchParams].filter(
      ([name]) => !name.startsWith('/') && name !== 'edit' && name !== 'saved',
    ),
  );
}

/**
 * The list of incidents under these filters, which are set upon those of a page's own filter (`within`, its search
 * part). Parameters without a value are left out, lists are repeated.
 */
export function incidentsHref(
  filters: Readonly<Record<string, string | readonly string[] | null>> = {},
  within = '',
): string {
  return underFilter('/incidents', filters, within);
}

/**
 * The page of a cause, under a page's own filter (`within`, its search part). The causes of that filter are left behind:
 * there they would ask for incidents that name a second one, as `filters.cause` does.
 */
export function causeHref(
  cause: string,
  filters: Readonly<Record<string, string | readonly string[] | null>> = {},
  within = '',
): string {
  return underFilter(`/causes/${encodeURIComponent(cause)}`, { cause: null, ...filters }, within);
}

/** The page on recovery, in the same way. */
export function recoveryHref(
  parameters: Readonly<Record<string, string | readonly string[] | null>> = {},
  within = '',
): string {
  return underFilter('/recovery', parameters, within);
}

/**
 * The incidents of the page's filter that ended in one of these ways. A page that is narrowed to some outcomes already
 * stays so: null where none of them is left.
 */
export function outcomesHref(
  outcomes: readonly string[],
  filters: Readonly<Record<string, string | readonly string[] | null>>,
  within: string,
): string | null {
  const chosen = new URLSearchParams(within).getAll('outcome');
  const outcome = chosen.length ? outcomes.filter((one) => chosen.includes(one)) : outcomes;
  return outcome.length ? incidentsHref({ ...filters, outcome }, within) : null;
}

/** The search part of a filter without its period. */
export function ofAllTime(search: string): string {
  const query = new URLSearchParams(search);
  for (const name of ['from', 'to']) query.delete(name);
  query.set('period', 'all');
  return `?${query.toString()}`;
}

/** The list of promises, narrowed beyond the page's own filter (`within`) by parameters of that page. */
export function actionsHref(
  more: Readonly<Record<string, string | null>> = {},
  within = '',
): string {
  const query = new URLSearchParams(within);
  for (const [name, value] of Object.entries(more))
    if (value === null) query.delete(name);
    else query.set(name, value);
  const text = query.toString();
  return `/actions${text && `?${text}`}#promises`;
}

/** The id that a fact's place has on its document's page: `a/b.md#1/startedAt` → `e-1-startedAt`. */
export function evidenceAnchor(evidenceId: string): string {
  const local = evidenceId.slice(evidenceId.lastIndexOf('#') + 1);
  return `e-${local.replace(/[^A-Za-z0-9]+/g, '-')}`;
}

/** The address as it may be followed from a document: http, https and mailto only, else null. */
export function safeHref(href: string): string | null {
  try {
    const url = new URL(href);
    return ['http:', 'https:', 'mailto:'].includes(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

function underFilter(
  path: string,
  filters: Readonly<Record<string, string | readonly string[] | null>>,
  within: string,
): string {
  const query = new URLSearchParams(within);
  for (const [name, value] of Object.entries(filters)) {
    query.delete(name);
    for (const one of typeof value === 'string' ? [value] : (value ?? []))
      if (one !== '') query.append(name, one);
  }
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}

function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

/** The same page with one parameter of its address set, or taken away (`null`); the others stay. */
export function withParameter(page: URL, name: string, value: string | null): string {
  return withParameters(page, { [name]: value });
}

function withParameters(page: URL, values: Readonly<Record<string, string | null>>): string {
  // a page that answers a form has the form's action in its address
  const query = new URLSearchParams(
    [...page.searchParams].filter(([name]) => !name.startsWith('/')),
  );
  for (const [name, value] of Object.entries(values))
    if (value === null) query.delete(name);
    else query.set(name, value);
  const text = query.toString();
  return text ? `${page.pathname}?${text}` : page.pathname;
}
