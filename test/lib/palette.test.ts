// Does the palette offer what was typed, and do its ways lead somewhere?
import { expect, test } from 'vitest';
import { offersFor } from '../../src/lib/components/palette.ts';
import { PLACES } from '../../src/lib/components/places.ts';
import { VIEWS } from '../../src/lib/components/views.ts';
import { readFilter } from '../../src/lib/server/filter.ts';

test('nothing typed offers every page and view', () => {
  const groups = offersFor('', []);
  expect(groups.map(({ name }) => name)).toEqual(['Pages', 'Views']);
  expect(groups[0]?.offers).toHaveLength(PLACES.length);
});

test('every word has to be there, whatever its case; incidents come as the server found them', () => {
  const groups = offersFor(' missed TARGET', [
    { incidentId: 'a/b.md#1', title: 'Target missed', occurredOn: '2025-01-02' },
  ]);
  expect(groups).toEqual([
    {
      name: 'Incidents',
      offers: [
        {
          href: '/incidents/a/b.md/1',
          label: 'Target missed',
          note: '2 Jan 2025',
          isStated: true,
        },
      ],
    },
    {
      name: 'Views',
      offers: [
        {
          href: '/incidents?outcome=missed',
          label: 'Incidents that missed their target',
          note: null,
          isStated: false,
        },
      ],
    },
    {
      name: 'Search',
      offers: [
        {
          href: '/incidents?q=missed+TARGET&period=all',
          label: 'Search titles and texts for “missed TARGET”',
          note: null,
          isStated: false,
        },
      ],
    },
  ]);
});

test.each(VIEWS.map(({ href }) => href))('the view %s is understood by its page', (href) => {
  const { searchParams } = new URL(href, 'http://localhost');
  expect(readFilter(searchParams, ['sort', 'direction']).notices).toEqual([]);
});
