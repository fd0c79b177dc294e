// Which datasets does the server give out, under which names, and what is in their columns?
import type { Columns } from './build.ts';
import type { Reader } from './db.ts';
import type { Filter } from './filter.ts';
import { completionColumns } from './queries/actions.ts';
import { causeColumns } from './queries/causes.ts';
import { durationColumns } from './queries/durations.ts';
import { ageColumns, curveColumns } from './promises.ts';
import * as exports from './queries/exports.ts';

/** What a column holds. `day` is an ISO day, `moment` an ISO 8601 time as its document gives it (no zone where none is stated). */
export type ColumnKind =
  'text' | 'integer' | 'number' | 'truth' | 'day' | 'moment' | 'instant' | 'texts';

export interface ColumnDescription {
  kind: ColumnKind;
  description: string;
}

/** Rows under a filter, column-wise. `asOf` is an ISO day: what is due before it and open is overdue. */
export interface Dataset {
  /** what a row is */
  description: string;
  /** by name, in order */
  columns: Readonly<Record<string, ColumnDescription>>;
  query(db: Reader, filter: Filter, asOf: string): Promise<Columns>;
}

const text = (description: string): ColumnDescription => ({ kind: 'text', description });
const integer = (description: string): ColumnDescription => ({ kind: 'integer', description });
const moment = (description: string): ColumnDescription => ({ kind: 'moment', description });

const INCIDENT_ID = text('Path of the document and number of the incident in it.');
const INCIDENT_TITLE = text('Title of the incident.');
const ORGANIZATION = text('As the document names it.');
const SERVICES: ColumnDescription = { kind: 'texts', description: 'Services that were affected.' };
const CAUSES: ColumnDescription = {
  kind: 'texts',
  description: 'Categories of the taxonomy that the document blames.',
};
const CRITICALITY = text('critical or standard; empty where the document is silent.');
const OCCURRED: ColumnDescription = {
  kind: 'day',
  description: 'Start of impact, else its end, else the day of publication.',
};
const QUARTER = text('Quarter of that day, such as 2026-Q1.');
const EVIDENCE = text('The fact in the dataset “evidence”.');
const MET: ColumnDescription = {
  kind: 'truth',
  description: 'Restored within the target; empty where that cannot be said.',
};
const OVERRUN: ColumnDescription = {
  kind: 'number',
  description: 'Time to restore divided by the target.',
};
const RESTORE = {
  restoreMinutes: integer('Time to restore, in minutes.'),
  restoreBasis: text('computed from the times, or stated by the document.'),
  restorePrecision: text('How fine the times are: minute, hour or day.'),
};
const TARGET_MINUTES = integer('Recovery target, in minutes.');
const TARGET_SOURCE = text('stated by the document, or set by the policy.');

