// How do promises stand in a wiki or a mail?
import type { Promised } from '../ledger/promise.ts';

/** Markdown: promises under their incidents, in the order given, ticked where they are done. */
export function listOf(promises: readonly Promised[]): string {
  const lines = ['# Promises', ''];
  let before = '';
  for (const promise of promises) {
    if (promise.incidentId !== before) {
      const { incidentTitle, occurredOn } = promise;
      lines.push(
        ...(before ? [''] : []),
        `## ${escaped(incidentTitle)}${occurredOn ? ` (${occurredOn})` : ''}`,
        '',
      );
      before = promise.incidentId;
    }
    lines.push(itemOf(promise));
  }
  if (!promises.length) lines.push('None.');
  return `${lines.join('\n')}\n`;
}

const STATUS = { done: 'done', in_progress: 'in progress', planned: 'planned', dropped: 'dropped' };

function itemOf(promise: Promised): string {
  const { status, doneOn, owner, due, dueText, note } = promise;
  const dated = due ?? dueText;
  const details = [
    `${STATUS[status]}${doneOn ? ` on ${doneOn}` : ''}`,
    owner ? escaped(owner) : 'no owner',
    dated ? `due ${escaped(dated)}` : 'no date',
    ticketOf(promise),
    note && escaped(note),
  ];
  return `- [${status === 'done' ? 'x' : ' '}] ${escaped(promise.text)} (${details.filter(Boolean).join('; ')})`;
}

function ticketOf({ ticket, ticketHref }: Promised): string | null {
  if (ticket === null) return null;
  const linked = ticketHref && /^https?:\/\//i.test(ticketHref) && URL.canParse(ticketHref);
  // an address in brackets may hold none itself
  return linked
    ? `[${escaped(ticket)}](${new URL(ticketHref).href.replaceAll('(', '%28').replaceAll(')', '%29')})`
    : escaped(ticket);
}

/** On one line, and without any sign that would be taken for markup. */
function escaped(text: string): string {
  return text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .replace(/[\\`*_[\]<>#|~]/g, '\\$&');
}
