// Which lines say who wrote what follows, and what is a mail?
import { expect, test } from 'vitest';
import { isAttribution, mailPieces } from '../../ingest/text/mails.ts';
import { pieceText } from '../../ingest/text/pieces.ts';

test.each([
  ['On Thu, Jan 18, 2024 at 10:40 AM Ada Ferry <ada@ferry.example> wrote:', true],
  ['Am Do., 18. Jan. 2024 um 10:40 Uhr schrieb Ada Ferry <ada@ferry.example>:', true],
  ['Le jeu. 18 janv. 2024 à 10:40, Ada Ferry <ada@ferry.example> a écrit :', true],
  ['El jue, 18 ene 2024 a las 10:40, Ada Ferry (<ada@ferry.example>) escribió:', true],
  ['Em qui., 18 de jan. de 2024 às 10:40, Ada Ferry <ada@ferry.example> escreveu:', true],
  ['2024年1月18日(木) 10:40 Ada Ferry <ada@ferry.example>:', true],
  ['ada commented on 2024-01-18T10:40:00Z', true],
  ['ada opened this issue on Jan 18, 2024, 10:40 UTC · 3 comments', true],
  ['ada replied on 2024-01-18T10:40:00Z that the pump had stopped', false],
  ['On 18 January 2024 at 10:40 the pump stopped.', false],
  ['ada commented on the pump', false],
])('“%s” says who wrote what follows: %s', (line, expected) => {
  expect(isAttribution(line)).toBe(expected);
});

test('a thread becomes its subject and each message below its time, without marks of quotation', () => {
  const thread = [
    'From: Ada Ferry <ada@ferry.example>',
    'Date: Thu, 18 Jan 2024 12:26:03 +0100',
    'Subject: Re: AW: [pumps] The pump is down',
    '',
    'It runs again.',
    '',
    'On Thu, Jan 18, 2024 at 10:40 AM Bo Quay',
    '<bo@ferry.example> wrote:',
    '> The pump is down.',
  ];
  expect(mailPieces(thread)?.map((piece) => [piece.kind, pieceText(piece)])).toEqual([
    ['heading', 'The pump is down'],
    ['stamp', 'Date: Thu, 18 Jan 2024 12:26:03 +0100'],
    ['paragraph', 'It runs again.'],
    ['stamp', 'On Thu, Jan 18, 2024 at 10:40 AM Bo Quay <bo@ferry.example> wrote:'],
    ['paragraph', 'The pump is down.'],
  ]);
});

test('a report with a date and an author above it is no mail', () => {
  expect(mailPieces(['Date: 18 January 2024', '', 'The pump is down.'])).toBeNull();
});
