// Which theme does the reader want: light, dark, or whatever the system says?
export const THEMES = ['light', 'dark', 'system'] as const;
export type Theme = (typeof THEMES)[number];

/** Name of the cookie that remembers it, so that the server draws the page in it. */
export const THEME_COOKIE = 'theme';

/** The theme that a cookie or a form names; `system` for anything else. */
export function themeOf(value: unknown): Theme {
  return THEMES.find((theme) => theme === value) ?? 'system';
}
