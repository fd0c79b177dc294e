// Reads documents in a process of its own, as rows for the build or as they are.
import { z } from 'zod';
import type { Reading, Unreadable } from '../model.ts';
import { isUnreadable } from '../read/source.ts';
import { rowsOf, type DocumentRows } from '../store/rows.ts';
import type { Targets } from '../targets.ts';
import type { Taxonomy } from '../taxonomy.ts';
import { readFile } from './document.ts';
import { serve } from './serve.ts';

/** The parent has parsed its files at the door; here only the outline is looked at. */
const Setup = z.object({
  taxonomy: z.custom<Taxonomy>((value) => isRecord(value) && Array.isArray(value.causes)),
  /** null where readings are wanted, not rows */
  targets: z.custom<Targets | null>(
    (value) => value === null || (isRecord(value) && Array.isArray(value.rules)),
  ),
});

serve((setup) => {
  const { taxonomy, targets } = Setup.parse(setup);
  return async ({ root, path, shownAs }) => {
    const outcome = await readFile(root, path, { taxonomy }, shownAs);
    return targets ? rowsOrReason(outcome, targets) : outcome;
  };
});

/** A reading that gives no rows is the document's fault alone. */
function rowsOrReason(outcome: Reading | Unreadable, targets: Targets): DocumentRows {
  try {
    return rowsOf(outcome, targets);
  } catch (error) {
    if (isUnreadable(outcome)) throw error;
    const { path, sha256, bytes } = outcome.document;
    const reason = `Reading it failed: ${error instanceof Error ? error.message : String(error)}`;
    return rowsOf({ path, sha256, bytes, reason }, targets);
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