/** Every dataset by its name in `/api/v1/<name>.<format>`. Clients name a dataset and a filter, never SQL. */
export const DATASETS: ReadonlyMap<string, Dataset> = new Map<string, Dataset>([
  [
    'incidents',
    {
      description: 'One row for each incident, with its clocks, target, causes and promises.',
      columns: {
        incidentId: INCIDENT_ID,
        documentId: text('Path of the document.'),
        title: INCIDENT_TITLE,
        organization: ORGANIZATION,
        kind: text('incident or maintenance.'),
        severity: text('As written.'),
        criticality: CRITICALITY,
        services: SERVICES,
        startedAt: moment('Impact began.'),
        detectedAt: moment('First alert or report.'),
        acknowledgedAt: moment('Somebody works on it.'),
        mitigatedAt: moment('Users can work again.'),
        resolvedAt: moment('Impact is over.'),
        occurredOn: OCCURRED,
        quarter: QUARTER,
        detectMinutes: integer('Time to detect, in minutes.'),
        acknowledgeMinutes: integer('Time to acknowledge, in minutes.'),
        mitigateMinutes: integer('Time to mitigate, in minutes.'),
        ...RESTORE,
        closeMinutes: integer('Time to close, in minutes.'),
        downtimeMinutes: integer('Sum of the outage windows, in minutes.'),
        statedMinutes: integer('Duration that the document states, in minutes.'),
        targetMinutes: TARGET_MINUTES,
        targetSource: TARGET_SOURCE,
        targetRule: text('The rule of the policy that holds.'),
        met: MET,
        overrun: OVERRUN,
        primaryCause: text('The category that the document blames first.'),
        causes: CAUSES,
        actionsTotal: integer('Actions that were promised.'),
        actionsDone: integer('Of these: done, as the document says.'),
        conflictsTotal: integer('Facts on which the document disagrees with itself.'),
      },
      query: exports.incidentColumns,
    },
  ],
  [
    'actions',
    {
      description: 'One row for each action that was promised.',
      columns: {
        actionId: text('Stable as long as its words are.'),
        incidentId: INCIDENT_ID,
        incidentTitle: INCIDENT_TITLE,
        text: text('The words of the promise.'),
        status: text('done, in_progress, planned or dropped.'),
        owner: text('As written.'),
        due: { kind: 'day', description: 'Promised day.' },
        dueText: text('The promised day in the document’s words.'),
        ticket: text('Key or number of a ticket.'),
        ticketHref: text('Its address.'),
        organization: ORGANIZATION,
        services: SERVICES,
        causes: CAUSES,
        occurredOn: OCCURRED,
        quarter: QUARTER,
        evidenceId: EVIDENCE,
      },
      query: exports.actionColumns,
    },
  ],
  [
    'blame',
    {
      description: 'One row for each cause of an incident, with what came before it.',
      columns: {
        incidentId: INCIDENT_ID,
        incidentTitle: INCIDENT_TITLE,
        cause: text('Category of the taxonomy.'),
        label: text('Its name.'),
        isPrimary: { kind: 'truth', description: 'Blamed first.' },
        organization: ORGANIZATION,
        services: SERVICES,
        occurredOn: OCCURRED,
        quarter: QUARTER,
        earlierIncidentId: text(
          'The latest earlier incident of the same cause and service or organisation, at most 365 days before.',
        ),
        daysSince: integer('Days between the two.'),
        promisedIncidentId: text('The latest such one that promised something against it in time.'),
        daysSincePromised: integer('Days between the two.'),
        evidenceId: EVIDENCE,
      },
      query: exports.blameColumns,
    },
  ],
  [
    'windows',
    {
      description: 'One row for each stretch of impact.',
      columns: {
        incidentId: INCIDENT_ID,
        number: integer('In order of time, from 1.'),
        startedAt: moment('Began.'),
        endedAt: moment('Ended.'),
        level: text('outage or degraded.'),
        minutes: integer('Its length, in minutes.'),
        evidenceId: EVIDENCE,
      },
      query: exports.windowColumns,
    },
  ],
  [
    'events',
    {
      description: 'One row for each entry of a time line.',
      columns: {
        incidentId: INCIDENT_ID,
        number: integer('In the order of the document, from 1.'),
        happenedAt: moment('When.'),
        happenedPrecision: text('minute, hour, day or month.'),
        text: text('What the document says of it.'),
        evidenceId: EVIDENCE,
      },
      query: exports.eventColumns,
    },
  ],
  [
    'evidence',
    {
      description: 'One row for each fact: the words that it was read from, and the rule.',
      columns: {
        evidenceId: text('Names the fact.'),
        incidentId: INCIDENT_ID,
        documentId: text('Path of the document.'),
        field: text('Which fact.'),
        value: text('What was read.'),
        startOffset: integer('Where the words begin in the document’s text, in UTF-16 units.'),
        endOffset: integer('Where they end.'),
        quote: text('The words.'),
        rule: text('The rule that read them.'),
        certainty: text('stated or implied.'),
      },
      query: exports.evidenceColumns,
    },
  ],
  [
    'conflicts',
    {
      description: 'One row for each reading of a fact on which a document disagrees with itself.',
      columns: {
        incidentId: INCIDENT_ID,
        number: integer('Number of the conflict, from 1.'),
        field: text('Which fact.'),
        reading: integer('0 is the reading that holds.'),
        value: text('What was read.'),
        reason: text('Why that one holds.'),
        quote: text('The words.'),
        startOffset: integer('Where they begin.'),
        endOffset: integer('Where they end.'),
      },
      query: exports.conflictColumns,
    },
  ],
  [
    'documents',
    {
      description: 'One row for each document, read or not. The filter does not narrow it.',
      columns: {
        documentId: text('Path below the corpus folder.'),
        format: text('The format that read it.'),
        languages: { kind: 'texts', description: 'ISO 639-1.' },
        title: text('As the document gives it.'),
        organization: ORGANIZATION,
        publishedAt: moment('When it was published, as it says itself.'),
        status: text('read or unreadable.'),
        reason: text('Why it could not be read.'),
        bytes: integer('Size.'),
        sha256: text('Digest of its bytes.'),
        incidents: integer('Incidents that it tells.'),
      },
      query: exports.documentColumns,
    },
  ],
  [
    'durations',
    {
      description: 'The dots of the recovery chart: incidents whose time to restore is known.',
      columns: {
        incidentId: INCIDENT_ID,
        title: INCIDENT_TITLE,
        organization: ORGANIZATION,
        criticality: CRITICALITY,
        startedSort: {
          kind: 'instant',
          description: 'Start on one axis: UTC where a zone is known, else the local clock.',
        },
        occurredOn: OCCURRED,
        quarter: QUARTER,
        ...RESTORE,
        targetMinutes: TARGET_MINUTES,
        targetSource: TARGET_SOURCE,
        met: MET,
        overrun: OVERRUN,
      },
      query: durationColumns,
    },
  ],
  [
    'causes',
    {
      description: 'Causes by quarter. An incident with two causes counts in both rows.',
      columns: {
        cause: text('Category of the taxonomy.'),
        label: text('Its name.'),
        quarter: QUARTER,
        firstDay: { kind: 'day', description: 'First day of it that the filter leaves.' },
        lastDay: { kind: 'day', description: 'Last day of it that the filter leaves.' },
        incidents: integer('Incidents that blame it.'),
        recurrences: integer('Of these: it had failed before, within 365 days.'),
      },
      query: causeColumns,
    },
  ],
  [
    'completion',
    {
      description: 'Promises by the quarter of their incident.',
      columns: {
        quarter: QUARTER,
        promised: integer('Promised actions.'),
        done: integer('Of these: done.'),
        inProgress: integer('In progress.'),
        planned: integer('Planned.'),
        dropped: integer('Dropped.'),
        openDated: integer('Open, with a due date.'),
        overdue: integer('Of these: past it today.'),
        undated: integer('Open, without a due date.'),
        inProgressOverdue: integer('Overdue and in progress.'),
        inProgressUndated: integer('Undated and in progress.'),
        unverifiable: integer('No owner, no date and no ticket.'),
        incidents: integer('Incidents that promised something.'),
      },
      query: completionColumns,
    },
  ],
  [
    'completion-curve',
    {
      description: 'Share of promises done, by days since the incident (Kaplan and Meier).',
      columns: {
        days: integer('From the incident to the publication that tells of the promise.'),
        done: { kind: 'number', description: 'Estimated share done by then.' },
        low: { kind: 'number', description: 'Lower end of its 95 % interval.' },
        high: { kind: 'number', description: 'Upper end.' },
        closed: integer('Promises that are known to be done just then.'),
        censored: integer('Promises that were last seen open then.'),
      },
      query: curveColumns,
    },
  ],
  [
    'promise-ages',
    {
      description: 'Open promises by the days since their incident.',
      columns: {
        age: text('Days, from–to; unknown where the incident has no day.'),
        overdue: integer('Past their day.'),
        dated: integer('Due later.'),
        undated: integer('Without a day.'),
      },
      query: ageColumns,
    },
  ],
]);
