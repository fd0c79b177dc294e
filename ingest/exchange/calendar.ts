// How do promises that are due stand in a calendar or a list of tasks?
//
// iCalendar (RFC 5545): a VTODO for each. Written by hand: libraries for it bring time zones, alarms and parsers that none of
// this needs.
import { createHash } from 'node:crypto';
import type { Promised } from '../ledger/promise.ts';

/** A line is no longer than this, in bytes of UTF-8, its end apart. */
const WIDTH = 75;

/** Every open promise with a day as a task due on that day. `stamp` says when this was written, ISO 8601 in UTC. */
export function calendarOf(promises: readonly Promised[], stamp: string): string {
  const written = stamp.replace(/[-:]|\.\d+/g, '');
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Hindsight//Promises//EN',
    ...promises.filter(isOpenAndDated).flatMap((promise) => taskOf(promise, written)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function isOpenAndDated({ status, due }: Promised): boolean {
  return due !== null && (status === 'planned' || status === 'in_progress');
}

function taskOf(promise: Promised, written: string): string[] {
  const { incidentTitle, documentId, owner, ticket, note } = promise;
  const description = [
    `Promised after: ${incidentTitle}`,
    owner && `Owner: ${owner}`,
    ticket && `Ticket: ${ticket}`,
    note && `Note: ${note}`,
    `Document: ${documentId}`,
  ];
  // the same promise is the same task, however often it is exported
  const uid = createHash('sha256').update(promise.actionId).digest('hex').slice(0, 32);
  return [
    'BEGIN:VTODO',
    `UID:${uid}@hindsight`,
    `DTSTAMP:${written}`,
    `DUE;VALUE=DATE:${(promise.due ?? '').replaceAll('-', '')}`,
    `SUMMARY:${escaped(promise.text)}`,
    `DESCRIPTION:${escaped(description.filter(Boolean).join('\n'))}`,
    `STATUS:${promise.status === 'in_progress' ? 'IN-PROCESS' : 'NEEDS-ACTION'}`,
    ...(promise.ticketHref && URL.canParse(promise.ticketHref)
      ? [`URL:${new URL(promise.ticketHref).href}`]
      : []),
    'END:VTODO',
  ];
}

/** A value of type TEXT: line ends as `\n`, other control characters gone. */
function escaped(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n');
}

/** Cut into lines of at most 75 bytes, each further one with a blank in front, no character in two. */
function folded(line: string): string {
  let out = '';
  let width = 0;
  for (const character of line) {
    const bytes = Buffer.byteLength(character);
    if (width + bytes > WIDTH) {
      out += '\r\n ';
      width = 1;
    }
    out += character;
    width += bytes;
  }
  return out;
}
