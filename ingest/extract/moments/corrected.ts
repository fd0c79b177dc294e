// Which start did the document itself put right?
import type { Fact } from '../../model.ts';
import { corrections } from '../../text/corrections.ts';
import { speaks } from '../../text/outline.ts';
import type { Page } from '../../text/pages.ts';
import { reading } from './reading.ts';

/** `The start was corrected from 9:06 to 9:04`: the second one holds. */
export function fromCorrections(page: Page): Fact[] {
  return corrections(page).flatMap(({ to }) =>
    to.moment && speaks(to.passage)
      ? [reading(page, 'startedAt', to.moment, to.sentence, 'corrected start', 4.5)]
      : [],
  );
}
