// Which names, folders and links would lead a reader astray?
import { symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { listed, STORY, TOLD, type End, type Hostile } from './hostile.ts';

const NAMES: [string, string][] = [
  ['a line break', 'a\nb.md'],
  ['quotation marks', `it's "quoted" \`so\`.md`],
  ['the end of an SQL statement', "'); drop table incidents; --.md"],
  ['marks of an address', 'a?b=c&d#e%2F%00.md'],
  ['a backslash', 'a\\..\\b.md'],
  ['marks of a shell', '$(touch x) ; rm -rf ~ && *.md'],
  ['a dash in front', '-rf.md'],
  ['marks of HTML', '<img src=x onerror=alert(1)>.md'],
  ['marks of a glob', '[a-z]{b,c}*?.md'],
  ['another direction of reading', '\u202edm.tropper.md'],
  ['a letter that nobody sees', 'a\u200bb.md'],
  ['faces', '🔥🚨👩‍🚒.md'],
  ['accents apart from their letters', 'e\u0301te\u0301.md'],
  ['Japanese letters', '障害報告.md'],
  ['two hundred and fifty letters', `${'n'.repeat(251)}.md`],
  ['blanks at both ends', ' a .md '],
  ['three endings', 'report.pdf.exe.md'],
  ['an ending in capitals', 'REPORT.MD'],
  ['no ending', 'report'],
  ['a name that JavaScript keeps for itself', '__proto__'],
  ['a name that Windows keeps for itself', 'CON.md'],
  ['the sign between a document and its incident', 'a#1.md'],
];

/** Documents that are well in themselves, under names that are not. */
export const names: Hostile[] = [
  ...NAMES.map(([kind, name]): Hostile => ({
    kind: `${kind} in a name`,
    name,
    content: () => STORY,
    end: TOLD,
  })),
  {
    kind: 'a hundred folders in one another',
    name: `${'d/'.repeat(100)}a.md`,
    content: () => STORY,
    end: TOLD,
  },
  {
    kind: 'a folder named like a document',
    name: 'folder.md/a.md',
    content: () => STORY,
    end: TOLD,
  },
];

/** What is no file at all, or is not what it seems. */
export const strays: { kind: string; name: string; plant: (path: string) => void; end: End }[] = [
  {
    kind: 'a link that leads out of the folder',
    name: 'out.md',
    plant: (path) => symlinkSync('/etc/hostname', path),
    end: listed(/leads out of the folder/),
  },
  {
    kind: 'a link that leads nowhere',
    name: 'nowhere.md',
    plant: (path) => symlinkSync('missing.md', path),
    end: listed(/leads nowhere/),
  },
  {
    kind: 'a link that leads to itself',
    name: 'itself.md',
    plant: (path) => symlinkSync('itself.md', path),
    end: listed(/leads back to itself/),
  },
  {
    kind: 'a link to the root of the disk',
    name: 'root',
    plant: (path) => symlinkSync('/', path),
    end: listed(/leads out of the folder/),
  },
  {
    kind: 'a pipe in which nobody writes',
    name: 'pipe.md',
    plant: (path) => void execFileSync('mkfifo', [path]),
    end: listed(/not a regular file/),
  },
  {
    kind: 'a link to a device that never ends',
    name: 'zero.md',
    plant: (path) => symlinkSync('/dev/zero', path),
    end: listed(/leads out of the folder/),
  },
  {
    kind: 'a file of a hundred gigabytes of nothing',
    name: 'sparse.md',
    plant: (path) => {
      writeFileSync(path, '');
      truncateSync(path, 100 * 1024 ** 3);
    },
    end: listed(/^It is larger than 20 MB/),
  },
  {
    kind: 'a name that is no UTF-8',
    name: 'no\ufffdname.md',
    plant: (path) =>
      writeFileSync(
        Buffer.concat([
          Buffer.from(join(dirname(path), 'no')),
          Buffer.from([0xff]),
          Buffer.from('name.md'),
        ]),
        STORY,
      ),
    end: listed(/not valid UTF-8/),
  },
];
