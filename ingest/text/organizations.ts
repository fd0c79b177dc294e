// Whose page is this, by the name of the page or site?
import type { Range } from '../model.ts';

/** What pages call themselves beside their owner's name. */
const BEHIND =
  /(?:[\s|·•:,–—-]+(?:(?:the )?(?:official|services?|systems?|live|real-time|engineering|tech|developers?|company|incident|public|help|customer)[\s-]+)*(?:status(?: ?page| site| dashboard| history| updates?| feed| blog)?|incident (?:history|reports?|log)|history|blog|news(?:room)?|wiki|docs|documentation|support|center|centre|system status|health dashboard|dashboard|rss|atom|feed))+$/i;
const BEFORE =
  /^(?:(?:(?:the )?official )?(?:status(?: of| page(?: of)?)?|statuspage(?: von| de)?|welcome to)[\s|·•:–—-]+|the (?=.*\bblog$))/i;
/** Sites on which everybody publishes: their name is not the organisation's. */
export const PUBLIC_HOSTS =
  /^(?:medium|github|gitlab|bitbucket|google docs|google drive|confluence|notion|substack|wordpress(?:\.com)?|blogger|reddit|youtube|linkedin|twitter|x|tumblr|dev(?:\.to| community)|hashnode|ghost|statuspage|atlassian statuspage|pastebin|gist|hackmd|coda|slideshare|scribd|web archive|internet archive|archive\.org|home|start|index|untitled|status|incidents?|service|system|dashboard|blog|docs?|wiki|news)$/i;

/**
 * Where an organisation's name stands in the title of a status page, blog or site (`Acme` in `Acme Status - Incident
 * History`). Null where the title is nothing but such words, or names a host that publishes for everybody.
 */
export function organizationName(title: string): Range | null {
  if (title.length > 120) return null;
  const start = BEFORE.exec(title)?.[0].length ?? 0;
  const behind = BEHIND.exec(title.slice(start));
  const end = start + (behind?.index ?? title.length - start);
  const name = title.slice(start, end).trim();
  if (!/\p{L}/u.test(name) || name.length > 60 || PUBLIC_HOSTS.test(name)) return null;
  return { start: title.indexOf(name, start), end: title.indexOf(name, start) + name.length };
}
