// Which requests change something, and who may make them?
import type { Access, Role } from './access.ts';

/** A request that changes something: where, by which form action, and who may. */
export interface Mutation {
  /** of the route, as SvelteKit names it */
  route: string;
  /** the form action (`?/edit`); null for an endpoint */
  action: string | null;
  role: Role;
}

/** Every one of them; what is not named here is refused. */
export const MUTATIONS: readonly Mutation[] = [
  { route: '/theme', action: null, role: 'viewer' },
  ...['edit', 'none', 'undo'].map((action) => editing('/actions', action)),
  ...['edit', 'none', 'undo', 'add', 'correct', 'same', 'seen'].map((action) =>
    editing('/incidents/[...path]', action),
  ),
  ...['attach', 'undo'].map((action) => editing('/quality', action)),
];

function editing(route: string, action: string): Mutation {
  return { route, action, role: 'editor' };
}

/** A request as far as this decides on it. */
export interface Asked {
  method: string;
  route: string | null;
  url: URL;
  /** the `Origin` header */
  origin: string | null;
}

/** Why a request is refused, with its status; null where it may go on. Requests that only read always may. */
export function refusal(asked: Asked, access: Access): { status: number; message: string } | null {
  if (['GET', 'HEAD', 'OPTIONS'].includes(asked.method)) return null;
  if (asked.origin !== asked.url.origin)
    return {
      status: 403,
      message: asked.origin
        ? `A page of ${asked.origin} may not change anything here. If that is this dashboard, its address has to be set: ORIGIN=${asked.origin}`
        : 'The request does not say which page it comes from, so it may not change anything.',
    };
  const action = actionOf(asked.url);
  const mutation = MUTATIONS.find((one) => one.route === asked.route && one.action === action);
  if (asked.method !== 'POST' || !mutation)
    return { status: 405, message: 'Nothing here can be changed in this way.' };
  if (mutation.role === 'editor' && access.role !== 'editor')
    return { status: 403, message: access.why ?? 'You may read, but not edit.' };
  return null;
}

/** `?/edit` → `edit`, as SvelteKit reads it; null where none is named. */
function actionOf(url: URL): string | null {
  for (const name of url.searchParams.keys()) if (name.startsWith('/')) return name.slice(1);
  return null;
}
