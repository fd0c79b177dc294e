// Do the incident reports of the three large clouds come apart, each in its vendor's own form?
import { expect, test } from 'vitest';
import { read, show } from './show.ts';

const aws = (item: object): string =>
  JSON.stringify({ archive: [{ service: '', details: '', status: '1', ...item }] });
const posting = (time: string, words: string): string =>
  `<div><span class="yellowfg">${time}</span>&nbsp;${words}</div>`;

test('AWS: clock times count on the item’s own day in their own zone and run on over midnight', async () => {
  // 2021-03-10T06:15Z is still the ninth in Seattle
  const text = aws({
    service_name: 'Cloud Kettle (Oregon)',
    summary: '[RESOLVED] Slow boiling',
    date: '1615356900',
    description:
      posting('10:15 PM PST', 'We watch the kettle.') +
      posting(' 1:05 AM PST', 'Still we watch.') +
      posting('Mar 10,  2:30 PM PST', 'Between 9:50 PM and 2:00 PM PST it was slow.'),
  });
  expect(await show(text, 'data.json')).toEqual([
    '# Slow boiling',
    'status = RESOLVED',
    'Affected service = Cloud Kettle (Oregon)',
    '<no status 2021-03-09T22:15:00-08:00>',
    'We watch the kettle.',
    'Posted 10:15 PM PST',
    '<no status 2021-03-10T01:05:00-08:00>',
    'Still we watch.',
    'Posted 1:05 AM PST',
    '<no status 2021-03-10T14:30:00-08:00>',
    'Between 9:50 PM and 2:00 PM PST it was slow.',
    'Posted Mar 10, 2:30 PM PST',
  ]);
});

test('AWS: a description without times is posted when the item was opened; many items are many parts', async () => {
  const item = {
    service_name: 'Kettle',
    summary: 'Cold',
    date: '1615356900',
    description: 'It is cold.',
  };
  const document = await read(JSON.stringify({ current: [item], archive: [item] }), 'data.json');
  expect(document.parts).toHaveLength(2);
  expect(document.blocks.find((block) => block.kind === 'update')?.stamp).toMatchObject({
    value: '2021-03-10T06:15:00Z',
  });
});

test('AWS: the event log of the newer dashboard', async () => {
  const text = JSON.stringify([
    {
      service_name: 'Kettle',
      region_name: 'Ohio',
      date: '1615356900',
      summary: 'Cold',
      event_log: [{ timestamp: 1615356900, message: 'It is cold.\nWe blow.' }],
    },
  ]);
  expect(await show(text, 'events.json')).toEqual([
    '# Cold',
    'Affected service = Kettle (Ohio)',
    '<no status 2021-03-10T06:15:00Z>',
    'It is cold.',
    'We blow.',
    'Posted 2021-03-10T06:15:00.000Z',
  ]);
});

test('Google: begin and end, each line of an update for itself, its sections under headings', async () => {
  const text = JSON.stringify([
    {
      id: 'x1',
      service_name: 'Cloud Kettle',
      external_desc: 'Boiling is slow',
      begin: '2022-01-02T10:00:00+00:00',
      end: '2022-01-02T12:00:00+00:00',
      severity: 'medium',
      updates: [
        {
          when: '2022-01-02T12:05:00+00:00',
          status: 'SERVICE_DISRUPTION',
          text: 'Summary: Boiling is slow.\nDescription: We are experiencing a slow kettle beginning at Sunday, 2022-01-02 02:00 US/Pacific, and everybody who waits for tea has been told that the tea will come as soon as the water allows.\n**Incident Start:** 2 January 2022 02:00\nAll kettles\nare affected.',
          affected_locations: [{ title: 'Oregon', id: 'us-west1' }],
        },
      ],
    },
  ]);
  expect(await show(text, 'incidents.json')).toEqual([
    '# Boiling is slow',
    'severity = medium',
    'begin = 2022-01-02T10:00:00+00:00',
    'end = 2022-01-02T12:00:00+00:00',
    'Affected services = Cloud Kettle',
    'Affected locations = Oregon',
    '<SERVICE DISRUPTION 2022-01-02T12:05:00Z>',
    '## SERVICE DISRUPTION',
    'Summary = Boiling is slow.',
    '### Description',
    'We are experiencing a slow kettle beginning at Sunday, 2022-01-02 02:00 US/Pacific, and everybody who waits for tea has been told that the tea will come as soon as the water allows.',
    'Incident Start = 2 January 2022 02:00',
    'All kettles\nare affected.',
    'Posted 2022-01-02T12:05:00+00:00',
  ]);
});

test('Google: an update without words or time harms nothing', async () => {
  const text = JSON.stringify([
    { external_desc: 'Cold', service_name: 'K', updates: [{ text: '' }, null, 7] },
  ]);
  expect(await show(text, 'incidents.json')).toEqual([
    '# Cold',
    'Affected services = K',
    '<no status no time>',
  ]);
});

const item = (title: string, date: string, id: string, review: string): string =>
  `<div class="incident-history-item"><button class="incident-history-header"><span class="hide-text">${date}</span>
<div class="incident-history-title">${title}</div><div class="incident-history-tracking-id">Tracking ID: ${id}</div><svg><use href="#x"></use></svg></button>
<div class="card-body">${review}</div></div>`;

test('Azure: title and date from the button, run-in headings of the review as headings', async () => {
  const review = `<p><strong>Summary of impact:</strong> Between 03:00 and 09:55 UTC on 21 Jul 2021, a subset of kettles in two regions could not be reached by those who wanted tea, and some of them gave lukewarm water instead.</p><p><br/></p>
<p><strong>Next steps:</strong> We are going to do the following things:</p><ul><li>Descale every kettle</li></ul>`;
  const text = item('RCA - Kettles', '07/21/2021', 'AB1-CD2', review);
  expect(await show(text, 'history.html')).toEqual([
    '# RCA - Kettles',
    'Date = 07/21/2021',
    'Tracking ID = AB1-CD2',
    '## Summary of impact',
    'Between 03:00 and 09:55 UTC on 21 Jul 2021, a subset of kettles in two regions could not be reached by those who wanted tea, and some of them gave lukewarm water instead.',
    '## Next steps',
    'We are going to do the following things:',
    '- Descale every kettle',
  ]);
  expect((await read(text + text, 'history.html')).parts.map(({ key }) => key)).toEqual([
    'AB1-CD2',
    'AB1-CD2',
  ]);
});

test.each([
  ['aws', '{"archive":[{"service_name":"K","date":"1","description":"a'],
  ['gcp', '[{"external_desc":"a","updates":[{"text":"b'],
])('%s: cut off in the middle, with the reason', async (_, text) => {
  await expect(read(text, 'a.json')).rejects.toThrow('it ends in the middle');
});
