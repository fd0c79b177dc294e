// What happens to every request? It is asked who sends it and whether they may; the reader's theme goes into the page, safety
// headers onto the answer, and a missing build becomes a page that says what to do.
import { error, type Handle, type HandleServerError, type RequestEvent } from '@sveltejs/kit';
import { accessOf, accessRules, type Access } from '$lib/server/access.ts';
import { placeDrawings } from '$lib/server/drawing.ts';
import { refusal } from '$lib/server/mutations.ts';
import { dev } from '$app/environment';
import { THEME_COOKIE, themeOf } from '$lib/theme.ts';

/** Sent with every answer. The content security policy, with its nonce, is set in svelte.config.js. */
const HEADERS = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
} as const;

// the development server listens to this machine unless it is told otherwise
const RULES = accessRules(dev ? { HOST: '127.0.0.1', ...process.env } : process.env);

/** The end of the connection, not what a header says of it: whoever could write the header could be anybody. */
function access(event: RequestEvent): Access {
  const peer = event.platform?.req?.socket.remoteAddress ?? (dev ? event.getClientAddress() : null);
  return accessOf(RULES, { peer, headers: event.request.headers });
}

export const handle: Handle = async ({ event, resolve }) => {
  event.locals.access = access(event);
  const refused = refusal(
    {
      method: event.request.method,
      route: event.route.id,
      url: event.url,
      origin: event.request.headers.get('origin'),
    },
    event.locals.access,
  );
  if (refused) error(refused.status, refused.message);
  const theme = themeOf(event.cookies.get(THEME_COOKIE));
  const response = await resolve(event, {
    transformPageChunk: ({ html }) =>
      placeDrawings(html.replace('%hindsight.theme%', theme), event.locals),
    // the two faces that the first screen is set in, so that no line moves when they arrive
    preload: ({ type, path }) =>
      type === 'js' || type === 'css' || (type === 'font' && /latin-wght-normal/.test(path)),
  });
  for (const [name, value] of Object.entries(HEADERS)) response.headers.set(name, value);
  return response;
};

export const handleError: HandleServerError = ({ error, status, message }) => {
  if (status >= 500) console.error(error);
  return { message };
};
