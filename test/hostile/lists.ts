// Which JSON, CSV and copied status pages would fill the memory or break in the middle?
import {
  BEGUN,
  listed,
  many,
  SENTENCE,
  SILENT,
  STORY,
  TOLD,
  toldWith,
  type Hostile,
} from './hostile.ts';

const UPDATE = { body: SENTENCE, status: 'resolved', created_at: '2024-03-05T09:50:00Z' };
const INCIDENT = {
  id: 'a',
  name: 'Lantern shop down',
  status: 'resolved',
  created_at: '2024-03-05T09:00:00Z',
  resolved_at: '2024-03-05T09:45:00Z',
  incident_updates: [UPDATE],
};
const api = (rest: object) => () => JSON.stringify({ incidents: [{ ...INCIDENT, ...rest }] });
const ISSUE = {
  number: 1,
  title: 'Lantern shop down',
  state: 'closed',
  body: SENTENCE,
  created_at: '2024-03-06T00:00:00Z',
};
const SHEET =
  'Title,Started,Resolved\nLantern shop down,2024-03-05T09:00:00Z,2024-03-05T09:45:00Z\n';
const GCP = {
  id: 'a',
  external_desc: 'Lantern shop down',
  begin: '2024-03-05T09:00:00Z',
  end: '2024-03-05T09:45:00Z',
  updates: [] as object[],
};
const AWS = {
  service_name: 'Lantern shop',
  summary: 'Lantern shop down',
  date: '1709629200',
  description: `<div>${SENTENCE}</div>`,
};

