// Does `start` serve what it read, say what it could not read, and stop when it is told to?
import { expect, test } from 'vitest';
import { POSTMORTEM, useFolder } from '../cli/run.ts';
import { startHindsight } from './harness/server.ts';

const folder = useFolder();

test('start reads the corpus, lists what is unreadable, serves, and ends with 0 on SIGTERM', async () => {
  folder.plant({ 'corpus/a.md': POSTMORTEM, 'corpus/empty.md': '' });
  const hindsight = await startHindsight(folder.path);
  expect(hindsight.output()).toContain('Read 1 document, 1 incident');
  expect(hindsight.output()).toContain('empty.md: It is empty.');
  expect(hindsight.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  const response = await fetch(hindsight.url);
  expect(response.status).toBe(200);
  expect(await response.text()).toContain('Hindsight');
  expect(await hindsight.stop()).toBe(0);
  await expect(fetch(hindsight.url)).rejects.toThrow();
});

test('Ctrl-C ends it with 0, too', async () => {
  folder.plant({ 'corpus/a.md': POSTMORTEM });
  const hindsight = await startHindsight(folder.path);
  expect(await hindsight.stop('SIGINT')).toBe(0);
});
