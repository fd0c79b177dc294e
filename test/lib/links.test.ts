// Do addresses lead where they say, and back?
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  causeHref,
  documentHref,
  evidenceAnchor,
  factHref,
  incidentHref,
  incidentIdOf,
  incidentsHref,
  safeHref,
} from '../../src/lib/links.ts';

test('an incident lives below its document, by its part', () => {
  expect(incidentHref('a/b c.md#2')).toBe('/incidents/a/b%20c.md/2');
});

test('what is no incident id has no page', () => {
  expect(() => incidentHref('a/b.md')).toThrow('a/b.md');
  expect(incidentIdOf('a/b.md')).toBeNull();
  expect(incidentIdOf('a/b.md/0')).toBeNull();
});

test('the address of an incident leads back to its id, whatever its document is called', () => {
  const segment = fc
    .string({ minLength: 1, unit: 'grapheme' })
    .filter((text) => !text.includes('/'));
  fc.assert(
    fc.property(
      fc.array(segment, { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 1, max: 99 }),
      (path, part) => {
        const id = `${path.join('/')}#${part}`;
        const params = incidentHref(id)
          .slice('/incidents/'.length)
          .split('/')
          .map(decodeURIComponent)
          .join('/');
        expect(incidentIdOf(params)).toBe(id);
      },
    ),
  );
});

test('a fact opens beside the page that it is on, and other parameters stay', () => {
  const page = new URL('http://localhost/incidents/a.md/1?x=1&fact=old');
  expect(factHref(page, 'a.md#1/startedAt')).toBe(
    '/incidents/a.md/1?x=1&fact=a.md%231%2FstartedAt',
  );
});

test('a document’s address points at the place of a fact', () => {
  expect(documentHref('a/b.md', 'a/b.md#1/action/2')).toBe(
    '/documents/a/b.md?fact=a%2Fb.md%231%2Faction%2F2#e-1-action-2',
  );
});

test.each([
  ['a/b.md#1/startedAt', 'e-1-startedAt'],
  ['a/b#c.md#12/action/3/status', 'e-12-action-3-status'],
  ['a/b.md#/title', 'e--title'],
])('the place of %s is %s', (evidenceId, anchor) => {
  expect(evidenceAnchor(evidenceId)).toBe(anchor);
});

test('filters are set upon the page’s own', () => {
  expect(incidentsHref({ outcome: ['missed'], cause: 'dns' }, '?cause=code&q=x')).toBe(
    '/incidents?q=x&outcome=missed&cause=dns',
  );
  expect(incidentsHref({ page: null }, '?page=2')).toBe('/incidents');
});

test.each([
  ['https://example.org/a', 'https://example.org/a'],
  ['mailto:a@example.org', 'mailto:a@example.org'],
  ['javascript:alert(1)', null],
  ['JaVaScRiPt:alert(1)', null],
  ['data:text/html,x', null],
  ['/relative', null],
])('of the links of documents, %s may be followed to %s', (href, safe) => {
  expect(safeHref(href)).toBe(safe);
});

test('the page of a cause keeps the page’s filter but for its causes, which would ask for a second one', () => {
  expect(causeHref('dns')).toBe('/causes/dns');
  expect(causeHref('a b', { part: 'again' }, '?cause=code&period=all')).toBe(
    '/causes/a%20b?period=all&part=again',
  );
  expect(causeHref('dns', { cause: ['code', 'cache'] }, '?cause=network')).toBe(
    '/causes/dns?cause=code&cause=cache',
  );
});
