// Does a corpus full of bad files leave the good one unaffected, each bad one listed with its reason?
import { execFileSync } from 'node:child_process';
import { symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hindsight, POSTMORTEM, useFolder } from './run.ts';

const folder = useFolder();

test('each bad file is listed with its reason in the closing summary, and nothing crashes', async () => {
  folder.plant({
    'corpus/broken-front-matter.md': `---\ntitle: [never closed\n: x\n---\n${POSTMORTEM.slice(POSTMORTEM.indexOf('#'))}`,
    'corpus/clock.md':
      '# Mail down\n\nThe outage began on 4 March 2024 at 25:61 UTC and was resolved at 11:00 UTC.\n',
    'corpus/day.md':
      '# Mail down\n\nStarted: 30 February 2024 10:00 UTC\nResolved: 1 March 2024 11:00 UTC\n',
    'corpus/deep.md': '> '.repeat(20_000) + 'x',
    'corpus/empty.md': '',
    'corpus/end-before-start.md':
      '# Mail down\n\nStarted: 2024-03-04 12:00 UTC\nResolved: 2024-03-04 11:00 UTC\n',
    'corpus/good.md': POSTMORTEM,
    'corpus/huge.md': 'x',
    'corpus/impossible-times.md':
      '# Outage\n\nIt began on 2024-02-30 at 25:61 UTC.\n\nIt began at 2024-03-04 12:00 UTC and ended at 2024-03-04 11:00 UTC.\n',
    'corpus/latin-1.md': Buffer.from('Das Netz war für 45 Minuten gestört.\n', 'latin1'),
    'corpus/noise.md': Uint8Array.from({ length: 999 }, (_, at) => (at * at * 37 + at * 11) % 256),
    'corpus/office.docx': Uint8Array.of(0x50, 0x4b, 3, 4, 1),
    'corpus/one-long-line.md': 'a'.repeat(1_000_000),
    'corpus/utf-16.md': Buffer.from(`\uFEFF${POSTMORTEM}`, 'utf16le'),
    'outside.md': POSTMORTEM,
  });
  truncateSync(join(folder.path, 'corpus', 'huge.md'), 21 * 1024 * 1024);
  execFileSync('mkfifo', [join(folder.path, 'corpus', 'pipe.md')]);
  symlinkSync('../outside.md', join(folder.path, 'corpus', 'link.md'));
  symlinkSync('.', join(folder.path, 'corpus', 'loop'));

  const { code, stdout, stderr } = await hindsight(['ingest', '--data', folder.path]);
  expect(code).toBe(3);
  const refused = stdout
    .slice(stdout.indexOf('could not be read'))
    .split('\n\n')[0]
    ?.split('\n')
    .slice(1);
  expect(refused).toEqual([
    '  empty.md: It is empty.',
    '  huge.md: It is larger than 20 MB (21 MB).',
    '  link.md: It is a link that leads out of the folder.',
    '  noise.md: It is binary, not text (UTF-16 text needs a byte order mark).',
    '  office.docx: It is a broken archive: it was cut off or damaged.',
    '  pipe.md: It is not a regular file (a pipe, a socket or a device).',
  ]);
  expect(stdout).toContain('Read 10 documents');
  const doubts = stdout.slice(stdout.indexOf('noted:'));
  for (const doubt of [
    'broken-front-matter.md: The front matter is broken (line 3',
    'clock.md: “4 March 2024 at 25:61 UTC” is no time that can be',
    'day.md: “30 February 2024 10:00 UTC” is no time that can be',
    'end-before-start.md: the end of impact (2024-03-04T11:00:00Z) lies before its start',
    'impossible-times.md: “2024-02-30 at 25:61 UTC” is no time that can be',
    'latin-1.md: It is not UTF-8; read as windows-1252',
  ])
    expect(doubts).toContain(`  ${doubt}`);
  expect(stderr).not.toMatch(/\bat .*\.ts:\d/);

  const good = await hindsight(['explain', join(folder.path, 'corpus', 'good.md')]);
  expect(good.stdout).toContain('restore 45 min (computed)');
});
