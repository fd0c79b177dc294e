// Which passages hold promises?
import type { Passage } from '../../text/outline.ts';
import type { Page } from '../../text/pages.ts';
import { words } from '../../text/patterns.ts';
import { COMMITS, PREVENTIVE } from '../../text/promises.ts';
import type { Role } from '../../text/sections.ts';
import { sentences } from '../../text/sentences.ts';

/** Roles that end an actions section for what stands below them. */
const NOT_ACTIONS: ReadonlySet<Role> = new Set<Role>([
  'well',
  'lucky',
  'timeline',
  'impact',
  'detection',
  'cause',
  'people',
  'support',
  'stats',
  'furniture',
  'chat',
  'wrong',
  'background',
]);

/** A sentence that introduces a list of promises wherever it stands. */
const INTRODUCES = words(
  /\b(?:actions?|measures?|improvements?|(?:next |following )steps?|changes|commitments?|maatregelen|acties|verbeteringen|maßnahmen|schritte|mesures|actions|medidas|acciones|ações|misure|azioni)\b[^.]*[:：]$/iu,
);
/** Steps of the repair are no promises. */
const OF_THE_REPAIR = words(
  /\b(?:taken (?:to|by|during)|to (?:resolve|restore|mitigate|recover|stabili[sz]e|fix) (?:the|this|it|service)|during the (?:incident|outage)|to reproduce|customers? (?:should|can|need))\b/iu,
);

export function introduced(page: Page, passage: Passage): boolean {
  if (passage.block.kind !== 'item' || !passage.lead) return false;
  const { text } = page.document;
  const last = sentences(text, passage.lead.start, passage.lead.end).at(-1);
  if (!last) return false;
  const said = text.slice(last.start, last.end);
  return (
    INTRODUCES.test(said) &&
    !OF_THE_REPAIR.test(said) &&
    (COMMITS.test(said) || PREVENTIVE.test(said) || LESSONS.test(said))
  );
}

const LESSONS = words(
  /\b(?:lessons?|learn\w*|geleerd|gelernt|leçons|lecciones|lições|lezioni)\b/iu,
);

export function inActions(passage: Passage): boolean {
  if (passage.block.kind === 'heading') return false;
  // a box to tick is a promise wherever it stands, save in an account of what went well
  if (passage.block.checked !== null)
    return !passage.roles.some(
      (role) => role === 'well' || role === 'timeline' || role === 'people',
    );
  const last = passage.roles.findLastIndex((role) => role === 'actions');
  return last >= 0 && !passage.roles.slice(last + 1).some((role) => NOT_ACTIONS.has(role));
}