export const lists: Hostile[] = [
  {
    kind: 'a million brackets (JSON)',
    name: 'brackets.json',
    content: () => `{"incident_updates":${'['.repeat(1_000_000)}`,
    end: listed(/^Its JSON is broken: it ends in the middle\.$/),
  },
  {
    kind: 'brackets that close (JSON)',
    name: 'closed.json',
    content: () =>
      `{"incident_updates":[],"name":"a","status":"b","x":${'['.repeat(5000)}${']'.repeat(5000)}}`,
    end: SILENT,
  },
  {
    kind: 'objects in one another (JSON)',
    name: 'objects.json',
    content: () =>
      `[${'{"title":"a","start":"b","severity":"c","d":'.repeat(20_000)}1${'}'.repeat(20_000)}]`,
    end: SILENT,
  },
  {
    kind: 'the same key a hundred thousand times (JSON)',
    name: 'same-key.json',
    content: () =>
      `{"incidents":[{${'"c":1,'.repeat(100_000)}${JSON.stringify(INCIDENT).slice(1)}]}`,
    end: TOLD,
  },
  {
    kind: 'keys that JavaScript keeps for itself (JSON)',
    name: 'proto.json',
    content: () =>
      `{"__proto__":{"incidents":[]},"constructor":{"prototype":{}},"incidents":[${JSON.stringify(INCIDENT)}]}`,
    end: TOLD,
  },
  {
    kind: 'a million updates that are numbers',
    name: 'numbers.json',
    content: api({ incident_updates: Array.from({ length: 300_000 }, () => 1) }),
    end: TOLD,
  },
  {
    kind: 'two thousand updates of a letter',
    name: 'letters.json',
    content: api({
      incident_updates: [
        UPDATE,
        ...Array.from({ length: 2000 }, () => ({
          body: 'x',
          status: 'monitoring',
          created_at: '2024-03-05T09:30:00Z',
        })),
      ],
    }),
    end: TOLD,
  },
  {
    kind: 'an update of a megabyte',
    name: 'long-update.json',
    content: api({
      incident_updates: [{ ...UPDATE, body: `${SENTENCE} ${'We look into it. '.repeat(60_000)}` }],
    }),
    end: TOLD,
  },
  {
    kind: 'updates in the wrong types',
    name: 'types.json',
    content: api({
      incident_updates: [UPDATE, null, 1, 'a', [], { body: [1], status: {}, created_at: true }],
      name: ['Lantern'],
      impact: { a: 1 },
      components: 'x',
    }),
    end: TOLD,
  },
  {
    kind: 'times in the wrong types',
    name: 'times.json',
    content: api({
      started_at: { a: 1 },
      monitoring_at: -1,
      scheduled_for: 1e308,
      updated_at: '99999999999999999999',
    }),
    end: TOLD,
  },
  {
    kind: 'halves of surrogate pairs and controls in escapes',
    name: 'escapes.json',
    content: () =>
      JSON.stringify({ incidents: [INCIDENT] }).replace(
        'Lantern',
        'Lantern \\ud83d \\u0000 \\u001b[31m \\u2028',
      ),
    end: TOLD,
  },
  {
    kind: 'a list of nothing',
    name: 'nothing.json',
    content: () => '{"incidents":[],"page":{"name":"Lantern"},"incident_updates":[]}',
    end: listed(/It names no incident/),
  },
  {
    kind: 'JSON cut in the middle',
    name: 'cut.json',
    content: () => api({})().slice(0, 150),
    end: listed(/it ends in the middle/),
  },
  {
    kind: 'JSON with a comma too many',
    name: 'comma.json',
    content: () => `{\n"incidents": [\n${JSON.stringify(INCIDENT)},\n]}`,
    end: listed(/^Its JSON is broken: /),
  },
  {
    kind: 'JSON with comments and no quotes',
    name: 'loose.json',
    content: () => `{ // all of it\n incident_updates: [], "incident_updates": ['a'] }`,
    end: listed(/^Its JSON is broken: /),
  },
  {
    kind: 'a string alone (JSON)',
    name: 'string.json',
    content: () => '"The outage began."',
    end: listed(/No format/),
  },
  {
    kind: 'settings of a program (JSON)',
    name: 'package.json',
    content: () => '{"name":"lantern","version":"1.0.0","dependencies":{"a":"^1.0.0"}}',
    end: listed(/No format/),
  },
  {
    kind: 'numbers beyond all bounds (JSON)',
    name: 'huge-numbers.json',
    content: () =>
      JSON.stringify([GCP]).replace(
        '"updates"',
        `"x":1e999999,"y":${'9'.repeat(50_000)},"updates"`,
      ),
    end: TOLD,
  },
  {
    kind: 'five thousand incidents of a cloud',
    name: 'cloud.json',
    content: () =>
      JSON.stringify([
        GCP,
        ...Array.from({ length: 3000 }, (_, at) => ({
          ...GCP,
          id: `b${at}`,
          begin: undefined,
          end: undefined,
        })),
      ]),
    end: TOLD,
  },
  {
    kind: 'updates without an end (Google Cloud)',
    name: 'cloud-updates.json',
    content: () =>
      JSON.stringify([
        {
          ...GCP,
          updates: Array.from({ length: 1500 }, () => ({
            when: '2024-03-05T09:10:00Z',
            text: '**Summary**: \n*\n'.repeat(5),
          })),
        },
      ]),
    end: TOLD,
  },
  {
    kind: 'a description of a megabyte (AWS)',
    name: 'aws.json',
    content: () =>
      JSON.stringify({
        archive: [
          {
            ...AWS,
            description: `<div>${SENTENCE}</div>${'<div><span class="yellowfg"> 1:00 AM PST</span> a</div>'.repeat(1500)}`,
          },
        ],
      }),
    end: BEGUN,
  },
  {
    kind: 'times beside one another (AWS)',
    name: 'aws-times.json',
    content: () =>
      JSON.stringify({
        archive: [
          {
            ...AWS,
            description: `${SENTENCE}${'<span class="yellowfg"> 1:00 AM PST</span>'.repeat(2000)}`,
          },
        ],
      }),
    end: TOLD,
  },
  {
    kind: 'an issue with a thousand comments',
    name: 'issue.json',
    content: () =>
      JSON.stringify({
        ...ISSUE,
        comments: Array.from({ length: 3000 }, (_, at) => ({
          body: `- [ ] ${at}\n> a`,
          created_at: '2024-03-06T10:00:00Z',
          user: { login: `u${at}` },
        })),
      }),
    end: TOLD,
  },
  {
    kind: 'an issue whose labels are its people',
    name: 'issue-types.json',
    content: () =>
      JSON.stringify({
        ...ISSUE,
        labels: { a: 1 },
        user: [],
        assignees: 'x',
        milestone: [[]],
        comments: 'y',
        closed_at: 7,
      }),
    end: TOLD,
  },
  {
    kind: 'issues that are all pull requests',
    name: 'pulls.json',
    content: () =>
      JSON.stringify(Array.from({ length: 100 }, () => ({ ...ISSUE, pull_request: {} }))),
    end: listed(/It holds no issue/),
  },
  {
    kind: 'quotes without an end (CSV)',
    name: 'quotes.csv',
    content: () => `${SHEET}${'"'.repeat(300_001)}`,
    end: toldWith(/A quote is never closed/),
  },
  {
    kind: 'separators alone (CSV)',
    name: 'separators.csv',
    content: () => `${SHEET}${','.repeat(300_000)}`,
    end: TOLD,
  },
  {
    kind: 'a hundred thousand columns (CSV)',
    name: 'columns.csv',
    content: () =>
      `Title,Started,Resolved,${many(50_000, (at) => `c${at}`, ',')}\nLantern shop down,2024-03-05T09:00:00Z,2024-03-05T09:45:00Z,${many(50_000, () => 'x', ',')}\n`,
    end: TOLD,
  },
  {
    kind: 'columns of one name (CSV)',
    name: 'same-columns.csv',
    content: () =>
      `Title,Started,Resolved${',Started'.repeat(5000)}\nLantern shop down,2024-03-05T09:00:00Z,2024-03-05T09:45:00Z${',2'.repeat(5000)}\n`,
    end: TOLD,
  },
  {
    kind: 'rows without an end (CSV)',
    name: 'rows.csv',
    content: () => `${SHEET}${'b,2024-04-05T10:00:00Z,\n'.repeat(1200)}`,
    end: TOLD,
  },
  {
    kind: 'more records than are read (CSV)',
    name: 'too-many.csv',
    content: () => `${SHEET}${'b,,\n'.repeat(52_000)}`,
    end: toldWith(/only the first \d/),
  },
  {
    kind: 'rows of other lengths (CSV)',
    name: 'ragged.csv',
    content: () => `${SHEET}b\n,,,,,,,\n,\n"c\n`,
    end: toldWith(/A quote is never closed/),
  },
  {
    kind: 'formulas of a spreadsheet (CSV)',
    name: 'formulas.csv',
    content: () => `${SHEET}=cmd|' /C calc'!A0,@SUM(1),+1\n`,
    end: TOLD,
  },
  {
    kind: 'a heading alone (CSV)',
    name: 'heading.csv',
    content: () => 'Title,Started,Resolved\n',
    end: listed(/It holds no record/),
  },
  {
    kind: 'a sheet of something else (CSV)',
    name: 'prices.csv',
    content: () => 'Product,Price\nLantern,3\n',
    end: listed(/No format/),
  },
  {
    kind: 'separators of four kinds (CSV)',
    name: 'mixed.csv',
    content: () => 'Title;Started\tSeverity|Resolved,x\nLantern;2024-03-05\ta|b,c\n',
    end: listed(/No format/),
  },
  {
    kind: 'a cell of a megabyte (CSV)',
    name: 'cell.csv',
    content: () =>
      `Title,Started,Resolved,Notes\nLantern shop down,2024-03-05T09:00:00Z,2024-03-05T09:45:00Z,"${'word word. '.repeat(90_000)}"\n`,
    end: TOLD,
  },
  {
    kind: 'lines that are no JSON (NDJSON)',
    name: 'lines.ndjson',
    content: () =>
      `{"title":"Lantern shop down","started":"2024-03-05T09:00:00Z","resolved":"2024-03-05T09:45:00Z"}\n${'{\n'.repeat(60_000)}`,
    end: toldWith(/60000 lines are no valid JSON/),
  },
  {
    kind: 'no line that is JSON (NDJSON)',
    name: 'no-lines.ndjson',
    content: () => '{"title":\n{"start":\n',
    end: listed(/JSON/),
  },
  {
    kind: 'a line of three megabytes (NDJSON)',
    name: 'long-line.ndjson',
    content: () =>
      `{"title":"Lantern shop down","started":"2024-03-05T09:00:00Z","resolved":"2024-03-05T09:45:00Z","notes":"${'word '.repeat(600_000)}"}\n`,
    end: TOLD,
  },
  {
    kind: 'postings without an end (copied status page)',
    name: 'status.txt',
    content: () =>
      `Lantern shop down\nIncident Report for Lantern\n\nResolved\n${SENTENCE}\nPosted Mar 05, 2024 - 09:50 UTC\n${'Investigating\nWe look.\nPosted Mar 05, 2024 - 09:10 UTC\n'.repeat(3000)}`,
    end: TOLD,
  },
  {
    kind: 'stamps alone (copied status page)',
    name: 'stamps.txt',
    content: () =>
      `Lantern shop down\nIncident Report for Lantern\n\nResolved\n${SENTENCE}\nPosted Mar 05, 2024 - 09:50 UTC\n${'Posted Mar 05, 2024 - 09:10 UTC\n'.repeat(3000)}`,
    end: TOLD,
  },
  {
    kind: 'statuses alone (copied status page)',
    name: 'statuses.txt',
    content: () =>
      `Lantern shop down\nIncident Report for Lantern\n\n${SENTENCE}\n${'Resolved\nMonitoring\n'.repeat(20_000)}`,
    end: TOLD,
  },
  {
    kind: 'headings alone (plain text)',
    name: 'headings.txt',
    content: () =>
      `Lantern shop down\n\n${SENTENCE}\n\n${'ROOT CAUSE\n\nTimeline:\n\n'.repeat(10_000)}`,
    end: TOLD,
  },
  {
    kind: 'underlines alone (plain text)',
    name: 'underlines.txt',
    content: () =>
      `Lantern shop down\n=================\n\n${SENTENCE}\n\n${'-----\n'.repeat(40_000)}`,
    end: TOLD,
  },
  {
    kind: 'a timeline of three thousand minutes',
    name: 'timeline.md',
    content: () =>
      `${STORY}\n## Timeline\n\n${many(3000, (at) => `- ${String(Math.floor(at / 60) % 24).padStart(2, '0')}:${String(at % 60).padStart(2, '0')} UTC We look.`, '\n')}\n`,
    end: TOLD,
  },
  {
    kind: 'a timeline that runs backwards',
    name: 'backwards.md',
    content: () =>
      `${STORY}\n## Timeline\n\n${many(3000, (at) => `| ${String(23 - (at % 24)).padStart(2, '0')}:00 | We look. |`, '\n')}\n`,
    end: TOLD,
  },
  {
    kind: 'promises without an end',
    name: 'promises.md',
    content: () =>
      `${STORY}\n## Action items\n\n${many(8000, (at) => `- [ ] Add check ${at} (owner: @p${at}, due 2024-04-01)`, '\n')}\n`,
    end: TOLD,
  },
  {
    kind: 'causes without an end',
    name: 'causes.md',
    content: () =>
      `${STORY}\n## Root cause\n\n${'The disk was full because a certificate had expired after a deploy of DNS. '.repeat(700)}\n`,
    end: TOLD,
  },
  {
    kind: 'dates that never were',
    name: 'never.md',
    content: () =>
      `${STORY}\nSee also 2024-02-31 25:61, 31 June 2024, 0000-00-00T99:99:99Z, 32/13/2024, 24:60 UTC and 9999-99-99.\n`,
    end: TOLD,
  },
  {
    kind: 'years at the ends of the calendar',
    name: 'calendar.md',
    content: () =>
      `${STORY}\nThe archive runs from 0001-01-01 00:00 UTC to 9999-12-31 23:59 UTC, with a gap from 275760-09-13 on.\n`,
    end: BEGUN,
  },
  {
    kind: 'lengths beyond all bounds',
    name: 'lengths.md',
    content: () =>
      `${STORY}\nWe keep backups for 99999999999999999999 hours, 1e308 minutes and -5 days; the target is 99999999999999999999 minutes.\n`,
    end: TOLD,
  },
];
