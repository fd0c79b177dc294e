// Which facts of this incident can be opened, and how sure are they?

/** A fact by its field, with its evidence. */
export interface Known {
  field: string;
  evidenceId: string;
  /** stated | implied */
  certainty: string;
}

/** What a value needs to be shown as a fact: its evidence and its voice. */
export interface Source {
  evidence: string | null;
  voice: 'stated' | 'implied';
}

/** Looks up the evidence of a field; `stated` without evidence where there is none. */
export function sourceOf(known: readonly Known[], field: string): Source {
  const found = known.find((one) => one.field === field);
  return {
    evidence: found?.evidenceId ?? null,
    voice: found?.certainty === 'implied' ? 'implied' : 'stated',
  };
}
