// What happens to every request? The reader's theme goes into the page, safety headers onto the answer, and a missing
// build becomes a page that says what to do.
import type { Handle, HandleServerError } from '@sveltejs/kit';
import { placeDrawings } from '$lib/server/drawing.ts';
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

export const handle: Handle = async ({ event, resolve }) => {
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
