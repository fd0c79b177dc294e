// What is measured, in which unit, and where do definitions disagree?
//
// Every figure on a page is one of these, and is shown with its definition. The statistics that go with them are in
// statistics.ts.
import { CLOCK } from './clocks.ts';

export {
  differenceOfRates,
  kaplanMeier,
  mean,
  median,
  medianInterval,
  percentile,
  ratioOfMedians,
  wilson,
  type Change,
  type Interval,
} from './statistics.ts';

export interface Metric {
  id: string;
  name: string;
  unit: 'minutes' | 'days' | 'share' | 'times' | 'count';
  definition: string;
  /** where the field means different things by it, and which one is meant here */
  disagreement: string | null;
  /** `table.column` that holds it for one incident or action, where there is one */
  column: string | null;
}

export const METRICS = [
  {
    ...CLOCK.detect,
    unit: 'minutes',
    disagreement:
      'Some start at the fault, which may lie long before anybody is harmed; we start at the impact. Alerts that nobody saw count as detection.',
    column: 'incidents.detect_minutes',
  },
  {
    ...CLOCK.acknowledge,
    unit: 'minutes',
    disagreement:
      'Paging tools stop at the click that silences the page; postmortems mean the first person at work.',
    column: 'incidents.acknowledge_minutes',
  },
  {
    ...CLOCK.mitigate,
    unit: 'minutes',
    disagreement: 'Often reported as time to restore, although the fault may still be there.',
    column: 'incidents.mitigate_minutes',
  },
  {
    ...CLOCK.restore,
    unit: 'minutes',
    disagreement:
      '“MTTR” stands for repair, recovery, respond or resolve, with different starts and ends; we never use it. Incidents that are still open have no time to restore and are counted beside it.',
    column: 'incidents.restore_minutes',
  },
  {
    ...CLOCK.close,
    unit: 'minutes',
    disagreement:
      'Includes the watching after the repair; where restore and close differ, restore is what users felt.',
    column: 'incidents.close_minutes',
  },
  {
    ...CLOCK.downtime,
    unit: 'minutes',
    disagreement:
      'Availability reports weigh partial outages by the share of users; postmortems rarely give that share.',
    column: 'incidents.downtime_minutes',
  },
  {
    id: 'attainment',
    name: 'attainment',
    unit: 'share',
    definition:
      'Incidents restored within their recovery target, of the incidents with both a target and a time that is fine enough to tell.',
    disagreement:
      'A stated target wins over the policy. Some count incidents without a time as missed; we leave them out and say how many.',
    column: 'incidents.met',
  },
  {
    id: 'overrun',
    name: 'overrun',
    unit: 'times',
    definition: 'Time to restore divided by the recovery target; above 1 the target was missed.',
    disagreement: null,
    column: 'incidents.overrun',
  },
  {
    id: 'completion',
    name: 'completion rate',
    unit: 'share',
    definition:
      'Promised actions that are done, of all that were promised, by the quarter of their incident.',
    disagreement:
      'By the quarter of completion a growing backlog looks healthy, so we go by the quarter of the incident. Dropped actions stay in the denominator: they were promised.',
    column: 'actions.status',
  },
  {
    id: 'overdue',
    name: 'overdue rate',
    unit: 'share',
    definition: 'Open actions past their due date, of the open actions with a due date.',
    disagreement:
      'Undated promises can never be overdue; they are counted beside it, never dropped.',
    column: 'actions.due',
  },
  {
    id: 'undated',
    name: 'undated promises',
    unit: 'count',
    definition: 'Open actions without a due date.',
    disagreement: 'A date such as “after the holidays” is none.',
    column: 'actions.due',
  },
  {
    id: 'unverifiable',
    name: 'unverifiable promises',
    unit: 'share',
    definition: 'Promised actions with no owner, no date and no ticket, of all promised actions.',
    disagreement: null,
    column: null,
  },
  {
    id: 'completion_time',
    name: 'time to complete',
    unit: 'days',
    definition:
      'From the day of the incident to the day by which a promised action is known to be done; open ones count for as long as they are known to have been open (Kaplan and Meier’s estimate).',
    disagreement:
      'Documents say that something is done, hardly ever when: the day of their publication stands for it, so the true time is shorter. A median of the finished ones alone looks far too fast.',
    column: 'documents.published_at',
  },
  {
    id: 'recurrence',
    name: 'recurrence',
    unit: 'count',
    definition:
      'An incident with an earlier one of the same cause in the same service or organisation, at most 365 days before.',
    disagreement:
      'Some count only the same root cause after its repair; categories are wider, so this counts more. The earlier incident is always named.',
    column: 'causes.earlier_incident_id',
  },
  {
    id: 'broken_promise',
    name: 'broken promise',
    unit: 'count',
    definition:
      'A recurrence after an earlier document promised, or claimed, to prevent that cause.',
    disagreement:
      'A promise that was kept too late and one that was kept but did not help are both counted; a document that does not say when it was published is taken to have been in time.',
    column: 'causes.promised_incident_id',
  },
  {
    id: 'postmortem_delay',
    name: 'postmortem delay',
    unit: 'days',
    definition: 'From resolved to published; against the promised date where one was given.',
    disagreement:
      'The date of publication is what the document says of itself, not when the file was changed.',
    column: 'follow_ups.late_days',
  },
  {
    id: 'communication_lag',
    name: 'communication lag',
    unit: 'minutes',
    definition:
      'From the start of impact to the first public update, and the longest silence between updates.',
    disagreement:
      'Known only where the document keeps its public updates and says beside them when impact began. Time after the last update that calls it resolved is no silence.',
    column: 'incidents.communicate_minutes',
  },
  {
    id: 'silence',
    name: 'longest silence',
    unit: 'minutes',
    definition:
      'The longest time between two public updates of one incident, until it is resolved.',
    disagreement: 'A postmortem that follows weeks later is none of these updates.',
    column: 'incidents.silence_minutes',
  },
] as const satisfies readonly Metric[];

export type MetricId = (typeof METRICS)[number]['id'];

/** One metric by its id. */
export function metric(id: MetricId): Metric {
  const found = METRICS.find((one) => one.id === id);
  if (!found) throw new Error(`no metric is called ${id}`);
  return found;
}
