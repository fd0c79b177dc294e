// Is the return of power, cooling or a line told apart from the return of the service?
import { expect, test } from 'vitest';
import { endsOutright, isOnlyFacility } from '../../ingest/text/returns.ts';

test.each([
  ['The chillers were restored at 22:10 and temperatures began to return to normal.', true],
  ['Power is restored to all racks.', true],
  ['Die Stromversorgung wurde um 22:40 Uhr wiederhergestellt', true],
  ['Le courant est rétabli', true],
  ['冷却装置は復旧し、室温が通常状態に戻り始めました', true],
  ['Power was restored and the shop was back online.', false],
  ['The booking site was restored.', false],
  ['The power tools shop was back online.', false],
  ['The chillers failed.', false],
])('%s: only what the service stands on is back: %s', (said, expected) => {
  expect(isOnlyFacility(said)).toBe(expected);
});

test.each([
  ['The outage of search began at 09:12 UTC on 4 June and ended at ', true],
  ['Die Störung endete um ', true],
  ['L’interruption de service a pris fin à ', true],
  ['The maintenance window ends at ', false],
  ['The outage was noticed at ', false],
])('“%s” says outright that it ended: %s', (before, expected) => {
  expect(endsOutright(before)).toBe(expected);
});
