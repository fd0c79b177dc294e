// Which facts of this incident can be opened, and how sure are they?

/** A fact by its field, with its evidence. */
export interface Known {
  field: string;
  evidenceId: string;
  /** stated | implied | decided */
  certainty: string;
  /** who decided it, where a person did */
  by: string | null;
}

/** What a value needs to be shown as a fact: its evidence, its voice, and who decided it. */
export interface Source {
  evidence: string | null;
  voice: 'stated' | 'implied' | 'decided';
  by?: string | null;
}

/** Looks up the evidence of a field; `stated` without evidence where there is none. */
export function sourceOf(known: readonly Known[], field: string): Source {
  const found = known.find((one) => one.field === field);
  return {
    evidence: found?.evidenceId ?? null,
    voice:
      found?.certainty === 'decided' || found?.certainty === 'implied' ? found.certainty : 'stated',
    by: found?.by ?? null,
  };
}
