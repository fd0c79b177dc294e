// Does the review become a file that stands by itself: a page, two sheets of paper, a text?
import { chmodSync, cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PROJECT } from '../../ingest/commands/places.ts';
import { hindsight, useFolder } from '../cli/run.ts';
import { useBrowser } from './harness/browser.ts';
import { plainEnvironment } from './harness/server.ts';

const folder = useFolder();
const browser = useBrowser();
const PERIOD = ['--from', '2025-04-14', '--to', '2026-04-13'];

/** Runs `report` on the sample corpus, and gives back the file that it wrote. */
async function report(name: string, env: NodeJS.ProcessEnv = {}): Promise<Buffer> {
  cpSync(join(PROJECT, 'data'), folder.path, {
    recursive: true,
    filter: (path) => !path.endsWith('builds'),
  });
  const out = join(folder.path, name);
  const args = ['report', '--data', folder.path, ...PERIOD, '--out', out];
  const { code, stdout, stderr } = await hindsight(args, {
    env: { ...plainEnvironment(), ORIGIN: 'https://reviews.example', ...env },
  });
  expect(stderr).not.toContain('hindsight:');
  expect({ code, last: stdout.trimEnd().split('\n').at(-1) }).toEqual({
    code: 0,
    last: `Wrote ${out}.`,
  });
  return readFileSync(out);
}

test('as a page it needs nothing but itself, and its links lead to the dashboard', async () => {
  const html = (await report('review.html')).toString();
  expect(html).not.toContain('<script');
  expect(html).not.toMatch(/(?:src|href)="(?:\/|http:\/\/127)/);
  expect(html).not.toMatch(/url\((?!data:)/);
  const { page, problems } = await browser.open(`file://${join(folder.path, 'review.html')}`);
  expect(await page.locator('h2').allTextContents()).toContain('Questions for the meeting');
  expect(await page.locator('svg.plot:visible').count()).toBe(3);
  expect(await page.locator('nav:visible').count()).toBe(0);
  const figure = page.locator('section .lead a').first();
  expect(await figure.getAttribute('href')).toMatch(/^https:\/\/reviews\.example\/incidents\?/);
  expect(problems).toEqual([]);
});

test('on paper it is two sheets of A4', async () => {
  await report('review.html');
  const { page } = await browser.open(`file://${join(folder.path, 'review.html')}`);
  const paper = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect(paper.match(/\/Type \/Page\b/g)).toHaveLength(2);
  const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(paper) ?? [];
  expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([595, 842]);
});

test('a PDF is printed by the browser that is found, from the page that stands by itself', async () => {
  // stands for Chromium: takes its arguments, and says what it was given to print
  folder.plant({
    'bin/chromium': `#!/bin/sh
for one in "$@"; do case "$one" in
  --print-to-pdf=*) out="\${one#--print-to-pdf=}" ;;
  file://*) page="\${one#file://}" ;;
esac; done
{ printf '%%PDF-1.4\\n'; cat "$page"; } > "$out"
`,
  });
  chmodSync(join(folder.path, 'bin', 'chromium'), 0o755);
  const env = { PATH: `${join(folder.path, 'bin')}:${process.env.PATH ?? ''}`, CHROMIUM_PATH: '' };
  const written = (await report('review.pdf', env)).toString();
  expect(written).toMatch(/^%PDF-1\.4\n<!doctype html>/i);
  expect(written).toContain('Questions for the meeting');
  expect(written).not.toContain('127.0.0.1');
});

test('as text it says the same figures as the page', async () => {
  const text = (await report('review.md')).toString();
  const { page } = await browser.open('/?from=2025-04-14&to=2026-04-13');
  const answers = await page.locator('section .lead').allInnerTexts();
  const plain = text.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replaceAll('\\', '');
  expect(answers).toHaveLength(3);
  const flat = (words: string): string => words.replace(/\s+/g, ' ').trim();
  for (const answer of answers) expect(flat(plain)).toContain(flat(answer));
  expect(text).toContain('(https://reviews.example/');
  expect(text).not.toContain('127.0.0.1');
});

test('what it cannot do is told at once, with what to do', async () => {
  const refuse = async (args: string[], env: NodeJS.ProcessEnv = {}): Promise<string> => {
    const { code, stderr } = await hindsight(['report', '--data', folder.path, ...args], {
      env: { ...plainEnvironment(), PATH: '', CHROMIUM_PATH: '', ...env },
      cwd: folder.path,
    });
    expect(code).not.toBe(0);
    return stderr;
  };
  expect(await refuse(['--out', 'a.docx'])).toContain('must end in .md, .html, .pdf');
  expect(await refuse(['--out', 'a.md', '--from', '2026-02-01', '--to', '2026-01-01'])).toContain(
    'exchange --from and --to',
  );
  for (const day of ['May', '2026-02-31', '2026-1-2'])
    expect(await refuse(['--out', 'a.md', '--from', day])).toContain('a day such as 2026-01-31');
  expect(await refuse(['--out', 'a.pdf'])).toMatch(/none was found|There are no documents/);
  expect(await refuse(['--out', 'nowhere/a.md'])).toContain('Create it, or choose another');
  folder.plant({ 'taken.md/file': '' });
  expect(await refuse(['--out', 'taken.md'])).toContain('is a folder');
  const named = { PATH: process.env.PATH ?? '', CHROMIUM_PATH: '/nowhere/chromium' };
  expect(await refuse(['--out', 'a.pdf'], named)).toContain('/nowhere/chromium, where nothing is');
});
