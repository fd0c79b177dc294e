// Does the dataset of promises name what somebody has to have seen before they decide anew?
import { expect, test } from 'vitest';
import type { Change } from '../../ingest/ledger/decision.ts';
import { useHouse } from '../trackers/house.ts';

const house = useHouse();

const done: Change = {
  type: 'status',
  status: 'done',
  doneOn: '2026-02-01',
  reason: null,
  link: 'https://tracker.example/1',
};

test('the latest decision on each side stands beside the promise, also one that was taken back', async () => {
  await house.promise([{ text: 'Add a replica' }, { text: 'Write it down', status: 'done' }]);
  const [before] = await house.promises();
  expect(before).toMatchObject({ versions: [], status: 'planned', documentId: 'a.md' });
  expect(before?.documentSha256).toMatch(/^[0-9a-f]{64}$/);
  await house.decide(before!, 'status', done);
  const [decided, other] = await house.promises();
  const [first] = await house.decisions();
  expect(decided).toMatchObject({
    versions: [`status ${first!.id}`],
    status: 'done',
    doneOn: '2026-02-01',
    evidenceLink: 'https://tracker.example/1',
  });
  expect(other).toMatchObject({ versions: [], status: 'done', doneOn: null });
  await house.decide(decided!, 'status', { type: 'undo', decision: first!.id, reason: null });
  await house.decide(decided!, 'note', { type: 'note', note: 'Not yet' });
  const [undone] = await house.promises();
  const [, second, third] = await house.decisions();
  expect(undone).toMatchObject({
    versions: [`note ${third!.id}`, `status ${second!.id}`],
    status: 'planned',
    note: 'Not yet',
  });
});

test('a decision under an old version is refused, also where only an undo came between', async () => {
  await house.promise([{ text: 'Add a replica' }]);
  const [old] = await house.promises();
  await house.decide(old!, 'status', done);
  await expect(house.decide(old!, 'status', done)).rejects.toThrow(
    'Ada decided this in the meantime',
  );
});
