// What does every page need to know? The reader's theme and the build that is served.
import { db, NoBuildError } from '$lib/server/db.ts';
import { THEME_COOKIE, themeOf } from '$lib/theme.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ cookies, locals }) => ({
  theme: themeOf(cookies.get(THEME_COOKIE)),
  build: await served(),
  access: {
    role: locals.access.role,
    name: locals.access.actor?.name ?? null,
    via: locals.access.actor?.via ?? null,
    why: locals.access.why,
  },
});

/** Null where no build can be read: the page itself says so, with what to do. */
async function served() {
  try {
    const { version, documents, unreadable, incidents, warning } = await db.buildInfo();
    return { version, documents, unreadable, incidents, warning };
  } catch (failure) {
    if (failure instanceof NoBuildError) return null;
    throw failure;
  }
}
