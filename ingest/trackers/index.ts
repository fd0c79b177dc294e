// Which kinds of trackers are there, and which one does a promise's ticket stand in?
import picomatch from 'picomatch';
import type { Promised } from '../ledger/promise.ts';
import type { Client } from './client.ts';
import { github } from './github.ts';
import { gitlab } from './gitlab.ts';
import { jira } from './jira.ts';
import { linear } from './linear.ts';
import type { TrackerSettings } from './settings.ts';
import type { Ticket } from './ticket.ts';
import type { Kind, Reference, Tracker } from './tracker.ts';

/** One tracker of an organisation: its kind with its settings. */
export interface OwnTracker {
  name: string;
  kind: Kind;
  /** the variable that holds its token */
  variable: string | null;
  origin: string;
  headers(token: string | null): Record<string, string>;
  /** what else no message may hold, beside the token */
  secretsIn(headers: Record<string, string>): string[];
  keyOf(promise: Promised): string | null;
  read(keys: readonly string[], client: Client): Promise<Map<string, Ticket | null>>;
}

export function trackerOf(settings: TrackerSettings): OwnTracker {
  switch (settings.kind) {
    case 'github':
      return own(github, settings);
    case 'gitlab':
      return own(gitlab, settings);
    case 'jira':
      return own(jira, settings);
    case 'linear':
      return own(linear, settings);
  }
}

function own<Settings extends TrackerSettings>(
  tracker: Tracker<Settings>,
  settings: Settings,
): OwnTracker {
  const isOurs = settings.documents ? picomatch(settings.documents, { dot: true }) : () => true;
  return {
    name: settings.name,
    kind: settings.kind,
    variable: settings.token,
    origin: new URL(tracker.base(settings)).origin,
    headers: (token) => {
      const sent: Record<string, string> = { 'user-agent': 'hindsight' };
      for (const [name, value] of Object.entries(tracker.headers(settings, token)))
        if (value !== undefined) sent[name] = value;
      return sent;
    },
    secretsIn: ({ authorization = '' }) => authorization.split(' ').slice(-1).filter(Boolean),
    keyOf(promise) {
      const reference = referenceOf(promise);
      return reference && isOurs(promise.documentId) ? tracker.keyOf(reference, settings) : null;
    },
    read: (keys, client) => tracker.read(keys, settings, client),
  };
}

/** The ticket that a promise names; null where it names none. */
export function referenceOf({ ticket, ticketHref }: Promised): Reference | null {
  return ticket === null ? null : { ticket: ticket.trim(), href: ticketHref };
}
