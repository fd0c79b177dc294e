// Which figures of an incident rest on what a person decided?

export type Figure =
  | 'detect'
  | 'acknowledge'
  | 'mitigate'
  | 'restore'
  | 'close'
  | 'downtime'
  | 'communicate'
  | 'target'
  | 'outcome';

/** An incident, as far as it tells what its figures are made of. */
export interface Resting {
  /** facts that a person corrected */
  decided: readonly string[];
  restoreBasis?: string | null;
  resolvedAt?: string | null;
  targetSource?: string | null;
}

/** The corrected facts that a figure is made of, or would be; empty where it is the document's and ours alone. */
export function restsOn(figure: Figure, incident: Resting): string[] {
  if (!incident.decided.length) return [];
  return partsOf(figure, incident).filter((field) => incident.decided.includes(field));
}

function partsOf(figure: Figure, incident: Resting): readonly string[] {
  switch (figure) {
    case 'detect':
      return ['startedAt', 'detectedAt'];
    case 'acknowledge':
      return ['detectedAt', 'acknowledgedAt'];
    case 'mitigate':
      return ['startedAt', 'mitigatedAt'];
    case 'close':
      return ['startedAt', 'resolvedAt'];
    case 'downtime':
      return ['startedAt', 'mitigatedAt', 'resolvedAt'];
    case 'communicate':
      return ['startedAt'];
    case 'restore':
      return restoreParts(incident);
    case 'target':
      return targetParts(incident);
    case 'outcome':
      return [...restoreParts(incident), ...targetParts(incident)];
  }
}

/** A stated duration holds only where the times make none, so that it rests on those that were taken away too. */
function restoreParts({ restoreBasis, resolvedAt }: Resting): readonly string[] {
  if (restoreBasis !== 'computed')
    return ['startedAt', 'mitigatedAt', 'resolvedAt', 'durationMinutes'];
  return resolvedAt ? ['startedAt', 'resolvedAt'] : ['startedAt', 'mitigatedAt', 'resolvedAt'];
}

/** A policy looks at what kind of incident it is; it also takes the place of a stated target that was none. */
function targetParts({ targetSource }: Resting): readonly string[] {
  if (targetSource === 'stated') return ['recoveryTargetMinutes', 'kind'];
  return ['recoveryTargetMinutes', 'organization', 'kind', 'severity', 'criticality', 'services'];
}
