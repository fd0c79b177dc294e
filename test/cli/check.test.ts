// Do `check` and `digest` refuse wrong usage before the slow work?
import { expect, test } from 'vitest';
import { hindsight } from './run.ts';

test.each([
  [[], 'name at least one limit, such as --overdue 0'],
  [['--overdue', 'many'], 'It must be a count such as 3, or a share such as 20%.'],
  [['--attainment', '80'], 'It must be a share such as 80%.'],
  [['--attainment', '180%'], 'It must be a share such as 80%.'],
  [['--broken', '5%'], 'It must be a count such as 0.'],
  [['--overdue', '0', '--filter', 'mail'], 'It must be a name and a value, such as service=mail.'],
])('check %j is wrong usage', async (args, message) => {
  const { code, stdout, stderr } = await hindsight(['check', ...args]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(message);
});

test.each([
  [[], "required option '--since <day>' not specified"],
  [['--since', 'soon'], 'It must be a day such as 2026-01-31.'],
  [['--since', '7d', '--html', '--json'], 'cannot be used with'],
])('digest %j is wrong usage', async (args, message) => {
  const { code, stdout, stderr } = await hindsight(['digest', ...args]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(message);
});
