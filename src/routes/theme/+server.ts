// How does the reader's choice of theme reach the next page, with or without scripting?
import { redirect } from '@sveltejs/kit';
import { THEME_COOKIE, themeOf } from '$lib/theme.ts';
import type { RequestHandler } from './$types';

const A_YEAR = 365 * 24 * 60 * 60;

export const POST: RequestHandler = async ({ request, cookies, url }) => {
  const form = await request.formData();
  cookies.set(THEME_COOKIE, themeOf(form.get('theme')), {
    path: '/',
    maxAge: A_YEAR,
    sameSite: 'lax',
    httpOnly: false,
    secure: url.protocol === 'https:',
  });
  redirect(303, localPath(form.get('back'), url));
};

/** Only a path of this very site: a form must not send its reader elsewhere. */
function localPath(value: unknown, page: URL): string {
  if (typeof value !== 'string' || !value.startsWith('/')) return '/';
  const target = new URL(value, page);
  return target.origin === page.origin ? target.pathname + target.search : '/';
}
