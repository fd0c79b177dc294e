// Does a status page that was copied as text come apart into its postings?
import { expect, test } from 'vitest';
import { read, show, source } from './show.ts';
import { statuspageText } from '../../ingest/formats/statuspage-text.ts';

const PAGE = `Mail is late
Incident Report for Pigeon Post
Resolved
All pigeons are home.
Posted Mar 02, 2021 - 16:48 CET
Investigating
We look for pigeons.
Posted Mar 02, 2021 - 15:00 CET
This incident affected: Pigeons (Fast, Slow) and Roof.`;

test('title, organisation, postings newest first and what was affected', async () => {
  expect(await show(PAGE, 'a.txt')).toEqual([
    '# Mail is late',
    'Incident Report for Pigeon Post',
    '<Resolved 2021-03-02T16:48:00+01:00>',
    '## Resolved',
    'All pigeons are home.',
    'Posted Mar 02, 2021 - 16:48 CET',
    '<Investigating 2021-03-02T15:00:00+01:00>',
    '## Investigating',
    'We look for pigeons.',
    'Posted Mar 02, 2021 - 15:00 CET',
    'This incident affected = Pigeons (Fast, Slow) and Roof.',
  ]);
});

test('title and organisation point to their words', async () => {
  const { title, organization } = await read(PAGE, 'a.txt');
  expect(title).toMatchObject({ value: 'Mail is late', span: { start: 0, end: 12 } });
  expect(organization).toMatchObject({ value: 'Pigeon Post', span: { quote: 'Pigeon Post' } });
});

test('a stamp keeps its zone as written and the words that it was read from', async () => {
  const document = await read(PAGE, 'a.txt');
  expect(document.blocks.find((block) => block.kind === 'update')?.stamp).toMatchObject({
    precision: 'minute',
    zone: 'CET',
    span: { quote: 'Mar 02, 2021 - 16:48 CET' },
  });
});

test('a page without a postmortem is published by no report, a postmortem when it was posted', async () => {
  expect((await read(PAGE, 'a.txt')).published).toBeNull();
  const told = PAGE.replace(
    'Resolved\n',
    'Postmortem\nA cat sat on the roof.\nPosted Mar 09, 2021 - 10:00 CET\nResolved\n',
  );
  expect((await read(told, 'a.txt')).published).toMatchObject({
    value: '2021-03-09T10:00:00+01:00',
    certainty: 'implied',
  });
});

test('a postmortem has headings, bullets and named values; wrapped lines are joined', async () => {
  const page = `Mail is late
Incident Report for Pigeon Post

Postmortem

Overview

Severity Level: High
The pigeons of the northern roof did not come back from their morning flight because a
cat had moved in.

Next Steps

● Buy a dog that is not afraid of cats and teach it to sit on the northern roof all the
day long
● Move the roof

Posted Mar 09, 2021 - 10:00 CET`;
  expect((await show(page, 'a.txt')).slice(2)).toEqual([
    '<Postmortem 2021-03-09T10:00:00+01:00>',
    '## Postmortem',
    '### Overview',
    'Severity Level = High',
    'The pigeons of the northern roof did not come back from their morning flight because a cat had moved in.',
    '### Next Steps',
    '- Buy a dog that is not afraid of cats and teach it to sit on the northern roof all the day long',
    '- Move the roof',
    'Posted Mar 09, 2021 - 10:00 CET',
  ]);
});

test.each([
  ['Opgelost', 'De duiven zijn weer thuis en alles is weer rustig.'],
  ['Gelöst', 'Die Tauben sind wieder da und alles ist ruhig.'],
  ['Résolu', 'Les pigeons sont rentrés et tout est calme.'],
  ['Resuelto', 'Las palomas han vuelto y todo está en calma.'],
  ['Resolvido', 'Os pombos voltaram e não há mais atrasos.'],
  ['Risolto', 'I piccioni sono tornati e non ci sono più ritardi.'],
  ['解決済み', 'ハトは全員帰りました。'],
  ['해결됨', '비둘기가 모두 돌아왔습니다.'],
])('a posting under %s has that status', async (status, words) => {
  const page = `T\nIncident Report for Pigeon Post\n${status}\n${words}\nPosted Mar 02, 2021 - 16:48 CET`;
  expect((await show(page, 'a.txt')).slice(2, 5)).toEqual([
    '<' + status + ' 2021-03-02T16:48:00+01:00>',
    '## ' + status,
    words,
  ]);
});

test('a section named like a status inside a posting is a heading', async () => {
  const page = `T\nIncident Report for P\nPostmortem\n\nWhat happened\n\nRain came.\n\nMonitoring\n\nNone.\n\nPosted Mar 02, 2021 - 16:48 CET`;
  const kinds = (await read(page, 'a.txt')).blocks.filter((block) => block.kind === 'update');
  expect(kinds).toHaveLength(1);
});

test('the same text in two languages gives both, most text first', async () => {
  const page = `T\nIncident Report for P\nResolved\nDe storing is voorbij en alle duiven zijn weer thuis, omdat wij ze hebben geroepen.\n\nEN: It is over and all of the pigeons are back.\nPosted Mar 02, 2021 - 16:48 CET`;
  expect((await read(page, 'a.txt')).languages).toEqual(['nl', 'en']);
});

test('what stands above the title is left out, with a note', async () => {
  const document = await read(`Pigeon Post Status\nCurrent status\n${PAGE}`, 'a.txt');
  expect(document.title?.value).toBe('Mail is late');
  expect(document.notes).toEqual([
    {
      level: 'info',
      message: 'Left out before the title: “Pigeon Post Status” and 1 more line.',
      span: null,
    },
  ]);
});

test('a stamp with an impossible time is words', async () => {
  const page = PAGE.replace('16:48', '25:61');
  expect((await show(page, 'a.txt')).filter((line) => line.startsWith('<'))).toHaveLength(1);
});

test('two stamps are enough to be recognised, one is not, and Markdown has its own ways', () => {
  const stamp = 'Posted Mar 02, 2021 - 16:48 CET\n';
  expect(statuspageText.sniff(source(`Fine.\n${stamp}Bad.\n${stamp}`, 'a.txt'))).toBe(true);
  expect(statuspageText.sniff(source(`Fine.\n${stamp}`, 'a.txt'))).toBe(false);
  expect(statuspageText.sniff(source(`## Resolved\nFine.\n${stamp}Bad.\n${stamp}`))).toBe(false);
});
