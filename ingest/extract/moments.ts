// When did impact begin, when was it noticed, taken up, softened and over, and who says so?
import type { Extractor } from '../text/pages.ts';
import { fromCorrections } from './moments/corrected.ts';
import { fromDays } from './moments/days.ts';
import { fromEntries } from './moments/entries.ts';
import { fromNoticing } from './moments/noticing.ts';
import { fromLabels } from './moments/labelled.ts';
import { fromPostings } from './moments/postings.ts';
import { fromProse } from './moments/prose.ts';
import { fromRanges } from './moments/ranges.ts';

export const moments: Extractor = {
  name: 'moments',
  extract(page) {
    const facts = [
      ...fromLabels(page),
      ...fromRanges(page),
      ...fromCorrections(page),
      ...fromProse(page),
      ...fromEntries(page),
      ...fromPostings(page),
      ...fromDays(page),
    ];
    return [...facts, ...fromNoticing(page, facts)];
  },
};
