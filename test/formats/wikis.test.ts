// Do AsciiDoc and MediaWiki pages read like the Markdown that they could have been?
import { expect, test } from 'vitest';
import { read, show } from './show.ts';

test('AsciiDoc: headings, nested lists, bold, links and delimiters', async () => {
  const page =
    '= Late trains\n:toc:\n\n== Timeline\n\n* *10:00:* stop (https://a.org[ticket 1])\n** here\n\n[NOTE]\n====\nLeaves.\n====\n\n// nobody reads this\n----\ncode\n----\n';
  expect(await show(page, 'a.adoc')).toEqual([
    '# Late trains',
    '## Timeline',
    '- 10:00: stop (ticket 1)',
    '  - here',
    'Leaves.',
    'code: code',
  ]);
  expect((await read(page, 'a.adoc')).links).toMatchObject([{ href: 'https://a.org' }]);
});

test('MediaWiki: headings, lists, bold, links, templates and tables', async () => {
  const page =
    "{{infobox|a=b}}\n== Timeline ==\n* '''10:00''' stop\n** at [[Town|the town]]\n# one\n# two\n\n{|\n! Time !! What\n|-\n| 10:00 || [https://a.org ticket]\n|}\n";
  expect(await show(page, 'a.mediawiki')).toEqual([
    '## Timeline',
    '- 10:00 stop',
    '  - at the town',
    '1. one',
    '2. two',
    '10:00 | ticket {Time, What}',
  ]);
});
