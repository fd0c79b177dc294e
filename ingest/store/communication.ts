// How soon and how often was the public told?
import { elapsed } from '../clocks.ts';
import type { Block, Moment } from '../model.ts';
import { statusOf } from '../text/statuses.ts';
import { sortTime } from '../figures/calendar.ts';
import type { Told } from './cells.ts';

/** Public updates of one incident; whole minutes, null where the document does not say. */
export interface Communication {
  /** dated postings, a postmortem apart */
  postings: number;
  /** start of impact to the first posting; null where the start itself was read from a posting */
  lag: number | null;
  /** the longest time between two postings; null for fewer than two */
  silence: number | null;
}

/**
 * The communication lag of METRICS, from the postings that the document keeps. Time after the last posting that calls it
 * resolved is no silence, and a postmortem that comes weeks later is none of these updates. Where a document tells
 * several incidents and its format does not say whose the postings are, nobody's they are.
 */
export function communication(told: Told): Communication {
  const posted = postingsOf(told).sort((a, b) => a.time - b.time);
  const resolved = posted.findLastIndex(({ status }) => status === 'resolved');
  const counted = resolved < 0 ? posted : posted.slice(0, resolved + 1);
  const [first] = counted;
  const { startedAt } = told.incident;
  const stated = startedAt?.certainty === 'stated' ? startedAt : null;
  const gaps = counted
    .slice(1)
    .map(({ at }, index) => elapsed(counted[index]?.at ?? null, at)?.minutes ?? 0);
  return {
    postings: counted.length,
    lag: first ? (elapsed(stated, first.at)?.minutes ?? null) : null,
    silence: gaps.length ? Math.max(...gaps) : null,
  };
}

interface Posting {
  at: Moment;
  /** its place on one axis */
  time: number;
  /** what its label means, in any language */
  status: string | null;
}

function postingsOf({ document, incident, alone }: Told): Posting[] {
  const part = document.parts[incident.part - 1] ?? null;
  if (!part && !alone) return [];
  return document.blocks.flatMap(({ kind, stamp, label, start }: Block) => {
    if (kind !== 'update' || !stamp || (part && (start < part.start || start >= part.end)))
      return [];
    const status = label === null ? null : statusOf(label);
    return status === 'postmortem' ? [] : [{ at: stamp, time: sortTime(stamp), status }];
  });
}
